import { createHmac } from 'node:crypto';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { callIdSchema } from '#shared/model/call.ts';
import { sameHash } from '../security/secrets.ts';

/** How long a customer can answer by a link. Two weeks: a holiday, and a few days. */
export const FEEDBACK_LINK_MS: Ms = 14 * 24 * 3600 * 1000;

/** Characters of a SHA-256 in base64url, and of the expiry in base 36 (until the year 5188). */
const MAC_CHARS = 43;
const EXPIRY_CHARS = 9;

/** What a link stands for. */
export interface SignedCall {
  readonly callId: CallId;
  readonly expiresAt: EpochMs;
}

/** The token of a link: HMAC-SHA256 over expiry and call, then both in plain; url-safe. */
export function signCall(secret: string, { callId, expiresAt }: SignedCall): string {
  const said = `${Math.round(expiresAt).toString(36).padStart(EXPIRY_CHARS, '0')}${callId}`;
  return createHmac('sha256', secret).update(`feedback:${said}`).digest('base64url') + said;
}

/**
 * What a token stands for, where this secret signed it; whether it has expired is for the caller
 * to see. The token is made anew and compared as a whole: there is one spelling of each.
 */
export function readSigned(secret: string, token: string): SignedCall | null {
  const expiresAt = Number.parseInt(token.slice(MAC_CHARS, MAC_CHARS + EXPIRY_CHARS), 36);
  const callId = callIdSchema.safeParse(token.slice(MAC_CHARS + EXPIRY_CHARS));
  if (!callId.success || !Number.isSafeInteger(expiresAt)) return null;
  const signed = { callId: callId.data, expiresAt };
  return sameHash(signCall(secret, signed), token) ? signed : null;
}
