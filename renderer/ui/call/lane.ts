/**
 * The outline of a lane of activity as an SVG path in a box of `values.length` × 1: one bar a slot,
 * grown from the bottom. Quiet slots keep a hairline so that the lane is seen.
 * @param values one share a slot, 0..1
 */
export function lanePath(values: readonly number[], hairline = 0.06): string {
  return values
    .map((value, at) => {
      const top = 1 - Math.max(hairline, Math.min(1, value));
      return `M${at} 1V${top.toFixed(2)}H${at + 0.8}V1Z`;
    })
    .join('');
}

/** Seconds with speech in a lane, rounded. */
export function spokenSeconds(values: readonly number[], slotMs: number): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) * slotMs) / 1000);
}
