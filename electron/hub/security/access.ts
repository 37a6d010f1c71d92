import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { Refusal } from '../refusal.ts';
import { HubStartError } from '../startError.ts';

/**
 * Who may use a route or send a message. Everything the hub serves names one of these; whatever
 * names none is not served at all.
 * - `anybody`: no token is looked at
 * - `customer`: whoever holds a link; sockets only
 * - `agent`: whoever the directory of agents knows
 */
export type Access = 'anybody' | 'customer' | 'agent';

/** A route's own options: who may use it. */
export const forAnybody = { config: { access: 'anybody' } } as const;
export const forAgents = { config: { access: 'agent' } } as const;

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
  interface FastifyRequest {
    /** The agent that asks; null on routes for anybody. */
    ownerId: string | null;
  }
}

/** One line of the table of routes. */
export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/** @returns the agent of a request that came through the gate of an `agent` route */
export function ownerOf(request: FastifyRequest): string {
  if (request.ownerId === null) throw new Refusal('unauthorised');
  return request.ownerId;
}

/**
 * Checks who asks before any route of this app runs. To be called before the first route is added.
 * @param identify the agent behind a request
 * @returns the table of routes, whole once the app is ready; an app with a route that says not who
 * may use it never gets ready (HubStartError)
 */
export function gateRoutes(
  app: FastifyInstance,
  identify: (request: FastifyRequest) => Promise<string>,
): () => readonly RouteEntry[] {
  const routes: { method: string; route: RouteOptions }[] = [];

  const table = (): readonly RouteEntry[] =>
    routes.map(({ method, route: { url, config } }) => {
      if (config?.access) return { method, url, access: config.access };
      throw new HubStartError('other', `The route ${method} ${url} does not say who may use it.`);
    });

  app.decorateRequest('ownerId', null);
  app.addHook('onRoute', (route) => {
    // The route itself, read later: a plugin's own hook may still say who may use it.
    for (const method of [route.method].flat()) routes.push({ method, route });
  });
  app.addHook('onReady', async () => void table());
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === 'anybody') return;
    if (access !== 'agent') throw new Refusal('unauthorised');
    request.ownerId = await identify(request);
  });
  return table;
}
