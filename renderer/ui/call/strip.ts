import type { Ms } from '#shared/lib/units.ts';

/** The stretch of time that a strip shows. */
export interface StripSpan {
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** Where a moment stands in the strip, 0..1 from the left; null outside of it. */
export function placeIn(strip: StripSpan, atMs: Ms): number | null {
  const share = (atMs - strip.startMs) / (strip.endMs - strip.startMs);
  return share >= 0 && share <= 1 ? share : null;
}

/**
 * The part of a stretch that the strip shows, 0..1 from the left; null where there is none.
 * @param toMs null while it lasts: to the strip's right end
 */
export function partIn(
  strip: StripSpan,
  fromMs: Ms,
  toMs: Ms | null,
): { readonly from: number; readonly width: number } | null {
  const lengthMs = strip.endMs - strip.startMs;
  const from = Math.max(0, (fromMs - strip.startMs) / lengthMs);
  const to = Math.min(1, ((toMs ?? strip.endMs) - strip.startMs) / lengthMs);
  return to > from ? { from, width: to - from } : null;
}
