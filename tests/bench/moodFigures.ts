import type { Figure, Section } from './figure.ts';
import type { CallsMeasured } from './moodCalls.ts';
import type { Answer } from './moodScore.ts';
import { scoreOf, shareOf } from './moodScore.ts';
import type { Change } from './moodSequences.ts';
import type { StillAnswer } from './moodStills.ts';

/** The answers to stills of the three bands, as they are judged. */
export function judged(
  answers: readonly StillAnswer[],
  pick: (answer: StillAnswer) => Answer['band'],
): readonly Answer[] {
  return answers.flatMap((answer) => {
    const { mood } = answer.still;
    if (mood === 'sad' || mood === 'surprised') return [];
    return { truth: mood, band: pick(answer), confidence: answer.confidence };
  });
}

export function stillFigures(answers: readonly StillAnswer[]): readonly Figure[] {
  const told = scoreOf(judged(answers, ({ band }) => band));
  const forced = scoreOf(judged(answers, (answer) => answer.forced));
  const naive = scoreOf(judged(answers, (answer) => answer.naive));
  const others = (mood: string) => {
    const of = answers.filter(({ still }) => still.mood === mood);
    return percent(shareOf(of.filter(({ band }) => band === null).length, of.length));
  };
  const quality = (name: string, what: string, value: number | null): Figure => ({
    name,
    what,
    value,
    unit: '',
    better: 'higher',
  });
  return [
    quality('balancedAccuracy', 'stills, of those answered', told.balancedAccuracy),
    {
      name: 'unsureShare',
      what: 'stills of the three bands left unsure',
      value: percent(told.answeredShare === null ? null : 1 - told.answeredShare),
      unit: '%',
      better: 'lower',
    },
    quality('tensePrecision', 'stills called tense that are', told.bands.tense.precision),
    quality('positivePrecision', 'stills called positive that are', told.bands.positive.precision),
    quality('neutralPrecision', 'stills called neutral that are', told.bands.neutral.precision),
    quality('tenseRecall', 'tense stills found, of those answered', told.bands.tense.recall),
    quality('neutralRecall', 'neutral stills found, of those answered', told.bands.neutral.recall),
    quality(
      'positiveRecall',
      'positive stills found, of those answered',
      told.bands.positive.recall,
    ),
    quality('balancedAccuracyForced', 'stills, without abstaining', forced.balancedAccuracy),
    quality(
      'tensePrecisionForced',
      'the same: called tense that are',
      forced.bands.tense.precision,
    ),
    {
      ...quality('balancedAccuracyNaive', 'stills, fixed thresholds', naive.balancedAccuracy),
      better: 'neither',
    },
    {
      name: 'sadUnsure',
      what: 'sad stills left unsure: sadness is none of the bands',
      value: others('sad'),
      unit: '%',
      better: 'higher',
    },
    {
      name: 'surprisedUnsure',
      what: 'surprised stills left unsure: so is surprise',
      value: others('surprised'),
      unit: '%',
      better: 'higher',
    },
  ];
}

export function callFigures(calls: CallsMeasured): readonly Figure[] {
  const share = (
    name: string,
    what: string,
    value: number | null,
    better: Figure['better'] = 'higher',
  ): Figure => ({ name, what, value: percent(value), unit: '%', better });
  const { clips, composed, talking } = calls;
  return [
    share(
      'clipsRight',
      'clips: samples right, 1 s around changes left out',
      shareOf(clips.right, clips.samples),
    ),
    {
      name: 'clipChangeP50',
      what: 'clips: median time until a change is seen, never counted as longest',
      value: changesOf(clips.changes).medianMs,
      unit: 'ms',
      better: 'lower',
    },
    share(
      'clipChangesSeen',
      'clips: changes seen within 2 s, each at three paces',
      changesOf(clips.changes).seenShare,
    ),
    share(
      'composedRight',
      'composed calls: samples right',
      shareOf(composed.right, composed.samples),
    ),
    share(
      'composedWrong',
      'composed calls: samples of a wrong band',
      shareOf(composed.samples - composed.right - composed.unsure, composed.samples),
      'lower',
    ),
    share(
      'composedChangesSeen',
      'composed calls: changes seen within 2 s',
      changesOf(composed.changes).seenShare,
    ),
    share(
      'talkingTense',
      'neutral faces that talk: samples called tense',
      talking.tenseShare,
      'lower',
    ),
    share('talkingReadable', 'neutral faces that talk: time readable', talking.readableShare),
    {
      name: 'turningTense',
      what: 'real heads that turn: samples called tense',
      value: calls.turningTense,
      unit: '',
      better: 'lower',
    },
    {
      name: 'falseEpisodes',
      what: 'lasting tension told of faces that talk or turn, neutral all along',
      value: calls.falseEpisodes,
      unit: '',
      better: 'lower',
    },
  ];
}

/** A change that is seen later than this comes too late to be of use: the bar of the bench. */
const SEEN_WITHIN_MS = 2000;

function inTime({ delayMs }: Change): boolean {
  return delayMs !== null && delayMs <= SEEN_WITHIN_MS;
}

/** How many changes were seen in time, and the median time of all; never counts as longest. */
export function changesOf(changes: readonly Change[]): {
  readonly seenShare: number | null;
  readonly medianMs: number | null;
} {
  return {
    seenShare: shareOf(changes.filter(inTime).length, changes.length),
    medianMs: median(changes.map(({ delayMs }) => delayMs ?? Number.MAX_SAFE_INTEGER)),
  };
}

/** A row for each change that was not seen in time. */
export function missedChanges({ clips }: CallsMeasured): Section {
  return {
    name: 'missedChanges',
    title: 'Changes in the clips that were not seen within 2 s',
    rows: clips.changes
      .filter((change) => !inTime(change))
      .map(({ of, everyMs, startMs, from, to, delayMs, said }) => ({
        clip: of,
        everyMs,
        atMs: Math.round(startMs),
        from,
        to,
        seen: delayMs === null ? 'never' : `after ${Math.round(delayMs)} ms`,
        saidMost: said,
      })),
  };
}

function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? null;
}

function percent(share: number | null): number | null {
  return share === null ? null : share * 100;
}
