import type { EpochMs, Ms } from './units.ts';

/** How often something may be done: `burst` times at once, then once every `everyMs`. */
export interface Pace {
  readonly burst: number;
  readonly everyMs: Ms;
}

/** What is left of a pace, as of `at`. */
export interface Allowance {
  readonly left: number;
  readonly at: EpochMs;
}

/**
 * Takes one from an allowance that fills up again with time; null is one not used yet.
 * @returns the allowance after it, or null where none is left: the one before stands then
 */
export function spend(before: Allowance | null, now: EpochMs, pace: Pace): Allowance | null {
  const gained = before === null ? pace.burst : Math.max(0, now - before.at) / pace.everyMs;
  const left = Math.min(pace.burst, (before?.left ?? 0) + gained);
  return left < 1 ? null : { left: left - 1, at: now };
}
