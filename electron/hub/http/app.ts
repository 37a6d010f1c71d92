import { createServer as createHttpServer } from 'node:http';
import type { Server as HttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import Fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log.ts';
import { briefly } from '../log.ts';
import { Refusal, hubError, statusOf, storeRefusal } from '../refusal.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { OriginRules } from '../security/origins.ts';
import type { TlsIdentity } from '../tls.ts';
import { notFoundPage, plainPolicy, troublePage } from './pages.ts';
import { securityHeaders } from './policy.ts';

export interface AppOptions {
  readonly tls: TlsIdentity | null;
  readonly trustProxy: boolean;
  readonly maxBodyBytes: number;
  readonly origins: OriginRules;
  readonly log: Log;
  /** Told of each request when it was answered; the route as a pattern, never as a path. */
  readonly answered?: (route: string, method: string, status: number, seconds: number) => void;
}

/** Slow clients are let go: whole request, and headers. */
const requestTimeoutMs = 30_000;
const headersTimeoutMs = 10_000;

const isApi = (request: FastifyRequest): boolean => request.url.startsWith('/api/');

/** Sends one of the hub's own pages. */
export function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', plainPolicy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html);
}

function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: HubErrorCode,
  message?: string,
  status = statusOf[error],
): FastifyReply {
  if (!isApi(request)) return sendPage(reply, status, status === 404 ? notFoundPage : troublePage);
  return reply.code(status).send(hubError(error, message));
}

/** What Fastify's own errors mean to a client. */
function codeOf(error: FastifyError): HubErrorCode {
  if (error.statusCode === 413) return 'tooLarge';
  if (error.statusCode === 404) return 'notFound';
  return error.statusCode !== undefined && error.statusCode < 500 ? 'badRequest' : 'internal';
}

function serverOf(
  tls: TlsIdentity | null,
  handle: Parameters<typeof createHttpServer>[1],
): HttpServer {
  const timeouts = { requestTimeout: requestTimeoutMs, headersTimeout: headersTimeoutMs };
  if (tls === null) return createHttpServer(timeouts, handle);
  const { cert, key } = tls;
  return createHttpsServer({ ...timeouts, cert, key, minVersion: 'TLSv1.2' }, handle);
}

/** Fastify with everything that holds for every answer; the routes come from elsewhere. */
export function createApp(options: AppOptions): FastifyInstance {
  const { log, origins } = options;
  const app = Fastify({
    logger: false,
    // One proxy, the one in front: an address further left in the header is anybody's claim.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: options.maxBodyBytes,
    forceCloseConnections: true,
    // Addresses that cannot even be read come here, before any hook.
    frameworkErrors: (_error, request, reply) => {
      void reply.headers(securityHeaders);
      void sendError(request, reply, 'badRequest');
    },
    serverFactory: (handle) => serverOf(options.tls, handle),
  });
  // JSON is the only body; a form of a foreign page could send plain text without asking.
  app.removeContentTypeParser('text/plain');

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    if (!isApi(request)) return;
    void reply.header('cache-control', 'no-store').header('vary', 'Origin');
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    if (!origins.allows(origin, host)) throw new Refusal('unauthorised');
    if (!origins.isGuestOfHub(origin)) return;
    void reply.header('access-control-allow-origin', origin);
    if (request.method !== 'OPTIONS') return;
    return reply
      .code(204)
      .header('access-control-allow-methods', 'GET, POST, DELETE')
      .header('access-control-allow-headers', 'authorization, content-type')
      .send();
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    options.answered?.(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });

  app.setNotFoundHandler((request, reply) => sendError(request, reply, 'notFound'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return sendError(request, reply, error.error, error.message);
    const code = codeOf(error);
    if (code === 'internal') {
      const fields = { route: request.routeOptions.url ?? null, error: briefly(error) };
      log({ level: 'error', event: 'unexpected', fields });
    }
    const away = storeRefusal(error);
    if (away) return sendError(request, reply, code, away.message, 503);
    return sendError(request, reply, code);
  });
  return app;
}
