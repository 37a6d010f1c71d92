import { z } from 'zod';
import { peopleIdSchema } from '#shared/model/people.ts';

/*
 * Figures of people and teams as the hub gives them to the desk; see desk.ts. They carry sums, from
 * which means and their intervals come.
 */

const epochMs = z.number().int();
const count = z.number().int().nonnegative();

export const periodSchema = z.readonly(
  z.object({ teamId: peopleIdSchema.nullable(), from: epochMs, until: epochMs }),
);
export type Period = z.infer<typeof periodSchema>;

const sumsSchema = z.readonly(
  z.object({ count, sum: z.number(), sumOfSquares: z.number().nonnegative() }),
);
const answerCountsSchema = z.readonly(
  z.object({
    satisfied: count,
    satisfiedHigh: count,
    recommend: count,
    promoters: count,
    detractors: count,
    resolved: count,
    resolvedYes: count,
    heard: count,
    heardHigh: count,
    resolvedForGood: count,
  }),
);

const totalsShape = {
  /** Figures about people say what they are not for: no automated employment decision. */
  notForDecisions: z.literal(true),
  calls: count,
  figures: z.readonly(
    z.object({
      durationMs: sumsSchema,
      shareOfSpeech: sumsSchema,
      interruptions: sumsSchema,
      backchannels: sumsSchema,
      longestMonologueMs: sumsSchema,
      responseGapMs: sumsSchema,
      longPauses: sumsSchema,
    }),
  ),
  answers: answerCountsSchema,
  /** Calls after which the same customer called the team again within a week. */
  followed: count,
};

export const personFiguresSchema = z.readonly(
  z.object({ agentId: peopleIdSchema, agentName: z.string(), ...totalsShape }),
);
export type PersonFigures = z.infer<typeof personFiguresSchema>;

export const trendQuerySchema = z.readonly(
  z.object({
    /** null: all of the team together. */
    agentId: peopleIdSchema.nullable(),
    teamId: peopleIdSchema,
    from: epochMs,
    until: epochMs,
    bucketMs: z.number().int().min(3_600_000),
  }),
);
export type TrendQuery = z.infer<typeof trendQuerySchema>;

export const trendPointSchema = z.readonly(z.object({ from: epochMs, ...totalsShape }));
export type TrendPoint = z.infer<typeof trendPointSchema>;
