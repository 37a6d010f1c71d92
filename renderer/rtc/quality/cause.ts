import type { Ms } from '#shared/lib/units.ts';
import type { LineCause, LineLevel } from '#shared/model/lineQuality.ts';
import { lineLevels } from '#shared/model/lineQuality.ts';
import { TAKEN_BACK_AFTER_MS, TOLD_AFTER_MS } from './thresholds.ts';

/** What is told of one cause, and since when it has been otherwise. */
export interface CauseState {
  readonly told: LineLevel;
  /** The stretch in which it has been worse, or better, than told; null while it is as told. */
  readonly other: {
    readonly sinceMs: Ms;
    readonly worse: boolean;
    /** The level that the whole stretch bears out: the one nearest to what is told. */
    readonly level: LineLevel;
  } | null;
}

export const quietCause: CauseState = { told: 'good', other: null };

const rank = (level: LineLevel): number => lineLevels.indexOf(level);

export function worst(levels: readonly LineLevel[]): LineLevel {
  return levels.reduce((a, b) => (rank(b) > rank(a) ? b : a), 'good');
}

interface Waits {
  readonly told: Ms;
  readonly takenBack: Ms;
}

const waits: Waits = { told: TOLD_AFTER_MS, takenBack: TAKEN_BACK_AFTER_MS };
/** That nothing arrives has been waited for already; that something does again is sure at once. */
const silence: Waits = { told: 0, takenBack: TOLD_AFTER_MS };

/** A cause as it is told from now on: changes that do not last are not told. */
export function stepCause(
  cause: LineCause,
  { told, other }: CauseState,
  now: LineLevel,
  atMs: Ms,
): CauseState {
  if (now === told) return { told, other: null };
  const worse = rank(now) > rank(told);
  const goesOn = other !== null && other.worse === worse;
  const sinceMs = goesOn ? other.sinceMs : atMs;
  const level =
    goesOn && Math.abs(rank(other.level) - rank(told)) < Math.abs(rank(now) - rank(told))
      ? other.level
      : now;
  const wait = cause === 'nothingIn' || cause === 'nothingOut' ? silence : waits;
  return atMs - sinceMs >= (worse ? wait.told : wait.takenBack)
    ? { told: level, other: null }
    : { told, other: { sinceMs, worse, level } };
}
