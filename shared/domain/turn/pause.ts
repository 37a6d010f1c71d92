import type { Ms } from '#shared/lib/units.ts';
import type { LongPause } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';

/** Since when nobody has spoken after speech; null while someone speaks or nobody has yet. */
export type QuietSince = Ms | null;

/**
 * Long pauses (dead air): nobody speaks for `longPauseMs` or more between two runs of speech, or
 * between speech and a loss of the sound. Told when it is over.
 * @param endMs where the quiet ended: the start of the next run, or the last moment measured
 */
export function longPause(
  sinceMs: QuietSince,
  endMs: Ms,
  atMs: Ms,
  config: Pick<TurnConfig, 'longPauseMs'>,
): readonly LongPause[] {
  if (sinceMs === null || endMs - sinceMs < config.longPauseMs) return [];
  return [{ type: 'longPause', startMs: sinceMs, endMs, atMs }];
}
