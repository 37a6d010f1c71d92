import { meanOf } from '#shared/domain/review/mean.ts';
import type { Estimate } from '#shared/domain/review/mean.ts';
import { shareOf, verdictOf } from '#shared/domain/review/verdict.ts';
import type { ShareEstimate } from '#shared/domain/review/verdict.ts';
import type { TrendPoint } from '#shared/contract/desk.ts';
import { figureNames } from '#shared/model/callFigures.ts';

/** What a person's or a team's figures are made from. */
export type Totals = Omit<TrendPoint, 'from'>;

/** What customers said, or did: each answer is one. */
export const saidIds = ['csat', 'nps', 'settled', 'fcr', 'heard', 'repeat'] as const;
/** What Hearback counted: the mean of the calls. */
export const countedIds = figureNames;
export type MeasureId = (typeof saidIds)[number] | (typeof countedIds)[number];

/** How a measure is written. */
export type Unit = 'percent' | 'score' | 'duration' | 'gap' | 'number';

export const unitOf: Readonly<Record<MeasureId, Unit>> = {
  csat: 'percent',
  nps: 'score',
  settled: 'percent',
  fcr: 'percent',
  heard: 'percent',
  repeat: 'percent',
  durationMs: 'duration',
  shareOfSpeech: 'percent',
  interruptions: 'number',
  backchannels: 'number',
  longestMonologueMs: 'duration',
  responseGapMs: 'gap',
  longPauses: 'number',
};

/** Values that a picture shows at least, so that a small change does not look like a large one. */
export const rangeOf: Readonly<Record<Unit, readonly [number, number]>> = {
  percent: [0, 1],
  score: [-100, 100],
  duration: [0, 60_000],
  gap: [0, 1000],
  number: [0, 1],
};

const share = ({ count, share: value, low, high }: ShareEstimate): Estimate => ({
  count,
  value,
  low,
  high,
});

/** A measure of some calls, with its interval. */
export function estimate(id: MeasureId, { calls, figures, answers, followed }: Totals): Estimate {
  switch (id) {
    case 'csat':
      return share(verdictOf(answers).csat);
    case 'nps': {
      const { count, score, low, high } = verdictOf(answers).nps;
      return { count, value: score, low, high };
    }
    case 'settled':
      return share(verdictOf(answers).resolved);
    case 'fcr':
      return share(shareOf(answers.resolvedForGood, answers.resolved));
    case 'heard':
      return share(verdictOf(answers).feltHeard);
    case 'repeat':
      return share(shareOf(followed, calls));
    default:
      return meanOf(figures[id]);
  }
}

/** By name, and by nothing else: this is no ranking. */
export function byName<T extends { readonly agentName: string }>(
  people: readonly T[],
): readonly T[] {
  return people.toSorted((a, b) => a.agentName.localeCompare(b.agentName));
}

const DAY = 24 * 3_600_000;

/** How long a time is looked at, and in which steps. */
export const spans = {
  month: { days: 35, stepDays: 7 },
  quarter: { days: 91, stepDays: 7 },
  year: { days: 364, stepDays: 28 },
} as const;
export type SpanName = keyof typeof spans;

/** The span as moments; it ends now and is made of whole steps. */
export function momentsOf(
  span: SpanName,
  now: number,
): { readonly from: number; readonly until: number; readonly bucketMs: number } {
  const { days, stepDays } = spans[span];
  return { from: now - days * DAY, until: now, bucketMs: stepDays * DAY };
}
