import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';

/** Who holds the floor, and since when. */
export interface Floor {
  readonly holder: Party;
  readonly startMs: Ms;
  /** End of the holder's last voiced frame. */
  readonly lastMs: Ms;
  /** How much the holder has said since startMs. */
  readonly spokenMs: Ms;
  /**
   * While the holder has not yet said enough for a turn: the floor it came from, which gets it back
   * if this was only a short sound.
   */
  readonly tentative: { readonly previous: Floor } | null;
}

/** What a party has said so far, from which it gets the floor. */
interface Said {
  readonly startMs: Ms;
  readonly lastMs: Ms;
  readonly spokenMs: Ms;
}

/** The floor for good: of the first to speak, or after a talk-over. */
export function giveFloor(holder: Party, said: Said): Floor {
  const { startMs, lastMs, spokenMs } = said;
  return { holder, startMs, lastMs, spokenMs, tentative: null };
}

/** The floor, for the time being, of a party that spoke into the other's pause. */
export function lendFloor(holder: Party, said: Said, previous: Floor): Floor {
  return { ...giveFloor(holder, said), tentative: { previous } };
}

/** The floor is the holder's for good; tells of the turn that ended and of the response. */
export function confirm(
  floor: Floor,
  atMs: Ms,
): { readonly floor: Floor; readonly events: TurnEvent[] } {
  if (!floor.tentative) return { floor, events: [] };
  const ended = floor.tentative.previous;
  return {
    floor: { ...floor, tentative: null },
    events: [
      turnOf(ended, atMs),
      {
        type: 'response',
        by: floor.holder,
        gapMs: floor.startMs - ended.lastMs,
        startMs: floor.startMs,
        atMs,
      },
    ],
  };
}

/** The turn of a floor that has passed on. */
export function turnOf(floor: Floor, atMs: Ms): TurnEvent {
  return {
    type: 'turn',
    party: floor.holder,
    startMs: floor.startMs,
    endMs: Math.max(floor.startMs, floor.lastMs),
    atMs,
  };
}
