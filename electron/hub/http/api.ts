import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { inviteLookupSchema, inviteRequestSchema } from '#shared/contract/hub.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { Refusal } from '../refusal.ts';
import { ownerOf } from '../security/access.ts';
import type { Buckets } from '../security/buckets.ts';
import { networkOf } from '../security/buckets.ts';
import type { SurveyDesk } from '../survey/desk.ts';
import { version } from '../version.ts';
import { parse } from './request.ts';

export interface ApiParts {
  readonly invites: InviteDesk;
  readonly surveys: Pick<SurveyDesk, 'endedView'>;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
}

const anybody = { config: { access: 'anybody' } } as const;
const agent = { config: { access: 'agent' } } as const;

const inviteParamsSchema = z.object({ inviteId: z.string().min(1).max(64) });

/** The contract's HTTP routes. */
export function serveApi(app: FastifyInstance, parts: ApiParts): void {
  const { failedAuth, invites, lookups, surveys } = parts;
  app.get('/healthz', anybody, () => ({ ok: true, version }));

  app.post('/api/guest/invite', anybody, async (request) => {
    if (!lookups.take(networkOf(request.ip))) throw new Refusal('tooMany');
    const lookup = parse(inviteLookupSchema, request.body);
    const view = await invites.view(lookup);
    if (view.state === 'unknown' && !failedAuth.take(networkOf(request.ip))) {
      throw new Refusal('tooMany');
    }
    return view.state === 'ended' ? surveys.endedView(lookup.token, lookup.seat) : view;
  });

  app.post('/api/agent/invites', agent, async (request) => {
    const ownerId = ownerOf(request);
    return invites.create(ownerId, parse(inviteRequestSchema, request.body));
  });

  app.get('/api/agent/invites', agent, (request) => invites.list(ownerOf(request)));

  app.delete('/api/agent/invites/:inviteId', agent, async (request) => {
    const ownerId = ownerOf(request);
    const { inviteId } = parse(inviteParamsSchema, request.params);
    await invites.revoke(ownerId, inviteId);
    return { ok: true };
  });
}
