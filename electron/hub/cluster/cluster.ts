import type { Board, CallSurroundings } from '../call/board.ts';
import { createBoard } from '../call/board.ts';
import { briefly } from '../log.ts';
import type { Lead } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { toHubError } from '../sockets/wire.ts';
import type { Bus } from './bus.ts';
import { changingDesks, createDesks } from './desks.ts';
import type { Desks } from './desks.ts';
import type { Lines } from './lines.ts';
import { createLines } from './lines.ts';
import type { Leader, Members } from './membership.ts';
import { BEAT_EVERY_MS, leaderOf, silent, withBeat, without } from './membership.ts';
import type { Message } from './messages.ts';
import type { RemoteDesks } from './remote.ts';
import { createRemoteDesks } from './remote.ts';

/** What this hub is at the moment. */
type Role =
  | {
      readonly kind: 'leads';
      readonly lead: Lead;
      readonly board: Board;
      readonly desks: Desks;
      readonly lines: Lines;
    }
  | { readonly kind: 'follows'; readonly leader: Leader; readonly desks: RemoteDesks }
  | { readonly kind: 'seeks' };

/**
 * The hubs of one database as one: one of them leads and joins all calls, as a hub alone does; the
 * others pass on what their clients say. When the leader goes, another one takes up the calls from
 * the store, as after a restart. Whenever that changes, or a message between hubs was lost, the
 * clients concerned are let go: they connect again and are told where their calls stand.
 */
export interface Cluster {
  /** Each message goes to where the calls are joined now. */
  readonly desks: Desks;
  readonly role: () => Role['kind'];
  /** Connections of other hubs' clients to this one. */
  readonly remoteLines: () => number;
  /** Calls that are joined here. */
  readonly callsIn: (phase: 'ringing' | 'live') => number;
  /** @returns false where another hub leads and this one has no bus to it */
  start(bus: Bus | null, dropClients: () => void): Promise<boolean>;
  /** Lets go of the lead; what waits for an answer gets none. */
  close(): Promise<void>;
}

export function createCluster(around: CallSurroundings, publicOrigin: () => string): Cluster {
  const { clock, ids, log, records, queue } = around;
  let role: Role = { kind: 'seeks' };
  let members: Members = new Map();
  let bus: Bus | null = null;
  let dropClients: () => void = () => undefined;
  let isTaking = false;
  let isClosed = false;
  let stopBeating: () => void = () => undefined;

  const findInvite = (inviteId: string) =>
    queue.run(inviteId, () => records.invites.find(inviteId));

  const beat = (): void => {
    bus?.send(null, { type: 'beat', term: role.kind === 'leads' ? role.lead.term : null });
  };

  const become = (next: Role): void => {
    const before = role;
    role = next;
    if (before.kind === 'leads') before.board.close();
    if (before.kind === 'follows') before.desks.close();
    if (before.kind !== 'seeks') dropClients();
    const term =
      next.kind === 'leads' ? next.lead.term : next.kind === 'follows' ? next.leader.term : null;
    if (bus !== null) log({ level: 'info', event: `hub.${next.kind}`, fields: { term } });
  };

  /** The lead was lost to a database that went away: this hub goes on and takes it again. */
  const watch = (lead: Lead): void => {
    void lead.lost.then(() => {
      if (isClosed || role.kind !== 'leads' || role.lead !== lead) return;
      log({ level: 'warn', event: 'lead.lost' });
      void retake(lead);
    });
  };

  const retake = async (lost: Lead): Promise<void> => {
    const leadsStill = (): boolean => !isClosed && role.kind === 'leads' && role.lead === lost;
    if (!leadsStill()) return;
    let again: Lead | null;
    try {
      again = await records.takeLead();
    } catch {
      clock.after(BEAT_EVERY_MS, () => void retake(lost));
      return;
    }
    if (role.kind !== 'leads' || !leadsStill()) {
      await again?.release();
      return;
    }
    if (again === null) {
      become({ kind: 'seeks' });
      return;
    }
    role = { ...role, lead: again };
    log({ level: 'info', event: 'lead.again', fields: { term: again.term } });
    watch(again);
    beat();
  };

  const leadWith = async (lead: Lead): Promise<void> => {
    const board = createBoard(around);
    const desks = createDesks(board, around, publicOrigin);
    const send = (hub: string, message: Message): void => bus?.send(hub, message);
    const lines = createLines(desks, ids, findInvite, send);
    await board.restore();
    if (isClosed) {
      board.close();
      await lead.release();
      return;
    }
    become({ kind: 'leads', lead, board, desks, lines });
    watch(lead);
    beat();
  };

  const seek = async (): Promise<void> => {
    if (isTaking || isClosed || role.kind !== 'seeks') return;
    isTaking = true;
    let lead: Lead | null = null;
    try {
      lead = await records.takeLead();
      if (lead !== null) await leadWith(lead);
    } catch (error) {
      await lead?.release();
      throw error;
    } finally {
      isTaking = false;
    }
  };

  const seekQuietly = (): void => {
    seek().catch((error: unknown) => {
      log({ level: 'warn', event: 'lead.notTaken', fields: { error: briefly(error) } });
    });
  };

  const follow = (leader: Leader): void => {
    const send = (message: Message): void => bus?.send(leader.hub, message);
    // Links are made and found by any hub; only calls are one hub's.
    const own = createDesks(createBoard(around), around, publicOrigin).invites;
    become({ kind: 'follows', leader, desks: createRemoteDesks(send, own, { clock, ids }) });
  };

  /** Looks at who is there and does what follows from it. */
  const look = (): void => {
    if (isClosed) return;
    const leader = leaderOf(members);
    if (role.kind === 'leads') {
      // Somebody was given the lead after this hub: it has it.
      if (leader !== null && leader.term > role.lead.term) {
        const { lead } = role;
        become({ kind: 'seeks' });
        void lead.release();
        look();
      }
      return;
    }
    if (leader === null) {
      if (role.kind === 'follows') become({ kind: 'seeks' });
      seekQuietly();
      return;
    }
    if (role.kind === 'follows' && role.leader.hub === leader.hub) {
      // The same hub with a new term: nothing that it knew is lost.
      role = { ...role, leader };
      return;
    }
    if (bus?.isUp() === true) follow(leader);
  };

  const forget = (hub: string): void => {
    members = without(members, hub);
    if (role.kind === 'leads') role.lines.hubGone(hub);
  };

  const answer = async (from: string, ask: Extract<Message, { type: 'ask' }>): Promise<void> => {
    const { id, method, body } = ask;
    const asked = role;
    try {
      if (asked.kind !== 'leads') throw new Refusal('internal', 'This hub does not lead.');
      const value = (await asked.lines.ask(from, method, body)) ?? null;
      if (role.kind === 'leads' && role.lines === asked.lines)
        bus?.send(from, { type: 'answer', id, value });
    } catch (error) {
      bus?.send(from, { type: 'refusal', id, ...toHubError(error, log, method) });
    }
  };

  const hear = (from: string, message: Message): void => {
    if (isClosed) return;
    switch (message.type) {
      case 'beat': {
        const isNew = !members.has(from);
        members = withBeat(members, from, { heardAt: clock.now(), term: message.term });
        if (isNew) beat();
        look();
        return;
      }
      case 'bye':
        forget(from);
        look();
        return;
      case 'resync':
        bus?.renew();
        return;
      case 'ask':
        void answer(from, message);
        return;
      case 'told':
        if (role.kind === 'leads') role.lines.told(from, message.ack, message.answer);
        return;
      default:
        if (role.kind === 'follows' && role.leader.hub === from) role.desks.hear(message);
    }
  };

  const tick = (): void => {
    stopBeating = clock.after(BEAT_EVERY_MS, tick);
    beat();
    for (const hub of silent(members, clock.now())) forget(hub);
    look();
  };

  return {
    desks: changingDesks(() => (role.kind === 'seeks' ? null : role.desks)),
    role: () => role.kind,
    remoteLines: () => (role.kind === 'leads' ? role.lines.count() : 0),
    callsIn: (phase) => (role.kind === 'leads' ? role.board.count(phase) : 0),
    async start(joined, drop) {
      bus = joined;
      dropClients = drop;
      bus?.listen({
        hear,
        gap(from) {
          const matters =
            role.kind === 'leads' || (role.kind === 'follows' && role.leader.hub === from);
          if (!matters) return;
          log({ level: 'warn', event: 'bus.gap' });
          forget(from);
          bus?.send(from, { type: 'resync' });
          if (role.kind === 'follows') {
            become({ kind: 'seeks' });
            bus?.renew();
          }
        },
        renewed() {
          // To the others this is a new hub: they have let go of this one's clients, and a leader
          // of theirs has to tell them anew.
          members = new Map();
          if (role.kind === 'follows') become({ kind: 'seeks' });
          else if (role.kind === 'leads') role.lines.allGone();
          beat();
        },
      });
      await seek();
      if (role.kind !== 'leads' && bus === null) return false;
      if (bus !== null) tick();
      return true;
    },
    async close() {
      isClosed = true;
      stopBeating();
      const last = role;
      role = { kind: 'seeks' };
      if (last.kind === 'leads') {
        last.board.close();
        // The next leader takes up what is stored by then.
        await queue.idle();
        await last.lead.release();
      }
      if (last.kind === 'follows') last.desks.close();
      bus?.send(null, { type: 'bye' });
    },
  };
}
