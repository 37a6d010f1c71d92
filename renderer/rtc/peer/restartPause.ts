import type { Ms } from '#shared/lib/units.ts';

/**
 * Pauses between looks for a new path while there is none. The first is longer than a look takes
 * where there is a path (an offer and its answer over the hub, then RFC 8445 checks, which start
 * 50 ms apart and are repeated from 500 ms on; over TURN with TLS on a slow line up to 3 s): a look
 * must not be broken off by the next one. They grow, for a line so slow that 3 s do not do.
 */
const PAUSES_MS: readonly Ms[] = [3000, 5000, 8000];

/** @param tries how many looks there were before; the pause after the third stays */
export function restartPause(tries: number): Ms {
  return PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0;
}
