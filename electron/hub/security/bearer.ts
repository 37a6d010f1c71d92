import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import type { AgentDirectory } from './agents.ts';
import type { Buckets } from './buckets.ts';
import { networkOf } from './buckets.ts';

/**
 * Finds the agent behind a request by its `authorization: Bearer <token>`. The function it returns
 * throws Refusal `unauthorised`, or `tooMany` after many wrong tokens.
 */
export function identifyAgents(
  agents: AgentDirectory,
  failedAuth: Buckets,
): (request: FastifyRequest) => Promise<string> {
  return async (request) => {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    const isBearer = scheme?.toLowerCase() === 'bearer' && token && rest.length === 0;
    const ownerId = isBearer ? await agents.find(token) : null;
    if (ownerId !== null) return ownerId;
    throw new Refusal(failedAuth.take(networkOf(request.ip)) ? 'unauthorised' : 'tooMany');
  };
}
