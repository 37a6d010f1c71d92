import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';

/** What a cue is about. Kinds can be switched off one by one. */
export type CueKind = 'talkOver';

export const cueKindSchema = z.enum(['talkOver']) satisfies z.ZodType<CueKind>;

/** A calm hint to the agent, decided by `domain/cue`. `id` is unique within the call. */
export interface Cue {
  readonly id: number;
  readonly kind: CueKind;
  /** When it was decided, on the media clock. */
  readonly atMs: Ms;
  /** Start of what it is about. */
  readonly aboutMs: Ms;
}

export const cueSchema = z.readonly(
  z.object({
    id: z.number().int().nonnegative(),
    kind: cueKindSchema,
    atMs: z.number(),
    aboutMs: z.number(),
  }),
) satisfies z.ZodType<Cue>;

/** What the agent did with a cue. */
export type CueFeedback = 'dismissed' | 'notUseful';

export const cueFeedbackSchema = z.enum([
  'dismissed',
  'notUseful',
]) satisfies z.ZodType<CueFeedback>;
