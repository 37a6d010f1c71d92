import type { Namespace, Socket } from 'socket.io';
import {
  endRequestSchema,
  guestAuthSchema,
  ringRequestSchema,
  signalEnvelopeSchema,
} from '#shared/contract/hub.ts';
import type { GuestToHub, HubToGuest } from '#shared/contract/hub.ts';
import type { GuestDoor } from '../call/guestDoor.ts';
import type { GuestLink } from '../call/links.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { Refusal } from '../refusal.ts';
import { isPlainSignal } from './plainSignal.ts';
import { readAck } from './readAck.ts';
import type { SocketSurroundings } from './surroundings.ts';
import type { Handler } from './wire.ts';
import { connectError, done, handler, noBody, receiveWith, toHubError } from './wire.ts';

interface GuestData {
  inviteId: string;
  pageId: string;
  seat: string | null;
}

type NoEvents = Record<string, never>;
export type GuestNamespace = Namespace<GuestToHub, HubToGuest, NoEvents, GuestData>;
type GuestSocket = Socket<GuestToHub, HubToGuest, NoEvents, GuestData>;

function linkOf(socket: GuestSocket): GuestLink {
  const { inviteId, pageId, seat } = socket.data;
  return {
    inviteId,
    pageId,
    seat,
    isOpen: () => socket.connected,
    state: (state) => void socket.emit('call.state', state),
    presence: (presence) => void socket.emit('peer.presence', presence),
    signal: (envelope, acknowledge) =>
      void socket.emit('signal', envelope, (answer) => acknowledge(readAck(answer))),
    drop: () => void socket.disconnect(true),
  };
}

/** Whether a page says that it sits in a call already. What it says is looked at later. */
function hasSeat({ handshake }: GuestSocket): boolean {
  return typeof handshake.auth['seat'] === 'string';
}

/** What a customer may send, and what it does. */
export function guestMessages(
  door: GuestDoor,
  link: GuestLink,
): Readonly<Record<keyof GuestToHub, Handler>> {
  return {
    ring: handler('customer', ringRequestSchema, async (request, answer) => {
      const { seat, announce } = await door.ring(link, request);
      answer({ ok: true, value: seat });
      announce();
    }),
    'call.end': handler('customer', endRequestSchema, async ({ callId, reason }, answer) => {
      await door.end(link, callId, reason);
      answer(done);
    }),
    alive: handler('customer', noBody, async (_nothing, answer) => answer(done)),
    signal: handler(
      'customer',
      signalEnvelopeSchema,
      (envelope, answer) => door.signal(link, envelope, answer),
      isPlainSignal,
    ),
  };
}

/** The customers' half of the contract's socket messages. */
export function serveGuests(
  namespace: GuestNamespace,
  door: GuestDoor,
  invites: InviteDesk,
  around: SocketSurroundings,
): void {
  const { admission, log, messages, failedAuth, lookups, networkOfSocket, isFromPage } = around;

  const gated: GuestDoor = {
    ...door,
    ring: (link, request) => admission.run(() => door.ring(link, request), link.seat !== null),
  };

  const identify = async (socket: GuestSocket): Promise<void> => {
    // A customer is a browser, and a browser says which page it comes from.
    if (!isFromPage(socket.handshake)) throw new Refusal('unauthorised');
    const network = networkOfSocket(socket.handshake);
    if (!lookups.take(network)) throw new Refusal('tooMany');
    const auth = guestAuthSchema.safeParse(socket.handshake.auth);
    if (!auth.success) throw new Refusal('badRequest');
    const { token, seat, pageId } = auth.data;
    const invite = await invites.find(token);
    if (!invite && !failedAuth.take(network)) throw new Refusal('tooMany');
    socket.data.seat = await door.admit(invite, seat, pageId);
    socket.data.inviteId = invite?.inviteId ?? '';
    socket.data.pageId = pageId;
  };

  namespace.use(async (socket, next) => {
    try {
      await admission.run(() => identify(socket), hasSeat(socket));
      next();
    } catch (error) {
      next(connectError(toHubError(error, log, 'guest connection')));
    }
  });

  namespace.on('connection', (socket) => {
    const link = linkOf(socket);
    receiveWith(socket, 'customer', guestMessages(gated, link), messages, log);
    socket.on('disconnect', () => door.leave(link));
    door.arrive(link).catch((error: unknown) => {
      toHubError(error, log, 'guest arrival');
      // Without its state the page would wait for ever; connecting again asks anew.
      socket.conn.close();
    });
  });
}
