import { addScores, figures, matchMoments, noScore, quantile } from '#tests/accuracy/score.ts';
import type { Judged } from './dialogues.ts';
import type { Figure } from './figure.ts';

/** A found event belongs to a true one that began within this. */
const TOLERANCE_MS = 500;

const ms = (seconds: number): number => seconds * 1000;
/** Times in the truth are rounded to a millisecond, some twice. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 5;
const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Compares what was found in dialogues with what there was, for the agent's side. */
export function turnFigures(dialogues: readonly Judged[]): readonly Figure[] {
  const all = dialogues.map((dialogue) => ({
    interruptions: interruptions(dialogue),
    backchannels: backchannels(dialogue),
    gaps: gaps(dialogue),
    talkRatioError: talkRatioError(dialogue),
  }));
  const score = all.reduce(
    (sum, { interruptions: { score: one } }) => addScores(sum, one),
    noScore,
  );
  const { f1, precision, recall } = figures(score);
  const latencies = all.flatMap((one) => one.interruptions.latenciesMs);
  const heard = all.reduce((sum, one) => addScores(sum, one.backchannels.score), noScore);
  const flagged = all.reduce((sum, one) => sum + one.backchannels.flagged, 0);
  const gapErrors = all.flatMap((one) => one.gaps.errorsMs);
  const changes = all.reduce((sum, one) => sum + one.gaps.changes, 0);
  const ratioErrors = all.flatMap((one) => (one.talkRatioError === null ? [] : one.talkRatioError));
  const count = (name: string, what: string, value: number): Figure => ({
    name,
    what,
    value,
    unit: '',
    better: 'neither',
  });
  return [
    count('dialogues', 'dialogues analysed', dialogues.length),
    { name: 'f1', what: 'interruptions by the agent', value: f1, unit: '', better: 'higher' },
    {
      name: 'precision',
      what: 'of those reported, true',
      value: precision,
      unit: '',
      better: 'higher',
    },
    {
      name: 'recall',
      what: 'of the true ones, reported',
      value: recall,
      unit: '',
      better: 'higher',
    },
    count('hits', 'interruptions found', score.hits),
    count('missed', 'interruptions missed', score.missed),
    count('falseAlarms', 'interruptions reported that were none', score.falseAlarms),
    {
      name: 'latencyP50',
      what: 'from an interruption’s first sound to the decision, median',
      value: quantile(latencies, 0.5),
      unit: 'ms',
      better: 'lower',
    },
    {
      name: 'latencyP95',
      what: 'the same, 95th percentile',
      value: quantile(latencies, 0.95),
      unit: 'ms',
      better: 'lower',
    },
    {
      name: 'backchannelsFlagged',
      what: `of the agent’s ${heard.hits + heard.missed} backchannels, reported as interruptions`,
      value: flagged,
      unit: '',
      better: 'lower',
    },
    {
      name: 'backchannelsFound',
      what: 'share of the agent’s backchannels that were credited',
      value: heard.hits + heard.missed === 0 ? null : figures(heard).recall,
      unit: '',
      better: 'higher',
    },
    count('backchannelsWrong', 'backchannels credited that were none', heard.falseAlarms),
    {
      name: 'talkRatioError',
      what: 'agent’s share of speech, mean distance from the truth',
      value: mean(ratioErrors.map((error) => error * 100)),
      unit: '%',
      better: 'lower',
    },
    {
      name: 'turnGapError',
      what: `gap at a change of turns, median distance from the truth (${gapErrors.length} of ${changes} changes found)`,
      value: quantile(gapErrors, 0.5),
      unit: 'ms',
      better: 'lower',
    },
    {
      name: 'turnGapsFound',
      what: 'share of plain changes of turn with a gap reported',
      value: changes === 0 ? null : gapErrors.length / changes,
      unit: '',
      better: 'higher',
    },
  ];
}

function interruptions({ truth, found }: Judged) {
  const real = truth.events.flatMap((event) =>
    event.type === 'interruption' && event.by === 'agent' ? [ms(event.start)] : [],
  );
  const reported = found.events.flatMap((event) =>
    event.type === 'interruption' && event.by === 'agent' ? [event] : [],
  );
  const { score, pairs } = matchMoments(
    real,
    reported.map(({ startMs }) => startMs),
    TOLERANCE_MS,
  );
  const latenciesMs = pairs.map(([i, j]) => (reported[j]?.cueAtMs ?? 0) - (real[i] ?? 0));
  return { score, latenciesMs };
}

function backchannels({ truth, found }: Judged) {
  const real = truth.events.flatMap((event) =>
    event.type === 'backchannel' && event.by === 'agent' ? [event] : [],
  );
  const starts = (type: 'backchannel' | 'interruption'): number[] =>
    found.events.flatMap((event) =>
      event.type === type && event.by === 'agent' ? [event.startMs] : [],
    );
  const reported = starts('interruption');
  const flagged = real.filter(({ start, end }) =>
    reported.some((at) => at > ms(start) - TOLERANCE_MS / 2 && at < ms(end) + TOLERANCE_MS / 2),
  ).length;
  const { score } = matchMoments(
    real.map(({ start }) => ms(start)),
    starts('backchannel'),
    TOLERANCE_MS,
  );
  return { score, flagged };
}

/** Answers of either party: one's turn ends at `start`, the other's begins after the gap. */
function gaps({ truth, found }: Judged) {
  // The maker plans a change and then sometimes lets the same person go on: only real ones count.
  const changes = truth.events.flatMap((event) =>
    event.type === 'turn_change' &&
    truth.turns.some(
      ({ speaker, start }) => speaker === event.to && near(ms(start), ms(event.start + event.gap)),
    )
      ? [event]
      : [],
  );
  const errorsMs: number[] = [];
  for (const party of ['agent', 'customer'] as const) {
    const real = changes.filter(({ to }) => to === party);
    const reported = found.events.flatMap((event) =>
      event.type === 'response' && event.by === party ? [event] : [],
    );
    const { pairs } = matchMoments(
      real.map(({ start, gap }) => ms(start + gap)),
      reported.map(({ atMs }) => atMs),
      TOLERANCE_MS,
    );
    for (const [i, j] of pairs) {
      errorsMs.push(Math.abs((reported[j]?.gapMs ?? 0) - ms(real[i]?.gap ?? 0)));
    }
  }
  return { errorsMs, changes: changes.length };
}

function talkRatioError({ truth, found }: Judged): number | null {
  const share = found.metrics.shareOfSpeech.agent;
  return share === null ? null : Math.abs(share - truth.totals.talk_ratio_agent);
}
