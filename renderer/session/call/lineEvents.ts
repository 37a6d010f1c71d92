import type { Ms } from '#shared/lib/units.ts';
import type { ConnectionChanged } from '#shared/model/callEvent.ts';
import type { Line } from './line.ts';

/** The phases of the line that the journal keeps. */
const connectionOf = {
  connecting: 'connecting',
  live: 'connected',
  reconnecting: 'reconnecting',
  customerAway: 'customerAway',
  ending: null,
} as const;

/** There was media, and there is none now. */
export function isDown({ phase }: Line): boolean {
  return phase === 'reconnecting' || phase === 'customerAway';
}

/**
 * What the journal keeps of a step of the line.
 * @param quietMs for how long nothing had arrived when it was found out
 * @returns null for a step that changes nothing there
 */
export function connectionEvent(
  next: Line,
  before: Line,
  atMs: Ms,
  quietMs: Ms,
): ConnectionChanged | null {
  const state = connectionOf[next.phase];
  if (next.phase === before.phase || state === null) return null;
  const quiet = isDown(next) ? Math.round(Math.min(quietMs, atMs)) : 0;
  return { type: 'connection', atMs, state, ...(quiet > 0 ? { quietMs: quiet } : {}) };
}
