import { z } from 'zod';
import type { Dbfs, Ms } from '#shared/lib/units.ts';
import type { Party } from './party.ts';
import { partySchema } from './party.ts';

/** Length of one frame: 512 samples at 16 kHz, the window Silero VAD v5 was trained on. */
export const VAD_FRAME_MS = 32;

/**
 * What the voice-activity detector heard of one party in one 32 ms frame.
 * `atMs` is the moment the frame ENDS on the call's media clock (the earliest moment at which it
 * can be known); both parties' frames of one moment share it.
 */
export interface VadFrame {
  readonly party: Party;
  readonly atMs: Ms;
  /** 0..1, from the model. */
  readonly speechProbability: number;
  /** Root mean square of the frame. */
  readonly levelDbfs: Dbfs;
}

export const vadFrameSchema = z.readonly(
  z.object({
    party: partySchema,
    atMs: z.number().nonnegative(),
    speechProbability: z.number().min(0).max(1),
    levelDbfs: z.number(),
  }),
) satisfies z.ZodType<VadFrame>;
