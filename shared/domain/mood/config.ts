import type { Ms } from '#shared/lib/units.ts';

/** Every number about when a face can be read, and how a reading moves in time. */
export interface MoodConfig {
  /**
   * A head turned further than this, degrees, is not read. Beyond it half of the face is hidden, and
   * the face model guesses that half from the other.
   */
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
  /**
   * Share of the picture's height under which a face is too small: at 480 lines about 60 pixels, a
   * quarter of what the expression model was made for (256).
   */
  readonly minSize: number;
  /** Mean brightness under which a picture is too dark to read; noise then moves every score. */
  readonly minBrightness: number;
  /** Readable time from which on this customer's own neutral is known. */
  readonly learnMs: Ms;
  /** Time constant of the smoothing. */
  readonly smoothMs: Ms;
}

export const defaultMoodConfig: MoodConfig = {
  yawDeg: 30,
  pitchDeg: 28,
  rollDeg: 30,
  minSize: 0.13,
  minBrightness: 0.1,
  learnMs: 5_000,
  smoothMs: 700,
};
