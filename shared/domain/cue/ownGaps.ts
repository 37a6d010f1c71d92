import type { Ms } from '#shared/lib/units.ts';
import type { CueMoment } from './moment.ts';

/** Gaps kept: enough for a stable 95th percentile, few enough to follow how this call goes now. */
const GAPS_KEPT = 40;
/** Below this many gaps nothing can be said of an agent's usual ones. */
const GAPS_ENOUGH = 8;

/** How long the agent has taken to answer in this call so far, oldest first. */
export type OwnGaps = readonly Ms[];

/** Adds the agent's answers of this moment. An answer over the other's last words took no time. */
export function followGaps(before: OwnGaps, { events }: CueMoment): OwnGaps {
  const gaps = events.flatMap((event) =>
    event.type === 'response' && event.by === 'agent' ? [Math.max(0, event.gapMs)] : [],
  );
  return gaps.length === 0 ? before : [...before, ...gaps].slice(-GAPS_KEPT);
}

/**
 * The gap that at most one in twenty of the agent's answers exceeds; null with fewer than 8. The rank
 * is rounded down, so that a single search through the files never sets it: of 8 to 20 gaps the
 * longest is left out.
 */
export function usualLongestGapMs(gaps: OwnGaps): Ms | null {
  if (gaps.length < GAPS_ENOUGH) return null;
  const rank = Math.floor(gaps.length * 0.95);
  return gaps.toSorted((a, b) => a - b)[rank - 1] ?? null;
}
