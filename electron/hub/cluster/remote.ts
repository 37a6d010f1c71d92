import { z } from 'zod';
import {
  callStateSchema,
  inviteSchema,
  inviteViewSchema,
  presenceSchema,
  ringingCallSchema,
  seatSchema,
  signalEnvelopeSchema,
} from '#shared/contract/hub.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { AgentLink, GuestLink } from '../call/links.ts';
import type { Clock } from '../clock.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { Refusal } from '../refusal.ts';
import type { Ids } from '../security/secrets.ts';
import { readAck } from '../sockets/readAck.ts';
import type { Desks } from './desks.ts';
import type { Message } from './messages.ts';

/** The desks of a hub whose calls are joined by another one: everything is asked there. */
export interface RemoteDesks extends Desks {
  hear(message: Message): void;
  /** The other hub is gone: whoever waits for it is told to try again. */
  close(): void;
}

/** The hub that leads answers within this, or is asked again by the client. */
const answerWithinMs: Ms = 5000;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly cancel: () => void;
}

const seatOrNone = z.string().nullable();

export function createRemoteDesks(
  send: (message: Message) => void,
  own: Pick<InviteDesk, 'create' | 'find'>,
  { clock, ids }: { readonly clock: Clock; readonly ids: Ids },
): RemoteDesks {
  const waiting = new Map<string, Waiting>();
  const lines = new Map<string, AgentLink | GuestLink>();
  const names = new Map<AgentLink | GuestLink, string>();

  const notNow = (): Refusal =>
    new Refusal('internal', 'The hubs are finding each other again. Try again in a moment.');

  const ask = (method: string, body: unknown, withinMs: Ms | null = answerWithinMs) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ids.id();
      const tooLate = (): void => {
        waiting.delete(id);
        reject(notNow());
      };
      const cancel = withinMs === null ? () => undefined : clock.after(withinMs, tooLate);
      waiting.set(id, { resolve, reject, cancel });
      send({ type: 'ask', id, method, body });
    });

  const nameOf = (link: AgentLink | GuestLink): string => {
    const name = names.get(link);
    if (name === undefined) throw notNow();
    return name;
  };

  const said = (link: AgentLink | GuestLink, message: unknown) => ({
    line: nameOf(link),
    message,
  });

  const join = (link: AgentLink | GuestLink): string => {
    const line = ids.id();
    lines.set(line, link);
    names.set(link, line);
    return line;
  };

  const leave = (link: AgentLink | GuestLink): void => {
    const line = names.get(link);
    if (line === undefined) return;
    names.delete(link);
    lines.delete(line);
    // Nobody waits for this; if it gets lost, the gap is noticed.
    ask('leave', { line }).catch(() => undefined);
  };

  /** The other side's own answer may take as long as it is away. */
  const signal = async (method: string, link: AgentLink | GuestLink, envelope: unknown) =>
    readAck(await ask(method, said(link, envelope), null));

  const settle = (id: string): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    found?.cancel();
    return found;
  };

  const tell = ({ line, event, body, ack }: Extract<Message, { type: 'tell' }>): void => {
    const link = lines.get(line);
    if (!link) return;
    if (event === 'drop') link.drop();
    else if (event === 'state') link.state(callStateSchema.parse(body));
    else if (event === 'presence') link.presence(presenceSchema.parse(body));
    else if (event === 'ringing') {
      if ('ringing' in link) link.ringing(ringingCallSchema.parse(body));
    } else {
      link.signal(signalEnvelopeSchema.parse(body), (answer) => {
        if (ack !== null) send({ type: 'told', ack, answer });
      });
    }
  };

  return {
    desk: {
      async admit(ownerId, clientId) {
        await ask('agent.admit', { ownerId, clientId });
      },
      async arrive(link) {
        const { ownerId, clientId } = link;
        await ask('agent.arrive', { line: join(link), ownerId, clientId });
      },
      leave,
      async accept(link, callId) {
        await ask('agent.accept', said(link, { callId }));
      },
      async decline(link, callId) {
        await ask('agent.decline', said(link, { callId }));
      },
      async end(link, callId, reason) {
        await ask('agent.end', said(link, { callId, reason }));
      },
      async signal(link, envelope, acknowledge) {
        acknowledge(await signal('agent.signal', link, envelope));
      },
    },
    door: {
      async admit(invite, seat, pageId) {
        if (!invite) throw new Refusal('unknown');
        return seatOrNone.parse(
          await ask('guest.admit', { inviteId: invite.inviteId, seat, pageId }),
        );
      },
      async arrive(link) {
        const { inviteId, pageId, seat } = link;
        await ask('guest.arrive', { line: join(link), inviteId, pageId, seat });
      },
      leave,
      async ring(link, request) {
        const seat = seatSchema.parse(await ask('guest.ring', said(link, request)));
        const announce = (): void => {
          ask('guest.announce', { line: nameOf(link) }).catch(() => undefined);
        };
        return { seat, announce };
      },
      async end(link, callId, reason) {
        await ask('guest.end', said(link, { callId, reason }));
      },
      async signal(link, envelope, acknowledge) {
        acknowledge(await signal('guest.signal', link, envelope));
      },
    },
    invites: {
      create: (...args) => own.create(...args),
      find: (...args) => own.find(...args),
      list: async (ownerId) => z.array(inviteSchema).parse(await ask('invites.list', { ownerId })),
      async revoke(ownerId, inviteId) {
        await ask('invites.revoke', { ownerId, inviteId });
      },
      view: async (lookup) => inviteViewSchema.parse(await ask('invites.view', lookup)),
    },
    hear(message) {
      if (message.type === 'answer') settle(message.id)?.resolve(message.value);
      else if (message.type === 'refusal') {
        const told = hubErrorSchema.safeParse(message);
        const { error, message: words } = told.success ? told.data : notNow();
        settle(message.id)?.reject(new Refusal(error, words));
      } else if (message.type === 'tell') tell(message);
    },
    close() {
      for (const id of waiting.keys()) settle(id)?.reject(notNow());
      lines.clear();
      names.clear();
    },
  };
}
