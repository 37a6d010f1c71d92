import type { AnalysisEvent } from '#shared/contract/engine.ts';
import type { Party } from '#shared/model/party.ts';
import { addScores, matchMoments, noScore } from '#tests/accuracy/score.ts';
import type { Score } from '#tests/accuracy/score.ts';
import type { Truth } from './truth.ts';

/** A found event belongs to a true one that began within this (the figure). */
export const TOLERANCE_MS = 500;

/** What was found in a dialogue, and what there was to find. */
export interface Judged {
  readonly recording: string;
  readonly truth: Truth;
  readonly found: {
    readonly durationMs: number;
    readonly events: readonly AnalysisEvent[];
    readonly metrics: { readonly shareOfSpeech: { readonly agent: number | null } };
  };
}

/** Counts and errors of dialogues; lists add up, so that shares and quantiles are over all. */
export interface TurnScore {
  readonly dialogues: number;
  readonly interruptions: Score;
  /** From an interruption's first sound to the decision, one for each that was found. */
  readonly latenciesMs: readonly number[];
  readonly customerInterruptions: Score;
  readonly backchannels: Score;
  /** True backchannels that were reported as interruptions. */
  readonly backchannelsFlagged: number;
  /** Changes of turn that took place, and how far off the gaps of those that were found are. */
  readonly changes: number;
  readonly gapErrorsMs: readonly number[];
  /** Distance of the agent's share of speech (0..1) from the truth, one a dialogue that has it. */
  readonly talkRatioErrors: readonly number[];
}

const ms = (seconds: number): number => seconds * 1000;
/** Times in the truth are rounded to a millisecond, some twice. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 5;

/** Compares what was found in a dialogue with what there was; backchannels and cues: the agent's. */
export function scoreDialogue({ truth, found }: Judged): TurnScore {
  const reported = (by: Party) =>
    found.events.flatMap((event) =>
      event.type === 'interruption' && event.by === by ? [event] : [],
    );
  const agent = matchInterruptions(truth, 'agent', reported('agent'));
  const share = found.metrics.shareOfSpeech.agent;
  return {
    dialogues: 1,
    interruptions: agent.score,
    latenciesMs: agent.latenciesMs,
    customerInterruptions: matchInterruptions(truth, 'customer', reported('customer')).score,
    ...backchannels(truth, found.events),
    ...gaps(truth, found.events),
    talkRatioErrors: share === null ? [] : [Math.abs(share - truth.totals.talk_ratio_agent)],
  };
}

/** The score of several dialogues taken together. */
export function sumScores(scores: readonly TurnScore[]): TurnScore {
  const sum = (of: (one: TurnScore) => number): number =>
    scores.reduce((total, one) => total + of(one), 0);
  const add = (of: (one: TurnScore) => Score): Score =>
    scores.reduce((total, one) => addScores(total, of(one)), noScore);
  return {
    dialogues: sum((one) => one.dialogues),
    interruptions: add((one) => one.interruptions),
    latenciesMs: scores.flatMap((one) => one.latenciesMs),
    customerInterruptions: add((one) => one.customerInterruptions),
    backchannels: add((one) => one.backchannels),
    backchannelsFlagged: sum((one) => one.backchannelsFlagged),
    changes: sum((one) => one.changes),
    gapErrorsMs: scores.flatMap((one) => one.gapErrorsMs),
    talkRatioErrors: scores.flatMap((one) => one.talkRatioErrors),
  };
}

interface Reported {
  readonly startMs: number;
  readonly cueAtMs: number;
}

/** Pairs a party's true interruptions with those reported, and times the decisions. */
export function matchInterruptions(truth: Truth, by: Party, reported: readonly Reported[]) {
  const trueMs = truth.events.flatMap((event) =>
    event.type === 'interruption' && event.by === by ? [ms(event.start)] : [],
  );
  const starts = reported.map(({ startMs }) => startMs);
  const { score, pairs } = matchMoments(trueMs, starts, TOLERANCE_MS);
  const latenciesMs = pairs.map(([i, j]) => (reported[j]?.cueAtMs ?? 0) - (trueMs[i] ?? 0));
  const missedMs = trueMs.filter((_, i) => !pairs.some(([paired]) => paired === i));
  const falseMs = starts.filter((_, j) => !pairs.some(([, paired]) => paired === j));
  return { score, latenciesMs, missedMs, falseMs };
}

function backchannels(truth: Truth, events: readonly AnalysisEvent[]) {
  const real = truth.events.flatMap((event) =>
    event.type === 'backchannel' && event.by === 'agent' ? [event] : [],
  );
  const starts = (type: 'backchannel' | 'interruption'): number[] =>
    events.flatMap((event) => (event.type === type && event.by === 'agent' ? [event.startMs] : []));
  const interruptions = starts('interruption');
  const flagged = real.filter(({ start, end }) =>
    interruptions.some(
      (at) => at > ms(start) - TOLERANCE_MS / 2 && at < ms(end) + TOLERANCE_MS / 2,
    ),
  );
  const { score } = matchMoments(
    real.map(({ start }) => ms(start)),
    starts('backchannel'),
    TOLERANCE_MS,
  );
  return { backchannels: score, backchannelsFlagged: flagged.length };
}

/** Answers of either party: one's turn ends at `start`, the other's begins after the gap. */
function gaps(truth: Truth, events: readonly AnalysisEvent[]) {
  // The maker plans a change and then sometimes lets the same person go on: only real ones count.
  const changes = truth.events.flatMap((event) =>
    event.type === 'turn_change' &&
    truth.turns.some(
      ({ speaker, start }) => speaker === event.to && near(ms(start), ms(event.start + event.gap)),
    )
      ? [event]
      : [],
  );
  const gapErrorsMs = (['agent', 'customer'] as const).flatMap((party) => {
    const real = changes.filter(({ to }) => to === party);
    const reported = events.flatMap((event) =>
      event.type === 'response' && event.by === party ? [event] : [],
    );
    const { pairs } = matchMoments(
      real.map(({ start, gap }) => ms(start + gap)),
      reported.map(({ atMs }) => atMs),
      TOLERANCE_MS,
    );
    return pairs.map(([i, j]) => Math.abs((reported[j]?.gapMs ?? 0) - ms(real[i]?.gap ?? 0)));
  });
  return { changes: changes.length, gapErrorsMs };
}
