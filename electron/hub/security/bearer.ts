import type { FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.ts';
import type { Caller } from './access.ts';
import { admit } from './admit.ts';
import type { Buckets } from './buckets.ts';
import type { Callers } from './callers.ts';

/**
 * Finds who is behind a request by its `authorization: Bearer <token>`. The function it returns
 * throws Refusal `unauthorised`, or `tooMany` after many wrong tokens.
 */
export function identifyCallers(
  callers: Callers,
  failedAuth: Buckets,
): (request: FastifyRequest) => Promise<Caller> {
  return async (request) => {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    const isBearer = scheme?.toLowerCase() === 'bearer' && token && rest.length === 0;
    const caller = isBearer ? await callers.find(token) : null;
    if (caller !== null) return caller;
    admit(failedAuth, request);
    throw new Refusal('unauthorised');
  };
}
