import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment } from './moment.ts';
import { LONG_TURN_MS } from './longTurn.ts';

/**
 * When the agent said goodbye; null while the call goes on. Goodbyes overlap, trail off and are
 * thanked for: nothing about them is worth a cue. Words are not known, so the agent's own mark on a
 * closing prompt is what tells.
 */
export type Goodbye = Ms | null;

/** The customer has more to say after all: a long turn since then ends the quiet. */
export function followGoodbye(saidMs: Goodbye, { atMs, floor, quiet }: CueMoment): Goodbye {
  if (saidMs === null || floor?.holder !== 'customer' || quiet) return saidMs;
  return atMs - Math.max(saidMs, floor.sinceMs) >= LONG_TURN_MS ? null : saidMs;
}
