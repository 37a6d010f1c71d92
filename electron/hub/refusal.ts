import type { HubError, HubErrorCode } from '#shared/contract/hubError.ts';
import { StoreError } from '#electron/store/index.ts';

const sentences: Readonly<Record<HubErrorCode, string>> = {
  badRequest: 'The hub did not understand this message.',
  unauthorised: 'This access is not known here. Check the access token.',
  forbidden: 'This account may not do that. Ask an administrator of the team hub.',
  notFound: 'There is nothing here under this name.',
  tooMany: 'That was too much at once. Wait a moment and try again.',
  tooLarge: 'This message is too large.',
  busy: 'Another call is going on. End it first.',
  used: 'This link is already in use in another window.',
  expired: 'This link has expired. Ask for a new one.',
  unknown: 'This link is not known here. Check that it was copied whole.',
  ended: 'This call has ended.',
  agentOffline: 'Nobody is at the desk right now. Try again in a little while.',
  wrongState: 'This cannot be done at this point of the call.',
  internal: 'Something went wrong at the hub. Try again.',
};

/** An error as clients get it. */
export function hubError(error: HubErrorCode, message: string = sentences[error]): HubError {
  return { error, message };
}

/** Thrown where a request cannot be granted; turned into a HubError where it leaves the hub. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: HubErrorCode;
  /** Of `tooMany`: after how many seconds it may be tried again; null where nobody knows. */
  readonly retryAfterS: number | null;

  constructor(
    error: HubErrorCode,
    message: string = sentences[error],
    retryAfterS: number | null = null,
  ) {
    super(message);
    this.error = error;
    this.retryAfterS = retryAfterS;
  }
}

const storeSentences: Partial<Record<StoreError['code'], string>> = {
  gone: "The hub's store cannot be reached right now. Calls that go on are not affected. Try again in a moment.",
  busy: "The hub's store is busy right now. Calls that go on are not affected. Try again in a moment.",
  diskFull:
    "The hub's disk is full. Calls that go on are not affected. Its administrator has to make room.",
};

/**
 * What a client is told while the store takes nothing (`internal`), or where it cannot take what was
 * sent (`badRequest`: a text with a character that no database holds); null for any other error.
 */
export function storeRefusal(error: unknown): Refusal | null {
  if (!(error instanceof StoreError)) return null;
  if (error.code === 'invalid') {
    return new Refusal('badRequest', 'There is something in this message that cannot be kept.');
  }
  const sentence = storeSentences[error.code];
  return sentence === undefined ? null : new Refusal('internal', sentence);
}

/** HTTP status of each refusal. */
export const statusOf: Readonly<Record<HubErrorCode, number>> = {
  badRequest: 400,
  unauthorised: 401,
  forbidden: 403,
  notFound: 404,
  tooMany: 429,
  tooLarge: 413,
  busy: 409,
  used: 409,
  expired: 410,
  unknown: 404,
  ended: 410,
  agentOffline: 503,
  wrongState: 409,
  internal: 500,
};
