import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import type { MuteState } from './turn/mute.ts';
import { muteAt, noteMute, unmuted } from './turn/mute.ts';

/**
 * While the customer is on hold nobody hears the other, and what the microphones catch is no
 * conversation: it is not measured, like sound that is missing. A mute is another thing, a party that
 * is known to be silent. Changes wait for the frames, which come later than the button; each party's
 * frames come on their own way.
 */
export interface HoldState {
  readonly held: boolean;
  readonly holds: PerParty<MuteState>;
}

export const notHeld: HoldState = { held: false, holds: { agent: unmuted, customer: unmuted } };

/** The agent put the customer on hold at `atMs`, or came back. */
export function noteHold({ holds }: HoldState, atMs: Ms, held: boolean): HoldState {
  const { agent, customer } = holds;
  return {
    held,
    holds: { agent: noteMute(agent, atMs, held), customer: noteMute(customer, atMs, held) },
  };
}

/** Whether a frame falls into a hold. */
export function holdAt(
  state: HoldState,
  { party, atMs }: VadFrame,
): { readonly state: HoldState; readonly inHold: boolean } {
  const hold = muteAt(state.holds[party], atMs);
  if (hold === state.holds[party]) return { state, inHold: hold.muted };
  return { state: { ...state, holds: { ...state.holds, [party]: hold } }, inHold: hold.muted };
}
