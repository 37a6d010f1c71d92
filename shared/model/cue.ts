import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';

/** What a cue is about. Kinds can be switched off one by one. */
export const cueKinds = [
  /** The agent talks over the customer. */
  'talkOver',
  /** It happened again within a minute. */
  'talkOverHabit',
  /** The agent has spoken for long without the customer's turn. */
  'monologue',
  /** The agent answered at once after a long turn of the customer, repeatedly. */
  'answeredAtOnce',
  /** Nobody speaks while the customer waits for the agent. */
  'customerWaits',
  /** The customer has looked more tense than before, for a while. */
  'looksTense',
  /** The agent left a good pause after a long turn of the customer. */
  'goodPause',
  /** The agent's listening signals were noticed. */
  'activeListening',
] as const;

export type CueKind = (typeof cueKinds)[number];

export const cueKindSchema = z.enum(cueKinds) satisfies z.ZodType<CueKind>;

/** How a cue speaks: a soft hint, a strong one, or praise. */
export type CueTone = 'hint' | 'strong' | 'praise';

/** A calm hint to the agent, decided by `domain/cue`. `id` is unique within the call. */
export interface Cue {
  readonly id: number;
  readonly kind: CueKind;
  readonly tone: CueTone;
  /** When it was decided, on the media clock. */
  readonly atMs: Ms;
  /** Start of what it is about. */
  readonly aboutMs: Ms;
}

export const cueSchema = z.readonly(
  z.object({
    id: z.number().int().nonnegative(),
    kind: cueKindSchema,
    tone: z.enum(['hint', 'strong', 'praise']),
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

/** What the agent has said of one kind of cue, over all calls, since it was last asked about it. */
export interface CueOpinion {
  /** Cues of the kind shown, counted from the first that was not useful, that one included. */
  readonly shown: number;
  /** Which of them were not useful, the first being 1; oldest first, the last few only. */
  readonly notUseful: readonly number[];
}

/** Kinds that nothing was said of are left out. */
export type CueOpinions = Readonly<Partial<Record<CueKind, CueOpinion>>>;

const ordinal = z.number().int().positive();

export const cueOpinionsSchema = z.readonly(
  z.partialRecord(
    cueKindSchema,
    z.readonly(z.object({ shown: ordinal, notUseful: z.readonly(z.array(ordinal).max(20)) })),
  ),
) satisfies z.ZodType<CueOpinions>;
