import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { InviteRequest } from '#shared/contract/hub.ts';
import { inviteLookupSchema, inviteRequestSchema } from '#shared/contract/hub.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { callerOf, forAgents, forAnybody, ownerOf } from '../security/access.ts';
import type { Caller } from '../security/access.ts';
import { admit } from '../security/admit.ts';
import type { Buckets } from '../security/buckets.ts';
import type { SurveyDesk } from '../survey/desk.ts';
import { version } from '../version.ts';
import { parse, pathPart } from './request.ts';

export interface ApiParts {
  /** All addresses of this database's hubs; none where this one is alone. */
  readonly hubs: () => readonly string[];
  readonly invites: InviteDesk;
  readonly surveys: Pick<SurveyDesk, 'endedView'>;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
  /** A link's wishes as the queue it is for allows them. @throws Refusal `notFound` */
  readonly queued: (by: Caller, wanted: InviteRequest) => Promise<InviteRequest>;
}

const inviteOf = pathPart('inviteId', z.string().min(1).max(64));

/** The contract's HTTP routes. */
export function serveApi(app: FastifyInstance, parts: ApiParts): void {
  const { failedAuth, hubs, invites, lookups, queued, surveys } = parts;
  app.get('/healthz', forAnybody, () => ({ ok: true, version }));

  app.post('/api/guest/invite', forAnybody, async (request) => {
    admit(lookups, request);
    const lookup = parse(inviteLookupSchema, request.body);
    const view = await invites.view(lookup);
    if (view.state === 'unknown') admit(failedAuth, request);
    if (view.state === 'ended') return surveys.endedView(lookup.token, lookup.seat);
    const named = hubs();
    const isTold = named.length > 0 && (view.state === 'open' || view.state === 'seated');
    return isTold ? { ...view, hubs: named } : view;
  });

  app.get('/api/agent/hubs', forAgents, () => ({ hubs: hubs() }));

  app.post('/api/agent/invites', forAgents, async (request) => {
    const wanted = parse(inviteRequestSchema, request.body);
    const caller = callerOf(request);
    return invites.create(caller.ownerId, await queued(caller, wanted));
  });

  app.get('/api/agent/invites', forAgents, (request) => invites.list(ownerOf(request)));

  app.delete('/api/agent/invites/:inviteId', forAgents, async (request) => {
    const ownerId = ownerOf(request);
    await invites.revoke(ownerId, inviteOf(request));
    return { ok: true };
  });
}
