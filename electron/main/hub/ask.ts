import type { z } from 'zod';
import type { HubErrorCode } from '#shared/contract/hubError.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { IpcErrorCode } from '#shared/contract/ipc.ts';
import { KnownFailure } from '../ipc/failure.ts';

/** The part of fetch that is needed; Electron's session.fetch and Node's own both fit. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A hub on the same machine answers in milliseconds; one across the world within this. */
const TIMEOUT_MS = 10_000;

const codes: Readonly<Record<number, IpcErrorCode>> = {
  401: 'refused',
  403: 'refused',
  404: 'notFound',
  409: 'changed',
};

/** The hub answered, and said no. */
export class HubRefusal extends KnownFailure {
  readonly said: HubErrorCode | null;

  constructor(status: number, said: HubErrorCode | null, message: string) {
    super(codes[status] ?? 'badRequest', message);
    this.name = 'HubRefusal';
    this.said = said;
  }
}

/**
 * One request to the hub, its answer validated.
 * @throws KnownFailure with a sentence for the screen (HubRefusal where the hub said it), nothing else
 */
export type Ask = <S extends z.ZodType>(
  method: string,
  route: string,
  schema: S,
  body?: unknown,
) => Promise<z.output<S>>;

/**
 * Binds requests to one hub and one token.
 * @param token null for what anybody may ask
 */
export function createAsk(origin: string, token: string | null, fetch: Fetch): Ask {
  return async (method, route, schema, body) => {
    const response = await fetch(`${origin}${route}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // Tokens and passwords go to the hub that was chosen and to no other.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new KnownFailure(
        'hubUnreachable',
        'The hub does not answer. Calls in progress go on; please try again in a moment.',
      );
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw refusalOf(response.status, answer);
    const parsed = schema.safeParse(answer);
    if (!parsed.success) {
      throw new KnownFailure('other', 'The hub gave an answer this version does not understand.');
    }
    return parsed.data;
  };
}

function refusalOf(status: number, answer: unknown): HubRefusal {
  const parsed = hubErrorSchema.safeParse(answer);
  return parsed.success
    ? new HubRefusal(status, parsed.data.error, parsed.data.message)
    : new HubRefusal(status, null, 'The hub refused this request.');
}
