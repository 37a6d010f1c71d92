import { z } from 'zod';
import type { Ms } from '#shared/lib/units.ts';
import { figureIds } from './figure.ts';
import type { FigureId } from './figure.ts';
import { partySchema } from './party.ts';
import type { Party } from './party.ts';

/** Why something of a call could not be measured. Time on hold is none of these: it is known. */
const notMeasuredReasons = [
  /** The party's sound did not arrive. */
  'missing',
  /** The party had muted itself: what it said then, it said to nobody. */
  'muted',
  /** The party's line gave no sound at all: a dead channel, no microphone. */
  'neverHeard',
  /** There was sound, but no speech in it: noise, a tone, music, or nothing was said. */
  'notSpeech',
  /** Of both together: too little speech for a share. */
  'tooLittleSpeech',
  /** Too few answers for a middle value. */
  'tooFewAnswers',
] as const;

export type NotMeasuredReason = (typeof notMeasuredReasons)[number];

/** Something that could not be measured, and what follows from it. */
export interface NotMeasured {
  /** Null where it is about both together. */
  readonly party: Party | null;
  readonly reason: NotMeasuredReason;
  /** How long it lasted; null where it is not about time. */
  readonly ms: Ms | null;
  /** When it was, [startMs, endMs]; empty where it is not about time. */
  readonly spans: readonly (readonly [Ms, Ms])[];
  /** The figures that cannot be told because of it; empty where they only leave that part out. */
  readonly figures: readonly FigureId[];
}

export const notMeasuredSchema = z.readonly(
  z.object({
    party: partySchema.nullable(),
    reason: z.enum(notMeasuredReasons),
    ms: z.number().nullable(),
    spans: z.readonly(z.array(z.readonly(z.tuple([z.number(), z.number()])))),
    figures: z.readonly(z.array(z.enum(figureIds))),
  }),
) satisfies z.ZodType<NotMeasured>;
