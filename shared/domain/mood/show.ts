import type { Ms } from '#shared/lib/units.ts';
import type { MoodConfig } from './config.ts';
import type { Likelihoods, TellableBand } from './model.ts';

/** What is shown, null for "could be either", and what would replace it. */
export interface Shown {
  readonly band: TellableBand | null;
  readonly wanted: { readonly band: TellableBand | null; readonly sinceMs: Ms } | null;
  /** Since when what is shown is no longer what is seen. */
  readonly leavingMs: Ms | null;
}

export const nothingShown: Shown = { band: null, wanted: null, leavingMs: null };

/**
 * Changes what is shown only when another answer has been wanted for a while, shorter where it is
 * clear. A shown band that is still likely enough (`keep`) is not given up for "could be either"; one
 * that is not goes after that while even if what should follow is not settled.
 */
export function showNext(
  before: Shown,
  verdict: TellableBand | null,
  likely: Likelihoods,
  atMs: Ms,
  { keep, settleMs, settleClearMs, clear }: MoodConfig,
): Shown {
  const { band } = before;
  const kept = verdict === null && band !== null && likely[band] >= keep;
  if (verdict === band || kept) return { band, wanted: null, leavingMs: null };
  const sinceMs = before.wanted?.band === verdict ? before.wanted.sinceMs : atMs;
  const leavingMs = before.leavingMs ?? atMs;
  const settle = verdict !== null && likely[verdict] >= clear ? settleClearMs : settleMs;
  if (verdict !== null && atMs - sinceMs >= settle) return { ...nothingShown, band: verdict };
  const wanted = { band: verdict, sinceMs };
  const left = band !== null && atMs - leavingMs >= settleMs;
  return { band: left ? null : band, wanted, leavingMs };
}
