import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Person } from '#shared/model/people.ts';
import { supervisedTeams } from '#shared/model/people.ts';
import { Refusal } from '../refusal.ts';
import { admitAs } from './admit.ts';
import type { Buckets } from './buckets.ts';
import { HubStartError } from '../startError.ts';

/**
 * Who may use a route or send a message. Everything the hub serves names one of these; whatever
 * names none is not served at all.
 * - `anybody`: no token is looked at
 * - `customer`: whoever holds a link; sockets only
 * - `agent`: whoever takes calls here: an access token from the hub's own file, or a person
 * - `person`: somebody with an account, signed in
 * - `supervisor`: a person who supervises a team; which one, the route itself looks at
 * - `administrator`: a person who manages people
 */
export type Access = 'anybody' | 'customer' | 'agent' | 'person' | 'supervisor' | 'administrator';

/** A route's own options: who may use it. */
export const forAnybody = { config: { access: 'anybody' } } as const;
export const forAgents = { config: { access: 'agent' } } as const;
export const forPeople = { config: { access: 'person' } } as const;
export const forSupervisors = { config: { access: 'supervisor' } } as const;
export const forAdministrators = { config: { access: 'administrator' } } as const;

/** Who asks. */
export interface Caller {
  /** As whose links and calls are kept: an opaque id that is the same after a restart. */
  readonly ownerId: string;
  /** Null for an access token from the hub's own file. */
  readonly session: { readonly sessionId: string; readonly person: Person } | null;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly access?: Access;
  }
  interface FastifyRequest {
    /** Who asks; null on routes for anybody. */
    caller: Caller | null;
  }
}

/** One line of the table of routes. */
export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/** @returns who asks, of a request that came through the gate of a route that is not for anybody */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Refusal('unauthorised');
  return caller;
}

/** @returns the agent of a request that came through the gate of an `agent` route */
export function ownerOf(request: FastifyRequest): string {
  return callerOf(request).ownerId;
}

/** @returns the session of a request that came through the gate of a `person` route, or a stricter */
export function sessionOf(request: FastifyRequest): NonNullable<Caller['session']> {
  const { session } = callerOf(request);
  if (session === null) throw new Refusal('forbidden');
  return session;
}

/** @returns the person of a request that came through the gate of a `person` route, or a stricter */
export function personOf(request: FastifyRequest): Person {
  return sessionOf(request).person;
}

/** Whether somebody may use what is for `access`. */
function maySee(access: Access | undefined, { session }: Caller): boolean {
  switch (access) {
    case 'agent':
      return true;
    case 'person':
      return session !== null;
    case 'supervisor':
      return session !== null && supervisedTeams(session.person).length > 0;
    case 'administrator':
      return session?.person.administrator === true;
    default:
      return false;
  }
}

/**
 * Checks who asks before any route of this app runs. To be called before the first route is added.
 * @param identify who is behind a request
 * @param requests what each who is known may ask
 * @returns the table of routes, whole once the app is ready; an app with a route that says not who
 * may use it never gets ready (HubStartError)
 */
export function gateRoutes(
  app: FastifyInstance,
  identify: (request: FastifyRequest) => Promise<Caller>,
  requests: Buckets,
): () => readonly RouteEntry[] {
  const routes: { method: string; route: RouteOptions }[] = [];

  const table = (): readonly RouteEntry[] =>
    routes.map(({ method, route: { url, config } }) => {
      if (config?.access) return { method, url, access: config.access };
      throw new HubStartError('other', `The route ${method} ${url} does not say who may use it.`);
    });

  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    // The route itself, read later: a plugin's own hook may still say who may use it.
    for (const method of [route.method].flat()) routes.push({ method, route });
  });
  app.addHook('onReady', async () => void table());
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === 'anybody') return;
    if (access === undefined || access === 'customer') throw new Refusal('unauthorised');
    const caller = await identify(request);
    admitAs(requests, caller.ownerId);
    if (!maySee(access, caller)) throw new Refusal('forbidden');
    request.caller = caller;
  });
  return table;
}
