import type { Ms } from '#shared/lib/units.ts';
import { FRAME_MS } from './moment.ts';

/** How long arrivals are watched before the clock is judged: 4 s of moments. */
const WINDOW_MOMENTS = 125;

/**
 * How far the audio's count may stray from the media clock before it is set right: two frames.
 * The quickest of 125 arrivals is not late by that much unless audio time itself went missing.
 */
const TOLERANCE_MS = 2 * FRAME_MS;

/** When a moment ended on the media clock; `skip` where it must be left out. */
export type MomentTime = { readonly atMs: Ms } | { readonly skip: true };

/**
 * Gives moments their time. Between two looks it counts samples, which is steady; but the audio
 * clock stands still while the machine sleeps, and loses a little whenever it is busy. So the
 * quickest arrival of each window is compared with the media clock, and where they disagree the
 * count jumps by whole frames: forward at once, or, because time never runs backwards, by leaving
 * moments out until the clocks agree again.
 */
export class MomentClock {
  readonly #mediaAtZeroNow: Ms;
  /** Media time of moment 0's beginning; unknown before the first arrival. */
  #baseMs: Ms | null = null;
  #lastAtMs: Ms = -Infinity;
  #seen = 0;
  #smallestLag: Ms = Infinity;
  #corrections = 0;

  /**
   * @param mediaMs the media clock at `nowMs`
   * @param nowMs a monotonic clock, e.g. performance.now()
   */
  constructor(mediaMs: Ms, nowMs: Ms) {
    this.#mediaAtZeroNow = mediaMs - nowMs;
  }

  /** How often the count was set right. */
  get corrections(): number {
    return this.#corrections;
  }

  /** @param nowMs when moment `index` arrived, on the clock given at construction */
  timeOf(index: number, nowMs: Ms): MomentTime {
    const mediaNow = this.#mediaAtZeroNow + nowMs;
    this.#baseMs ??= Math.max(0, mediaNow - (index + 1) * FRAME_MS);
    const atMs = this.#baseMs + (index + 1) * FRAME_MS;
    this.#watch(mediaNow - atMs);
    if (atMs <= this.#lastAtMs) return { skip: true };
    this.#lastAtMs = atMs;
    return { atMs };
  }

  #watch(lagMs: Ms): void {
    this.#smallestLag = Math.min(this.#smallestLag, lagMs);
    this.#seen += 1;
    if (this.#seen < WINDOW_MOMENTS) return;
    if (Math.abs(this.#smallestLag) >= TOLERANCE_MS && this.#baseMs !== null) {
      this.#baseMs += Math.trunc(this.#smallestLag / FRAME_MS) * FRAME_MS;
      this.#corrections += 1;
    }
    this.#seen = 0;
    this.#smallestLag = Infinity;
  }
}

/** Time for sound from a file: moment 0 begins at 0, nothing to compare with. */
export const fileClock = {
  corrections: 0,
  timeOf(index: number): MomentTime {
    return { atMs: (index + 1) * FRAME_MS };
  },
};
