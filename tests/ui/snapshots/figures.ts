import type { PersonFigures, TrendPoint } from '#shared/contract/desk.ts';
import { ines, sam } from './supervisor.ts';
import { NOW } from './time.ts';

/* A team's figures over a period. */

const sums = (values: readonly number[]) => ({
  count: values.length,
  sum: values.reduce((a, b) => a + b, 0),
  sumOfSquares: values.reduce((a, b) => a + b ** 2, 0),
});

/** Figures of some calls, all made from one number so that they differ and stay the same. */
function totals(calls: number, lean = 0): Omit<TrendPoint, 'from'> {
  const values = (middle: number): ReturnType<typeof sums> =>
    sums(Array.from({ length: calls }, (_, at) => middle * (0.8 + lean + 0.1 * (at % 5))));
  const answered = Math.floor(calls / 2);
  const high = Math.floor(answered * (0.6 + lean));
  return {
    notForDecisions: true,
    calls,
    figures: {
      durationMs: values(312_000),
      shareOfSpeech: values(0.4),
      interruptions: values(1.2),
      backchannels: values(4),
      longestMonologueMs: values(32_000),
      responseGapMs: values(540),
      longPauses: values(0.6),
    },
    answers: {
      satisfied: answered,
      satisfiedHigh: high,
      recommend: answered,
      promoters: high,
      detractors: answered - high,
      resolved: answered,
      resolvedYes: high,
      heard: answered,
      heardHigh: high,
      resolvedForGood: Math.floor(high * 0.8),
    },
    followed: Math.floor(calls / 8),
  };
}

export const people: readonly PersonFigures[] = [
  { agentId: sam.personId, agentName: sam.name, ...totals(62) },
  { agentId: ines.personId, agentName: ines.name, ...totals(18, 0.1) },
  { agentId: 'person-ada', agentName: 'Ada Öberg', ...totals(1) },
];

const WEEK = 7 * 24 * 3_600_000;

/** Thirteen weeks, of which one has no calls. */
export const trend: readonly TrendPoint[] = Array.from({ length: 13 }, (_, at) => ({
  from: NOW - (13 - at) * WEEK,
  ...totals(at === 4 ? 0 : 9 + (at % 4), 0.02 * (at % 6)),
}));
