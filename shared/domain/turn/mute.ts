import type { Ms } from '#shared/lib/units.ts';

/** Whether a party is muted, and changes that the frames have not reached yet, oldest first. */
export interface MuteState {
  readonly muted: boolean;
  readonly coming: readonly { readonly atMs: Ms; readonly muted: boolean }[];
}

export const unmuted: MuteState = { muted: false, coming: [] };

/** Notes a change. Frames come later than the button: it counts for frames that end after `atMs`. */
export function noteMute(state: MuteState, atMs: Ms, muted: boolean): MuteState {
  return { ...state, coming: [...state.coming, { atMs, muted }] };
}

/** The state for a frame that ends at `atMs`. */
export function muteAt(state: MuteState, atMs: Ms): MuteState {
  let { muted, coming } = state;
  for (let next = coming[0]; next && next.atMs < atMs; next = coming[0]) {
    muted = next.muted;
    coming = coming.slice(1);
  }
  return coming === state.coming ? state : { muted, coming };
}
