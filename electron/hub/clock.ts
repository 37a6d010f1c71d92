import type { EpochMs, Ms } from '#shared/lib/units.ts';

/** The hub's only source of time, so that a test can turn it by hand. */
export interface Clock {
  now(): EpochMs;
  /** Calls `act` once after `delayMs`. @returns the function that calls it off */
  after(delayMs: Ms, act: () => void): () => void;
}

/** setTimeout counts in 32 bits: beyond 24.8 days it would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, Math.min(Math.max(delayMs, 0), longestDelayMs));
    return () => clearTimeout(timer);
  },
};
