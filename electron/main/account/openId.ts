import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { SignedIn } from '#shared/contract/people.ts';
import { openIdBegunSchema, openIdOutcomeSchema } from '#shared/contract/people.ts';
import type { Ask } from '../hub/ask.ts';
import { HubRefusal } from '../hub/ask.ts';
import { KnownFailure } from '../ipc/failure.ts';
import { isSecure } from './look.ts';

/** How long somebody may take in the browser. */
export const OPEN_ID_MS: Ms = 10 * 60_000;
const FIRST_PAUSE_MS: Ms = 1000;
const LONGEST_PAUSE_MS: Ms = 10_000;
const GROWTH = 1.5;

export interface OpenIdParts {
  readonly ask: Ask;
  readonly device: string;
  readonly invitation: string | null;
  /** Opens the system's browser. */
  readonly openInBrowser: (url: string) => Promise<void>;
  readonly now: () => EpochMs;
  /** Resolves after a pause, or once `signal` is aborted. */
  readonly pause: (ms: Ms, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
}

export type OpenIdEnd =
  | { readonly state: 'signedIn'; readonly signedIn: SignedIn }
  | { readonly state: 'expired' | 'failed' | 'stranger' | 'cancelled' };

/**
 * Signs in elsewhere: the browser does, this app asks for the outcome with growing pauses.
 * @throws KnownFailure where it cannot begin
 */
export async function signInElsewhere(parts: OpenIdParts): Promise<OpenIdEnd> {
  const { ask, device, invitation, openInBrowser, now, pause, signal } = parts;
  const body = { device, invitation };
  const { url, ...poll } = await ask('POST', '/api/people/openid', openIdBegunSchema, body);
  // Whatever a hub says, the system opens nothing but an encrypted page, or one of this machine.
  if (!isSecure(new URL(url))) {
    throw new KnownFailure('refused', 'The hub named an address that is not safe to open.');
  }
  await openInBrowser(url);
  const until = now() + OPEN_ID_MS;
  for (let ms = FIRST_PAUSE_MS; now() < until; ms = Math.min(ms * GROWTH, LONGEST_PAUSE_MS)) {
    await pause(ms, signal);
    if (signal.aborted) return { state: 'cancelled' };
    const outcome = await ask(
      'POST',
      '/api/people/openid/outcome',
      openIdOutcomeSchema,
      poll,
    ).catch((error: unknown) => {
      // A hub that is away for a moment may have the outcome when it is back.
      if (error instanceof HubRefusal && error.said !== 'tooMany') throw error;
      return { state: 'waiting' } as const;
    });
    if (outcome.state === 'signedIn') return outcome;
    if (outcome.state !== 'waiting') return { state: outcome.state };
  }
  return { state: 'expired' };
}
