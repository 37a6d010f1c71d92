import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inviteLookupSchema, inviteRequestSchema } from '#shared/contract/hub.ts';
import type { InviteDesk } from '../invites/desk.ts';
import { Refusal } from '../refusal.ts';
import type { AgentDirectory } from '../security/agents.ts';
import type { Buckets } from '../security/buckets.ts';
import { networkOf } from '../security/buckets.ts';
import { version } from '../version.ts';

export interface ApiParts {
  readonly invites: InviteDesk;
  readonly agents: AgentDirectory;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
}

const inviteParamsSchema = z.object({ inviteId: z.string().min(1).max(64) });

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the message';
  throw new Refusal('badRequest', `The hub did not understand ${field}: ${issue?.message ?? ''}.`);
}

/** The contract's HTTP routes. */
export function serveApi(app: FastifyInstance, parts: ApiParts): void {
  const { agents, failedAuth, invites, lookups } = parts;

  /** @throws Refusal `unauthorised`, or `tooMany` after many wrong tokens */
  const agentOf = (request: FastifyRequest): string => {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    const isBearer = scheme?.toLowerCase() === 'bearer' && token && rest.length === 0;
    const ownerId = isBearer ? agents.find(token) : null;
    if (ownerId !== null) return ownerId;
    throw new Refusal(failedAuth.take(networkOf(request.ip)) ? 'unauthorised' : 'tooMany');
  };

  app.get('/healthz', () => ({ ok: true, version }));

  app.post('/api/guest/invite', async (request) => {
    if (!lookups.take(networkOf(request.ip))) throw new Refusal('tooMany');
    const lookup = parse(inviteLookupSchema, request.body);
    const view = await invites.view(lookup);
    if (view.state === 'unknown' && !failedAuth.take(networkOf(request.ip))) {
      throw new Refusal('tooMany');
    }
    return view;
  });

  app.post('/api/agent/invites', async (request) => {
    const ownerId = agentOf(request);
    return invites.create(ownerId, parse(inviteRequestSchema, request.body));
  });

  app.get('/api/agent/invites', (request) => invites.list(agentOf(request)));

  app.delete('/api/agent/invites/:inviteId', async (request) => {
    const ownerId = agentOf(request);
    const { inviteId } = parse(inviteParamsSchema, request.params);
    await invites.revoke(ownerId, inviteId);
    return { ok: true };
  });
}
