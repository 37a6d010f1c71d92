/** Where the two lanes of the picture lie, in pixels; along the time everything is in percent. */
export const LANE = { agent: 20, customer: 64 } as const;
export const LANE_HEIGHT = 24;
export const LANES_BOTTOM = LANE.customer + LANE_HEIGHT;
export const HEIGHT = 124;

/** A moment's or a length's place along the picture. */
export type Along = (ms: number) => string;
