import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { LongPause } from '#shared/model/turnEvent.ts';
import type { TurnConfig } from './config.ts';
import type { RunState } from './run.ts';

/** Since when nobody has spoken after speech; null while someone speaks or nobody has yet. */
export type QuietSince = Ms | null;

/** Follows the quiet between runs of speech, and tells of a long one when the next run starts. */
export function followQuiet(
  since: QuietSince,
  runs: PerParty<RunState>,
  ended: PerParty<RunState | null>,
  atMs: Ms,
  config: Pick<TurnConfig, 'longPauseMs'>,
): { readonly quietSince: QuietSince; readonly events: readonly LongPause[] } {
  const starts = [runs.agent, runs.customer].flatMap((run) =>
    run.phase === 'on' ? [run.startMs] : [],
  );
  if (starts.length > 0) {
    return { quietSince: null, events: longPause(since, Math.min(...starts), atMs, config) };
  }
  if (!ended.agent && !ended.customer) return { quietSince: since, events: [] };
  const lastMs = Math.max(ended.agent?.voicedEndMs ?? 0, ended.customer?.voicedEndMs ?? 0);
  return { quietSince: lastMs, events: [] };
}

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
