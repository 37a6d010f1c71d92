import type { Ms } from '#shared/lib/units.ts';

/**
 * A page whose process died comes back by itself this often in a minute. One that dies sooner again
 * has a reason that another try does not mend, and a window that flickers helps nobody.
 */
const TIMES = 3;
const WITHIN_MS: Ms = 60_000;

/** Whether a page that died now may come back by itself. @param deaths earlier ones */
export function comesBack(deaths: readonly Ms[], now: Ms): boolean {
  return deaths.filter((at) => now - at < WITHIN_MS).length < TIMES;
}
