import type { Ms } from '#shared/lib/units.ts';

/** A picture that takes longer keeps the call waiting for the processor: look less often. */
export const SLOW_PICTURE_MS: Ms = 200;

/** Pictures must be this quick before they may come more often again, so that it does not swing. */
export const QUICK_PICTURE_MS: Ms = 100;

/** What is looked at a second: expressions that matter last, so few pictures do. */
export const LEAST_PER_SECOND = 2;
export const USUAL_PER_SECOND = 3;
export const MOST_PER_SECOND = 5;

/** So many slow pictures in a row at the slowest rate, and looking rests. */
const SLOW_BEFORE_REST = 3;

/** So many quick ones in a row, and the usual rate is back. */
const QUICK_BEFORE_USUAL = 6;

/** While resting, one picture this often finds out whether the machine has time again. */
const REST_MS: Ms = 10_000;

/** How often to look, and why. */
export interface Pace {
  readonly state: 'usual' | 'slowed' | 'resting';
  /** From one picture to the next. */
  readonly intervalMs: Ms;
  readonly usualMs: Ms;
  readonly slowInRow: number;
  readonly quickInRow: number;
}

/** @param perSecond what to aim for; kept within 2..5 */
export function startPace(perSecond: number = USUAL_PER_SECOND): Pace {
  const usualMs = 1000 / Math.min(MOST_PER_SECOND, Math.max(LEAST_PER_SECOND, perSecond));
  return { state: 'usual', intervalMs: usualMs, usualMs, slowInRow: 0, quickInRow: 0 };
}

/**
 * The pace after a picture.
 * @param tookMs from handing the picture over to its answer, waiting included
 */
export function stepPace(pace: Pace, tookMs: Ms): Pace {
  const slow = tookMs > SLOW_PICTURE_MS;
  const slowInRow = slow ? pace.slowInRow + 1 : 0;
  const quickInRow = tookMs <= QUICK_PICTURE_MS ? pace.quickInRow + 1 : 0;
  const counted = { ...pace, slowInRow, quickInRow };
  const slowed = { ...counted, state: 'slowed', intervalMs: 1000 / LEAST_PER_SECOND } as const;
  switch (pace.state) {
    case 'usual':
      return slow ? { ...slowed, slowInRow: 0 } : counted;
    case 'slowed':
      if (slowInRow >= SLOW_BEFORE_REST) {
        return { ...counted, state: 'resting', intervalMs: REST_MS };
      }
      return quickInRow >= QUICK_BEFORE_USUAL
        ? { ...counted, state: 'usual', intervalMs: pace.usualMs }
        : counted;
    case 'resting':
      return slow ? counted : { ...slowed, quickInRow: 0 };
  }
}
