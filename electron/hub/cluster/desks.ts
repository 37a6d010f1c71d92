import type { AgentDesk } from '../call/agentDesk.ts';
import { createAgentDesk } from '../call/agentDesk.ts';
import type { Board, CallSurroundings } from '../call/board.ts';
import type { GuestDoor } from '../call/guestDoor.ts';
import { createGuestDoor } from '../call/guestDoor.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { createInviteDesk } from '../invites/desk.ts';
import { Refusal } from '../refusal.ts';
import { createBuckets } from '../security/buckets.ts';

/** What sockets and HTTP ask of the calls, wherever these are joined. */
export interface Desks {
  readonly desk: AgentDesk;
  readonly door: GuestDoor;
  readonly invites: InviteDesk;
}

/** The desks of a hub that joins the calls itself. */
export function createDesks(
  board: Board,
  around: CallSurroundings,
  publicOrigin: () => string,
): Desks {
  return {
    desk: createAgentDesk(board, around),
    door: createGuestDoor(board, around, createBuckets(around.limits.rings, around.clock)),
    invites: createInviteDesk(board, around, publicOrigin),
  };
}

/** Desks that are other ones from time to time: each message goes to those of the moment, and is refused
 * while there are none. */
export function changingDesks(ofNow: () => Desks | null): Desks {
  const now = (): Desks => {
    const desks = ofNow();
    if (desks) return desks;
    throw new Refusal('internal', 'The hubs are finding each other. Try again in a moment.');
  };
  return {
    desk: {
      admit: (...args) => now().desk.admit(...args),
      arrive: (...args) => now().desk.arrive(...args),
      leave: (link) => ofNow()?.desk.leave(link),
      accept: async (...args) => now().desk.accept(...args),
      decline: async (...args) => now().desk.decline(...args),
      end: async (...args) => now().desk.end(...args),
      signal: (...args) => now().desk.signal(...args),
    },
    door: {
      admit: (...args) => now().door.admit(...args),
      arrive: async (...args) => now().door.arrive(...args),
      leave: (link) => ofNow()?.door.leave(link),
      ring: async (...args) => now().door.ring(...args),
      end: async (...args) => now().door.end(...args),
      signal: (...args) => now().door.signal(...args),
    },
    invites: {
      create: async (...args) => now().invites.create(...args),
      list: async (...args) => now().invites.list(...args),
      revoke: async (...args) => now().invites.revoke(...args),
      view: async (...args) => now().invites.view(...args),
      find: async (...args) => now().invites.find(...args),
    },
  };
}
