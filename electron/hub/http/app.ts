import Fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admit } from '../security/admit.ts';
import type { Buckets } from '../security/buckets.ts';
import type { Admission } from '../admission.ts';
import type { Log } from '../log.ts';
import { briefly } from '../log.ts';
import { Refusal, hubError, statusOf, storeRefusal } from '../refusal.ts';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import type { OriginRules } from '../security/origins.ts';
import type { TlsIdentity } from '../tls.ts';
import { dataPolicy, listenerFor, refuseBroken, timeouts } from './listener.ts';
import { notFoundPage, plainPolicy, troublePage } from './pages.ts';
import { securityHeaders } from './policy.ts';

export interface AppOptions {
  readonly tls: TlsIdentity | null;
  readonly trustProxy: boolean;
  readonly maxBodyBytes: number;
  readonly origins: OriginRules;
  /** What each network may ask, whoever asks. */
  readonly visits: Buckets;
  readonly admission: Pick<Admission, 'enter'>;
  /** Whether all of the host's web is the hub's; see `ownsHost`. */
  readonly ownsHost: () => boolean;
  readonly log: Log;
  /** Told of each request when it was answered; the route as a pattern, never as a path. */
  readonly answered?: (route: string, method: string, status: number, seconds: number) => void;
}

/** A year. Of this host alone: nobody asked the hub about the names below it. */
const strictTransport = 'max-age=31536000';

/**
 * Whether customers come by https on the usual port. Only there a browser may be told to use
 * nothing but https: it takes that for all ports of the host, and there might be others' on it.
 */
export function ownsHost(publicUrl: URL | null): boolean {
  return publicUrl?.protocol === 'https:' && publicUrl.port === '';
}

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

/** Fastify with everything that holds for every answer; the routes come from elsewhere. */
export function createApp(options: AppOptions): FastifyInstance {
  const { log, origins } = options;
  const app = Fastify({
    logger: false,
    // One proxy, the one in front: an address further left in the header is anybody's claim.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: options.maxBodyBytes,
    forceCloseConnections: true,
    clientErrorHandler: refuseBroken,
    keepAliveTimeout: timeouts.keepAliveTimeout,
    // Addresses that cannot even be read come here, before any hook.
    frameworkErrors: (_error, request, reply) => {
      void reply.headers(securityHeaders);
      void sendError(request, reply, 'badRequest');
    },
    serverFactory: (handle) => listenerFor(options.tls, handle),
  });
  // JSON is the only body; a form of a foreign page could send plain text without asking.
  app.removeContentTypeParser('text/plain');

  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    if (options.ownsHost()) void reply.header('strict-transport-security', strictTransport);
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

  // Behind the headers that let the agent's window read what it is told.
  const places = new WeakMap<FastifyReply, () => void>();
  app.addHook('onRequest', async (request) => {
    admit(options.visits, request);
    // Whoever watches the hub is answered also while it is busy.
    if (request.routeOptions.url === '/healthz' || request.routeOptions.url === '/readyz') return;
    options.admission.enter()();
  });
  // Counted while the hub works for it: neither who sends slowly nor who reads slowly takes a place.
  app.addHook('preHandler', async (_request, reply) => {
    const leave = options.admission.enter(true);
    places.set(reply, leave);
    reply.raw.once('close', leave);
  });
  app.addHook('onSend', async (_request, reply) => places.get(reply)?.());

  app.addHook('onSend', async (_request, reply) => {
    if (reply.hasHeader('content-security-policy')) return;
    if (String(reply.getHeader('content-type')).startsWith('application/json')) {
      void reply.header('content-security-policy', dataPolicy);
    }
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    options.answered?.(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
  });

  app.setNotFoundHandler((request, reply) => sendError(request, reply, 'notFound'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) {
      const { error: code, message, retryAfterS } = error;
      if (code === 'tooMany' || retryAfterS !== null) {
        void reply.header('retry-after', retryAfterS ?? 5);
      }
      // The hub itself, and not the person's other call.
      const isOverload = code === 'busy' && retryAfterS !== null;
      return sendError(request, reply, code, message, isOverload ? 503 : statusOf[code]);
    }
    const away = storeRefusal(error);
    if (away?.error === 'badRequest') return sendError(request, reply, away.error, away.message);
    const code = codeOf(error);
    if (code === 'internal') {
      const fields = { route: request.routeOptions.url ?? null, error: briefly(error) };
      log({ level: 'error', event: 'unexpected', fields });
    }
    if (away) {
      void reply.header('retry-after', 5);
      return sendError(request, reply, code, away.message, 503);
    }
    return sendError(request, reply, code);
  });
  return app;
}
