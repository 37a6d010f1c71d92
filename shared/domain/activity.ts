import type { Ms } from '#shared/lib/units.ts';
import type { PerParty } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';

/** Length of one slot of the strip of recent speech, and how far it goes back. */
export const ACTIVITY_SLOT_MS = 500;
const ACTIVITY_SPAN_MS = 30_000;

const SLOTS = ACTIVITY_SPAN_MS / ACTIVITY_SLOT_MS;

/** Who spoke in the last 30 s: complete slots, oldest first, and the one that is being filled. */
export interface ActivityState {
  readonly slots: PerParty<readonly number[]>;
  readonly slotStartMs: Ms;
  readonly spokenMs: PerParty<Ms>;
}

const silentSlots: readonly number[] = Array.from({ length: SLOTS }, () => 0);

export const noActivity: ActivityState = {
  slots: { agent: silentSlots, customer: silentSlots },
  slotStartMs: 0,
  spokenMs: { agent: 0, customer: 0 },
};

/** Adds that a party spoke, or did not, for `lengthMs` up to `atMs`. */
export function addActivity(
  before: ActivityState,
  party: Party,
  atMs: Ms,
  lengthMs: Ms,
  speaking: boolean,
): ActivityState {
  const state = advance(before, atMs);
  if (!speaking) return state;
  const spokenMs = { ...state.spokenMs, [party]: state.spokenMs[party] + lengthMs };
  return { ...state, spokenMs };
}

/** Closes the slots that lie wholly before `atMs`. */
export function advance(state: ActivityState, atMs: Ms): ActivityState {
  const passed = Math.floor((atMs - state.slotStartMs) / ACTIVITY_SLOT_MS);
  if (!(passed > 0)) return state;
  const close = (party: Party) => {
    const empty = Array.from({ length: Math.min(SLOTS, passed - 1) }, () => 0);
    return [...state.slots[party], shareOf(state.spokenMs[party]), ...empty].slice(-SLOTS);
  };
  return {
    slots: { agent: close('agent'), customer: close('customer') },
    slotStartMs: state.slotStartMs + passed * ACTIVITY_SLOT_MS,
    spokenMs: { agent: 0, customer: 0 },
  };
}

function shareOf(spokenMs: Ms): number {
  return Math.min(1, spokenMs / ACTIVITY_SLOT_MS);
}
