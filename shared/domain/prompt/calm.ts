import type { Ms } from '#shared/lib/units.ts';
import type { PromptConfig } from './config.ts';

const MINUTE: Ms = 60_000;

/** What made the panel due for a change. */
export type Reason =
  /** The agent said one, put one off, or asked for one: it happens at once. */
  | 'asked'
  /** Something happened in the talk, or was noted. */
  | 'event'
  /** Nothing but time: an occasion is over. */
  | 'time';

/**
 * Whether the panel may change now. Nothing moves under the pointer; in any minute there are no more
 * changes than agreed, those that the agent asked for apart; and time alone neither takes the last of
 * them nor hurries.
 * @param changesMs when the panel changed before, the latest last
 */
export function mayChange(
  reason: Reason,
  atMs: Ms,
  changesMs: readonly Ms[],
  held: boolean,
  config: PromptConfig,
): boolean {
  if (held) return false;
  if (reason === 'asked') return true;
  const room = config.changesPerMinute - withinMinute(changesMs, atMs).length;
  if (reason === 'event') return room > 0;
  return room > config.keptForEvents && atMs - (changesMs.at(-1) ?? -Infinity) >= config.dwellMs;
}

/** The moments that still count. */
export function withinMinute(changesMs: readonly Ms[], atMs: Ms): readonly Ms[] {
  return changesMs.filter((changeMs) => atMs - changeMs < MINUTE);
}
