import type { CallId, EndReason } from '#shared/model/call.ts';
import type { RingRequest, Seat, SignalEnvelope } from '#shared/contract/hub.ts';
import { canBeUsed, ownsSeat, standingOf } from '../invites/standing.ts';
import type { InviteRecord } from '../records.ts';
import { Refusal } from '../refusal.ts';
import type { Buckets } from '../security/buckets.ts';
import { hashSecret } from '../security/secrets.ts';
import type { Board, CallSurroundings } from './board.ts';
import type { CallEntry } from './entry.ts';
import { attachAgent, attachGuest, createEntry, ringingOf, stateOf } from './entry.ts';
import { startRinging } from './life.ts';
import type { GuestLink } from './links.ts';
import type { Acknowledge } from './relay.ts';

/** A ring that was let in. `announce` comes after the customer was given the seat. */
interface Rung {
  readonly seat: Seat;
  readonly announce: () => void;
}

/** What a customer's page may do: everything in the one call of its link. */
export interface GuestDoor {
  /**
   * Whether a page may connect with this link.
   * @returns the seat's secret where it is the right one, else null
   * @throws Refusal `unknown`, `used`, `expired` or `ended`
   */
  admit(
    invite: InviteRecord | null,
    seat: string | null,
    pageId: string,
  ): Promise<string | null> | string | null;
  /** The page is here: it is told where its call stands, if it has one. */
  arrive(link: GuestLink): Promise<void>;
  leave(link: GuestLink): void;
  /** Takes the seat where it is free, and rings. A repeat gives the same call again. */
  ring(link: GuestLink, request: RingRequest): Promise<Rung>;
  end(link: GuestLink, callId: CallId, reason: EndReason): Promise<void>;
  /**
   * Passed on; `acknowledge` gets the agent's own answer. At once where it can be: there are many.
   * @throws Refusal, or rejects with it
   */
  signal(link: GuestLink, envelope: SignalEnvelope, acknowledge: Acknowledge): Promise<void> | void;
}

export function createGuestDoor(board: Board, around: CallSurroundings, rings: Buckets): GuestDoor {
  const { clock, ids, iceFor, limits, log, queue, records } = around;

  /** The page that is in the call but lost the answer with its seat on the way. */
  const isInCall = (entry: CallEntry | null, pageId: string): boolean =>
    entry !== null && entry.seat !== null && entry.pageId === pageId;

  const ownCall = (link: GuestLink, callId: CallId): CallEntry | null => {
    const entry = board.callOfInvite(link.inviteId);
    return entry?.guest === link && entry.callId === callId ? entry : null;
  };

  const hadCall = async (link: GuestLink, callId: CallId): Promise<boolean> =>
    link.seat !== null && (await records.calls.find(callId))?.inviteId === link.inviteId;

  const refuseGone = async (link: GuestLink, callId: CallId): Promise<never> => {
    throw new Refusal((await hadCall(link, callId)) ? 'ended' : 'notFound');
  };

  const connect = (entry: CallEntry, link: GuestLink): void => {
    const { callId } = entry;
    const before = entry.guest;
    if (entry.pageId !== link.pageId) {
      if (before) entry.replacedPages.add(before.pageId);
      // Made for media that went away with the old page. After a restart of the hub it is not known
      // which page was here: nearly always this one, which then wants what was sent meanwhile.
      if (entry.pageId !== null)
        entry.toCustomer.clear('wrongState', 'The page this was meant for is gone.');
    }
    link.seat ??= entry.seat;
    entry.pageId = link.pageId;
    entry.guest = link;
    board.move(entry, { type: 'arrived', at: clock.now(), party: 'customer' });
    const agent = board.agents.get(entry.invite.ownerId);
    const state = stateOf(entry, 'customer', iceFor);
    if (before && before !== link) {
      // It learns which page takes part now, and so that it does not.
      before.state(state);
      before.drop();
    }
    link.state(state);
    link.presence({ callId, present: agent !== undefined });
    if (state.phase === 'live') agent?.state(stateOf(entry, 'agent', iceFor));
    agent?.presence({ callId, present: true });
    // Last: a page that knows where the call stands can tell what to do with a signal.
    attachGuest(entry, link);
  };

  const begin = async (
    link: GuestLink,
    invite: InviteRecord,
    request: RingRequest,
  ): Promise<CallEntry> => {
    const seat = link.seat ?? ids.secret();
    const callId = ids.id();
    const at = clock.now();
    const { inviteId } = invite;
    const ring = { ...request, inviteId, callId, seatHash: hashSecret(seat), ringingSince: at };
    const taken = await (invite.state === 'open'
      ? records.invites.takeSeat(ring)
      : records.invites.ringAgain(ring));
    if (!taken) throw new Refusal('used');
    link.seat = seat;
    const entry = createEntry({ ...request, callId, invite, seat, life: startRinging(at) }, limits);
    entry.pageId = link.pageId;
    board.add(entry);
    log({ level: 'info', event: 'call.ringing', fields: { callId } });
    const agent = board.agents.get(invite.ownerId);
    if (!agent) return entry;
    board.move(entry, { type: 'arrived', at, party: 'agent' });
    attachAgent(entry, agent);
    agent.ringing(ringingOf(entry, iceFor));
    return entry;
  };

  const ring = async (link: GuestLink, request: RingRequest): Promise<Rung> => {
    const invite = await records.invites.find(link.inviteId);
    if (!invite) throw new Refusal('unknown');
    const ongoing = board.callOfInvite(link.inviteId);
    const standing = standingOf(invite, ownsSeat(invite, link.seat), ongoing !== null, clock.now());
    if (!canBeUsed(standing)) throw new Refusal(standing);
    if (!ongoing && !rings.take(invite.inviteId)) throw new Refusal('tooMany');
    if (!ongoing && !board.agents.has(invite.ownerId)) throw new Refusal('agentOffline');
    const entry = ongoing ?? (await begin(link, invite, request));
    const { callId } = entry;
    const { seat } = link;
    if (seat === null) throw new Refusal('internal');
    return {
      seat: { callId, seat },
      announce() {
        if (link.isOpen() && board.call(callId) === entry) connect(entry, link);
      },
    };
  };

  return {
    admit(invite, seat, pageId) {
      if (!invite) throw new Refusal('unknown');
      const proven = ownsSeat(invite, seat);
      const ongoing = board.callOfInvite(invite.inviteId);
      const seated = proven || isInCall(ongoing, pageId);
      const standing = standingOf(invite, seated, ongoing !== null, clock.now());
      // Who has the seat may come in after the end, to be told how it ended.
      const mayBeTold = standing === 'ended' && proven;
      if (!canBeUsed(standing) && !mayBeTold) throw new Refusal(standing);
      if (ongoing?.replacedPages.has(pageId)) throw new Refusal('used');
      return proven ? seat : null;
    },
    async arrive(link) {
      const entry = board.callOfInvite(link.inviteId);
      if (entry && (link.seat !== null || isInCall(entry, link.pageId))) {
        connect(entry, link);
        return;
      }
      if (link.seat === null) return;
      const last = await queue.run(link.inviteId, async () => {
        const invite = await records.invites.find(link.inviteId);
        return invite?.callId ? records.calls.find(invite.callId) : null;
      });
      if (!last || !link.isOpen() || board.callOfInvite(link.inviteId)) return;
      const { callId, endedBy, endReason } = last;
      const [by, reason] = [endedBy ?? 'system', endReason ?? 'connectionLost'];
      link.state({ callId, phase: 'ended', by, reason });
    },
    leave(link) {
      const entry = board.callOfInvite(link.inviteId);
      if (entry?.guest !== link) return;
      entry.guest = null;
      entry.toCustomer.pause();
      board.move(entry, { type: 'left', at: clock.now(), party: 'customer' });
      board.agents.get(entry.invite.ownerId)?.presence({ callId: entry.callId, present: false });
    },
    ring: (link, request) => queue.run(link.inviteId, () => ring(link, request)),
    async end(link, callId, reason) {
      const entry = ownCall(link, callId);
      if (entry) board.move(entry, { type: 'end', at: clock.now(), by: 'customer', reason });
      else if (!(await hadCall(link, callId))) throw new Refusal('notFound');
    },
    signal(link, { callId, signal }, acknowledge) {
      const entry = ownCall(link, callId);
      if (!entry) return refuseGone(link, callId);
      if (entry.life.phase !== 'live') throw new Refusal('wrongState');
      entry.toAgent.send(signal, acknowledge);
    },
  };
}
