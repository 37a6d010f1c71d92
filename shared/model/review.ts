import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId } from './call.ts';
import { callIdSchema } from './call.ts';
import { peopleIdSchema } from './people.ts';

/** Longest comment, and longest text of a dispute. */
export const COMMENT_CHARS = 4_000;

/** What a comment is: praise, something to try, or a question. */
export const commentKinds = ['praise', 'coaching', 'question'] as const;
export type CommentKind = (typeof commentKinds)[number];

/** A person's words about a call. */
export interface ReviewComment {
  readonly commentId: string;
  readonly kind: CommentKind;
  /** The moment of the call (media time) that it is about; null: about the call. */
  readonly atMs: Ms | null;
  readonly text: string;
  readonly writtenAt: EpochMs;
}

/**
 * Where a review stands. `draft` is the reviewer's own. `shared` waits for the agent, who answers
 * with `acknowledged` or `disputed`; a dispute ends as `resolved`.
 */
export const reviewStatuses = ['draft', 'shared', 'acknowledged', 'disputed', 'resolved'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** One question of a scorecard, answered on a scale of `points` steps: 1 is worst. */
export interface ScorecardItem {
  readonly itemId: string;
  readonly text: string;
  /** Number of steps, 2 to 5. */
  readonly points: 2 | 3 | 4 | 5;
  /** Its share of the whole, against the other items' weights. */
  readonly weight: number;
  /** The lowest step on a critical item makes the whole card fail, whatever the rest says. */
  readonly critical: boolean;
}

export interface Scorecard {
  readonly scorecardId: string;
  readonly name: string;
  readonly items: readonly ScorecardItem[];
}

/** An item's answer: a step, 1 … points, or null for "does not apply". */
export interface ItemScore {
  readonly itemId: string;
  readonly step: number | null;
  /** Why it came out so, in the team's own words; empty where nobody said. */
  readonly rootCause: string;
}

export interface Review {
  readonly reviewId: string;
  readonly callId: CallId;
  readonly reviewerId: string;
  readonly status: ReviewStatus;
  readonly comments: readonly ReviewComment[];
  /** The scorecard as it was when the call was scored; null: comments only. */
  readonly scorecard: Scorecard | null;
  readonly scores: readonly ItemScore[];
  /** The agent's words where they dispute it; empty otherwise. */
  readonly dispute: string;
  /** How a dispute was settled; empty otherwise. */
  readonly resolution: string;
  readonly createdAt: EpochMs;
  readonly changedAt: EpochMs;
}

const id = peopleIdSchema;
const text = z.string().trim().max(COMMENT_CHARS);

export const reviewCommentSchema = z.readonly(
  z.object({
    commentId: id,
    kind: z.enum(commentKinds),
    atMs: z.number().nonnegative().nullable(),
    text: text.min(1),
    writtenAt: z.number().int(),
  }),
) satisfies z.ZodType<ReviewComment>;

export const scorecardItemSchema = z.readonly(
  z.object({
    itemId: id,
    text: z.string().trim().min(1).max(300),
    points: z.union([z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
    weight: z.number().positive().max(100),
    critical: z.boolean(),
  }),
) satisfies z.ZodType<ScorecardItem>;

export const scorecardSchema = z.readonly(
  z
    .object({
      scorecardId: id,
      name: z.string().trim().min(1).max(120),
      items: z.readonly(z.array(scorecardItemSchema).min(1).max(50)),
    })
    .refine(({ items }) => new Set(items.map(({ itemId }) => itemId)).size === items.length, {
      message: 'two items have the same id',
    }),
) satisfies z.ZodType<Scorecard>;

export const itemScoreSchema = z.readonly(
  z.object({
    itemId: id,
    step: z.number().int().min(1).max(5).nullable(),
    rootCause: z.string().trim().max(300),
  }),
) satisfies z.ZodType<ItemScore>;

export const reviewSchema = z.readonly(
  z.object({
    reviewId: id,
    callId: callIdSchema,
    reviewerId: id,
    status: z.enum(reviewStatuses),
    comments: z.readonly(z.array(reviewCommentSchema).max(200)),
    scorecard: scorecardSchema.nullable(),
    scores: z.readonly(z.array(itemScoreSchema).max(50)),
    dispute: text,
    resolution: text,
    createdAt: z.number().int(),
    changedAt: z.number().int(),
  }),
) satisfies z.ZodType<Review>;
