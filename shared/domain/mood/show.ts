import type { Ms } from '#shared/lib/units.ts';
import type { MoodConfig } from './config.ts';
import type { Likelihoods, TellableBand } from './model.ts';

/** What is shown, null for "could be either", and what would replace it. */
export interface Shown {
  readonly band: TellableBand | null;
  readonly wanted: { readonly band: TellableBand | null; readonly sinceMs: Ms } | null;
}

export const nothingShown: Shown = { band: null, wanted: null };

/**
 * Changes what is shown only when another answer has been wanted for a while, shorter where it is clear. A shown band that is
 * still likely enough (`keep`) is not given up for "could be either".
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
  if (verdict === band || kept) return { band, wanted: null };
  const sinceMs = before.wanted?.band === verdict ? before.wanted.sinceMs : atMs;
  const settle = verdict !== null && likely[verdict] >= clear ? settleClearMs : settleMs;
  if (atMs - sinceMs >= settle) return { band: verdict, wanted: null };
  return { band, wanted: { band: verdict, sinceMs } };
}
