import type { IncomingHttpHeaders, IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { CallId } from '#shared/model/call.ts';
import type { Admission } from '../admission.ts';
import type { AgentDesk } from '../call/agentDesk.ts';
import type { GuestDoor } from '../call/guestDoor.ts';
import type { Clock } from '../clock.ts';
import type { InviteDesk } from '../invites/desk.ts';
import type { Log } from '../log.ts';
import type { HubLimits } from '../options.ts';
import { hubError } from '../refusal.ts';
import type { Buckets } from '../security/buckets.ts';
import { refuseBroken } from '../http/listener.ts';
import { createBuckets, networkOf } from '../security/buckets.ts';
import type { Callers } from '../security/callers.ts';
import type { OriginRules } from '../security/origins.ts';
import type { AgentNamespace } from './agent.ts';
import { roomOf, roomOfSession, serveAgents } from './agent.ts';
import { gatheringEngine } from './gather.ts';
import type { GuestNamespace } from './guest.ts';
import { serveGuests } from './guest.ts';
import { HubDecoder, HubEncoder } from './parser.ts';
import type { Handshake, SocketSurroundings } from './surroundings.ts';
import { connectError } from './wire.ts';

export interface SocketParts {
  readonly desk: AgentDesk;
  readonly door: GuestDoor;
  readonly invites: InviteDesk;
  readonly callers: Callers;
  readonly origins: OriginRules;
  readonly allowedOrigins: readonly string[];
  readonly limits: HubLimits;
  readonly clock: Clock;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
  readonly trustProxy: boolean;
  readonly admission: Admission;
  readonly log: Log;
}

/** A connection that died without a word is noticed within the two of these together. */
const heartbeat = { pingInterval: 10_000, pingTimeout: 10_000 };

/** The address that the one trusted proxy in front of the hub saw. */
function forwardedFor(headers: IncomingHttpHeaders): string | null {
  const header = headers['x-forwarded-for'];
  const all = Array.isArray(header) ? header.join(',') : header;
  return all?.split(',').at(-1)?.trim() || null;
}

function isFromPage({ headers }: Handshake): boolean {
  // A page's first request by polling has no Origin when it comes from the hub's own page.
  return headers.origin !== undefined || headers['sec-fetch-site'] === 'same-origin';
}

/** Lets every client go as if the network had: they connect again by themselves. */
export function dropClients(io: Server): void {
  for (const name of ['/agent', '/guest']) {
    for (const socket of io.of(name).sockets.values()) socket.conn.close();
  }
}

/** Lets the connections of sign-ins that ended go, at whichever hub of the database they are. */
export function dropSessions(io: Server, sessionIds: readonly string[]): void {
  if (sessionIds.length === 0) return;
  io.of('/agent').in(sessionIds.map(roomOfSession)).disconnectSockets(true);
}

/** Tells an agent, at whichever hub of the database they are, that a call was answered about. */
export function tellAnswered(io: Server, ownerId: string, callId: CallId): void {
  (io.of('/agent') as unknown as AgentNamespace)
    .to(roomOf(ownerId))
    .emit('survey.answered', { callId });
}

/** Serves the contract's two namespaces on the hub's HTTP server. */
export function serveSockets(server: HttpServer, parts: SocketParts): Server {
  const { limits, log, origins, clock } = parts;
  const io = new Server(server, {
    ...heartbeat,
    serveClient: false,
    parser: { Encoder: HubEncoder, Decoder: HubDecoder },
    // It would leave connections open that were used before; see below.
    destroyUpgrade: false,
    wsEngine: gatheringEngine(limits.maxBufferedBytes, () =>
      log({ level: 'warn', event: 'slowClient' }),
    ),
    connectTimeout: 10_000,
    maxHttpBufferSize: limits.maxMessageBytes,
    cors: { origin: [...parts.allowedOrigins], methods: ['GET', 'POST'] },
    allowRequest(request: IncomingMessage, decide) {
      const { origin, host } = request.headers;
      decide(null, origin === undefined || origins.allows(origin, host));
    },
  });

  server.on('upgrade', (request, socket) => {
    if (request.url?.startsWith(`${io.path()}/`)) return;
    // Node has let go of it: an error that nobody hears would end the process. And the client
    // need not end its side for this to be over.
    socket.on('error', () => socket.destroy()).once('finish', () => socket.destroy());
    refuseBroken({}, socket);
  });

  const around: SocketSurroundings = {
    log,
    admission: parts.admission,
    isFromPage,
    lookups: parts.lookups,
    failedAuth: parts.failedAuth,
    messages: createBuckets(limits.messages, clock),
    networkOfSocket: ({ headers, address }) =>
      networkOf((parts.trustProxy ? forwardedFor(headers) : null) ?? address),
  };
  // Everybody has a namespace of their own; the main one is nobody's.
  io.use((_socket, next) => next(connectError(hubError('notFound'))));
  // One server type cannot say that its namespaces speak differently; the contract's types do.
  const agents = io.of('/agent') as unknown as AgentNamespace;
  const guests = io.of('/guest') as unknown as GuestNamespace;
  serveAgents(agents, parts.desk, parts.callers, around);
  serveGuests(guests, parts.door, parts.invites, around);
  return io;
}
