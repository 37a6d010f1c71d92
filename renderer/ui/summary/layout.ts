/** Where the two lanes of the picture lie, in pixels; along the time everything is in percent. */
export const LANE = { agent: 20, customer: 64 } as const;
export const LANE_HEIGHT = 24;
export const LANES_BOTTOM = LANE.customer + LANE_HEIGHT;
/** The lane of the expression, below the two, where there is one. */
export const MOOD_LANE = 104;
/** Below the lowest lane: the axis of time. */
const AXIS_HEIGHT = 36;

/** Where the lowest lane ends, and how high the whole picture is. */
export function heightsOf(withMood: boolean): { readonly bottom: number; readonly height: number } {
  const bottom = withMood ? MOOD_LANE + LANE_HEIGHT : LANES_BOTTOM;
  return { bottom, height: bottom + AXIS_HEIGHT };
}

/** A moment's or a length's place along the picture. */
export type Along = (ms: number) => string;
