import { z } from 'zod';
import {
  callRefSchema,
  endRequestSchema,
  inviteLookupSchema,
  ringRequestSchema,
  signalEnvelopeSchema,
} from '#shared/contract/hub.ts';
import type { AgentLink, GuestLink } from '../call/links.ts';
import type { Acknowledge } from '../call/relay.ts';
import { Refusal } from '../refusal.ts';
import type { Ids } from '../security/secrets.ts';
import { readAck } from '../sockets/readAck.ts';
import type { Desks } from './desks.ts';
import type { Message } from './messages.ts';

/** Clients that are connected to other hubs, as the hub that leads sees them. */
export interface Lines {
  /** Does what a client of that hub asked for. @returns what it is answered */
  ask(hub: string, method: string, body: unknown): Promise<unknown>;
  told(hub: string, ack: string, answer: unknown): void;
  /** Every client of that hub is gone. */
  hubGone(hub: string): void;
  /** Every client of every other hub is gone. */
  allGone(): void;
  readonly count: () => number;
}

type Line = { readonly agent: AgentLink } | { readonly guest: GuestLink };

const id = z.string().min(1).max(100);
const secretOrNone = z.string().max(128).nullable();
const agentArrival = z.object({ line: id, ownerId: id, clientId: id });
const guestAdmission = z.object({ inviteId: id, pageId: id, seat: secretOrNone });
const guestArrival = z.object({ line: id, inviteId: id, pageId: id, seat: secretOrNone });

/** What a client said, and on which connection. */
const from = <T>(message: z.ZodType<T>) => z.object({ line: id, message });

export function createLines(
  desks: Desks,
  ids: Ids,
  findInvite: (inviteId: string) => ReturnType<Desks['invites']['find']>,
  send: (hub: string, message: Message) => void,
): Lines {
  const hubs = new Map<string, Map<string, Line>>();
  const acks = new Map<string, { readonly hub: string; readonly acknowledge: Acknowledge }>();

  /** Rings that wait until their customer was given the seat. */
  const announcements = new WeakMap<GuestLink, () => void>();

  const linesOf = (hub: string): Map<string, Line> => {
    const known = hubs.get(hub) ?? new Map<string, Line>();
    hubs.set(hub, known);
    return known;
  };

  /** What agents' and customers' links have in common. */
  const linkTo = (hub: string, line: string) => {
    const tell = (event: 'ringing' | 'state' | 'presence' | 'signal' | 'drop', body: unknown) =>
      send(hub, { type: 'tell', line, event, body, ack: null });
    return {
      isOpen: () => hubs.get(hub)?.has(line) ?? false,
      state: (body: unknown) => tell('state', body),
      presence: (body: unknown) => tell('presence', body),
      ringing: (body: unknown) => tell('ringing', body),
      drop: () => tell('drop', null),
      signal(body: unknown, acknowledge: Acknowledge) {
        const ack = ids.id();
        acks.set(ack, { hub, acknowledge });
        send(hub, { type: 'tell', line, event: 'signal', body, ack });
      },
    };
  };

  const agentOn = (hub: string, line: string): AgentLink => {
    const found = hubs.get(hub)?.get(line);
    if (found && 'agent' in found) return found.agent;
    throw new Refusal('wrongState', 'This connection is not known any more.');
  };
  const guestOn = (hub: string, line: string): GuestLink => {
    const found = hubs.get(hub)?.get(line);
    if (found && 'guest' in found) return found.guest;
    throw new Refusal('wrongState', 'This connection is not known any more.');
  };

  const leave = (hub: string, line: string): void => {
    const found = hubs.get(hub)?.get(line);
    hubs.get(hub)?.delete(line);
    if (found && 'agent' in found) desks.desk.leave(found.agent);
    else if (found) desks.door.leave(found.guest);
  };

  type Method = (hub: string, body: unknown) => Promise<unknown>;
  const method =
    <T>(schema: z.ZodType<T>, act: (hub: string, body: T) => unknown): Method =>
    async (hub, body) => {
      const parsed = schema.safeParse(body);
      if (!parsed.success) throw new Refusal('badRequest');
      return act(hub, parsed.data);
    };

  const { desk, door, invites } = desks;
  /** Resolves with what the other side answers. */
  const answered = (start: (acknowledge: Acknowledge) => Promise<void> | void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      start(resolve)?.catch(reject);
    });

  const methods: Readonly<Record<string, Method>> = {
    'agent.admit': method(z.object({ ownerId: id, clientId: id }), (_hub, { ownerId, clientId }) =>
      desk.admit(ownerId, clientId),
    ),
    'agent.arrive': method(agentArrival, (hub, { line, ownerId, clientId }) => {
      const agent = { ownerId, clientId, ...linkTo(hub, line) };
      linesOf(hub).set(line, { agent });
      return desk.arrive(agent);
    }),
    'agent.accept': method(from(callRefSchema), (hub, { line, message }) =>
      desk.accept(agentOn(hub, line), message.callId),
    ),
    'agent.decline': method(from(callRefSchema), (hub, { line, message }) =>
      desk.decline(agentOn(hub, line), message.callId),
    ),
    'agent.end': method(from(endRequestSchema), (hub, { line, message }) =>
      desk.end(agentOn(hub, line), message.callId, message.reason),
    ),
    'agent.signal': method(from(signalEnvelopeSchema), (hub, { line, message }) =>
      answered((acknowledge) => desk.signal(agentOn(hub, line), message, acknowledge)),
    ),
    'guest.admit': method(guestAdmission, async (_hub, { inviteId, seat, pageId }) =>
      door.admit(await findInvite(inviteId), seat, pageId),
    ),
    'guest.arrive': method(guestArrival, (hub, { line, inviteId, pageId, seat }) => {
      const guest: GuestLink = { inviteId, pageId, seat, ...linkTo(hub, line) };
      linesOf(hub).set(line, { guest });
      return door.arrive(guest);
    }),
    'guest.ring': method(from(ringRequestSchema), async (hub, { line, message }) => {
      const guest = guestOn(hub, line);
      const { seat, announce } = await door.ring(guest, message);
      announcements.set(guest, announce);
      return seat;
    }),
    'guest.announce': method(z.object({ line: id }), (hub, { line }) => {
      const guest = guestOn(hub, line);
      announcements.get(guest)?.();
      announcements.delete(guest);
    }),
    'guest.end': method(from(endRequestSchema), (hub, { line, message }) =>
      door.end(guestOn(hub, line), message.callId, message.reason),
    ),
    'guest.signal': method(from(signalEnvelopeSchema), (hub, { line, message }) =>
      answered((acknowledge) => door.signal(guestOn(hub, line), message, acknowledge)),
    ),
    leave: method(z.object({ line: id }), (hub, { line }) => leave(hub, line)),
    'invites.list': method(z.object({ ownerId: id }), (_hub, { ownerId }) => invites.list(ownerId)),
    'invites.revoke': method(
      z.object({ ownerId: id, inviteId: id }),
      (_hub, { ownerId, inviteId }) => invites.revoke(ownerId, inviteId),
    ),
    'invites.view': method(inviteLookupSchema, (_hub, lookup) => invites.view(lookup)),
  };

  const hubGone = (hub: string): void => {
    for (const line of hubs.get(hub)?.keys() ?? []) leave(hub, line);
    hubs.delete(hub);
    for (const [ack, waiting] of acks) if (waiting.hub === hub) acks.delete(ack);
  };

  return {
    hubGone,
    allGone() {
      for (const hub of hubs.keys()) hubGone(hub);
    },
    async ask(hub, name, body) {
      const wanted = methods[name];
      if (!wanted) throw new Refusal('badRequest', 'The other hub does not know this message.');
      return wanted(hub, body);
    },
    told(hub, ack, answer) {
      const waiting = acks.get(ack);
      if (waiting?.hub !== hub) return;
      acks.delete(ack);
      waiting.acknowledge(readAck(answer));
    },
    count: () => [...hubs.values()].reduce((sum, lines) => sum + lines.size, 0),
  };
}
