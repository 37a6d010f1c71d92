import type { FastifyInstance } from 'fastify';
import type { Server as SocketServer } from 'socket.io';
import type { Admission } from './admission.ts';
import type { CallSurroundings } from './call/board.ts';
import type { Desks } from './cluster/desks.ts';
import { serveApi } from './http/api.ts';
import { createApp, ownsHost } from './http/app.ts';
import type { AppOptions } from './http/app.ts';
import { serveGuestPage } from './http/guestPage.ts';
import { securityHeaders } from './http/policy.ts';
import type { HubOptions } from './options.ts';
import type { RouteEntry } from './security/access.ts';
import { gateRoutes } from './security/access.ts';
import { agentDirectory } from './security/agents.ts';
import { identifyCallers } from './security/bearer.ts';
import { createBuckets } from './security/buckets.ts';
import { agentCallers, teamCallers } from './security/callers.ts';
import { notedGuesses } from './security/guesses.ts';
import { queueGate } from './invites/queueGate.ts';
import { originRules } from './security/origins.ts';
import { dropSessions, serveSockets, tellAnswered } from './sockets/server.ts';
import { createSurveyDesk } from './survey/desk.ts';
import { serveSurveys } from './survey/routes.ts';
import type { TlsIdentity } from './tls.ts';

/** The hub's doors, put together but not yet listening. */
export interface Doors {
  readonly app: FastifyInstance;
  readonly io: SocketServer;
  /** What HTTP serves and who may use it. */
  readonly routes: () => readonly RouteEntry[];
  /** The link by which a team's first account is made, until there is one; null without a team. */
  readonly startLink: () => Promise<string | null>;
}

/**
 * Wires the calls to HTTP and sockets.
 * @param publicUrl known once the hub listens, since the system may choose the port
 * @throws HubStartError where the customer's page is missing
 */
export async function openDoors(
  options: HubOptions,
  { desk, door, invites }: Desks,
  around: CallSurroundings,
  tls: TlsIdentity | null,
  publicUrl: () => URL | null,
  answered: AppOptions['answered'],
  admission: Admission,
): Promise<Doors> {
  const { clock, limits, log } = around;
  const { also = [], openId = null, team = false, trustProxy = false } = options;
  // Their pages come here when their own hub is away.
  const allowedOrigins = [...options.allowedOrigins, ...also];
  const agents = agentDirectory(options.agentTokens);
  const callers = team ? teamCallers(agents, around.records, clock) : agentCallers(agents);
  const publicOrigin = (): string => publicUrl()?.origin ?? '';
  const origins = originRules(tls !== null, publicUrl, tls?.names ?? [], allowedOrigins);
  const lookups = createBuckets(limits.lookups, clock);
  const failedAuth = notedGuesses(createBuckets(limits.failedAuth, clock), clock, log);
  const { maxBodyBytes } = limits;
  const app = createApp({
    tls,
    trustProxy,
    maxBodyBytes,
    origins,
    visits: createBuckets(limits.visits, clock),
    ownsHost: () => ownsHost(publicUrl()),
    admission,
    log,
    ...(answered && { answered }),
  });
  const requests = createBuckets(limits.requests, clock);
  const routes = gateRoutes(app, identifyCallers(callers, failedAuth), requests);
  const surveys = createSurveyDesk(invites, around, publicOrigin, (ownerId, callId) =>
    tellAnswered(io, ownerId, callId),
  );
  const queued = queueGate(around.records);
  const hubs = (): readonly string[] =>
    also.length === 0 ? [] : [...new Set([publicOrigin(), ...also])];
  serveApi(app, { hubs, invites, surveys, lookups, failedAuth, queued });
  serveSurveys(app, { surveys, lookups, failedAuth });
  const drop = (ids: readonly string[]): void => dropSessions(io, ids);
  // Loaded only where it is used: the hub inside the app is no team's.
  const accounts = team
    ? (await import('./team.ts')).serveTeam(app, around, {
        lookups,
        failedAuth,
        publicOrigin,
        drop,
        openId,
      })
    : null;
  await serveGuestPage(app, options.guestDir, origins, also);
  const io = serveSockets(app.server, {
    desk,
    door,
    invites,
    callers,
    origins,
    allowedOrigins,
    limits,
    clock,
    lookups,
    failedAuth,
    trustProxy,
    admission,
    log,
  });
  // What engine.io answers itself is no route of the app's.
  io.engine.on('headers', (headers: Record<string, string>) =>
    Object.assign(headers, securityHeaders),
  );
  const startLink = async (): Promise<string | null> =>
    accounts !== null && (await accounts.ways()).needsStart
      ? `${publicOrigin()}/start#${await accounts.startToken()}`
      : null;
  return { app, io, routes, startLink };
}
