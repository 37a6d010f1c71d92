import { z } from 'zod';
import type { Dbfs, Ms } from '#shared/lib/units.ts';

/**
 * What was heard of HOW the customer speaks in one frame of 32 ms, beside its VadFrame. Only ever
 * the customer's, only with their consent (MoodConsent covers face and voice alike), never kept and
 * never sent: it lives until the next few seconds of speech have been weighed.
 */
export interface ToneFrame {
  /** There is no other: the agent's voice has no tone, by type and by schema. */
  readonly party: 'customer';
  /** The moment the frame ends, as in its VadFrame. */
  readonly atMs: Ms;
  readonly levelDbfs: Dbfs;
  /** The voice's fundamental, 60..400 Hz; null where the frame has none that is clear. */
  readonly pitchHz: number | null;
  /** How the sound's bands moved; null where what came before is not known. */
  readonly change: BandChange | null;
}

/**
 * How the level of each band of the sound moved over a frame: sums over its steps of 8 ms, from the
 * lowest band to the highest. Levels are natural logarithms of power.
 */
export interface BandChange {
  /** Steps summed up. */
  readonly steps: number;
  /** Squares of the differences from one step to the next. */
  readonly moved: readonly number[];
  /** Levels. */
  readonly sums: readonly number[];
  /** Squares of the levels. */
  readonly squares: readonly number[];
}

/** Bands that are told apart. */
export const TONE_BANDS = 8;

const perBand = z.readonly(z.array(z.number()).length(TONE_BANDS));

export const toneFrameSchema = z.readonly(
  z.object({
    party: z.literal('customer'),
    atMs: z.number().nonnegative(),
    levelDbfs: z.number(),
    pitchHz: z.number().min(60).max(400).nullable(),
    change: z
      .readonly(
        z.object({
          steps: z.number().int().positive(),
          moved: perBand,
          sums: perBand,
          squares: perBand,
        }),
      )
      .nullable(),
  }),
) satisfies z.ZodType<ToneFrame>;

/** Words for a voice beside its own start. `unknown` is a first-class answer. */
export const paces = ['faster', 'slower', 'same', 'unknown'] as const;
export const loudnesses = ['louder', 'quieter', 'same', 'unknown'] as const;
export const pitchRanges = ['wider', 'narrower', 'same', 'unknown'] as const;

export type Pace = (typeof paces)[number];
export type Loudness = (typeof loudnesses)[number];
export type PitchRange = (typeof pitchRanges)[number];

/**
 * The customer's way of speaking against their own start of the call: described, never judged, and
 * never merged into the mood's band. Null behind `unknown`.
 */
export interface ToneReading {
  readonly atMs: Ms;
  readonly pace: Pace;
  readonly loudness: Loudness;
  readonly pitchRange: PitchRange;
  /** Pace now to pace at the start; 1.2 is 20 % faster. */
  readonly paceRatio: number | null;
  /** Loudness now over the start's, in dB, without what the line itself changed. */
  readonly loudnessDb: number | null;
  /** Width of the pitch range now to that at the start, both in semitones. */
  readonly pitchRangeRatio: number | null;
  /** Whether the start is still being learnt. */
  readonly learning: boolean;
}

const positive = z.number().positive().nullable();

export const toneReadingSchema = z.readonly(
  z.object({
    atMs: z.number().nonnegative(),
    pace: z.enum(paces),
    loudness: z.enum(loudnesses),
    pitchRange: z.enum(pitchRanges),
    paceRatio: positive,
    loudnessDb: z.number().nullable(),
    pitchRangeRatio: positive,
    learning: z.boolean(),
  }),
) satisfies z.ZodType<ToneReading>;
