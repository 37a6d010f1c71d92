import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { OpenIdOutcome, OpenIdPoll } from '#shared/contract/people.ts';
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

/** A sign-in elsewhere that waits for the code which the browser shows. */
export type OpenIdFlow = Omit<OpenIdPoll, 'code'>;

export type OpenIdEnd =
  | { readonly state: 'needsCode'; readonly flow: OpenIdFlow }
  | { readonly state: 'expired' | 'failed' }
  | { readonly state: 'cancelled' };

/**
 * Signs in elsewhere, up to the code: the browser does, this app asks with growing pauses whether it
 * is done.
 * @throws KnownFailure where it cannot begin
 */
export async function signInElsewhere(parts: OpenIdParts): Promise<OpenIdEnd> {
  const { ask, device, invitation, openInBrowser, now, pause, signal } = parts;
  const { url, ...begun } = await ask('POST', '/api/people/openid', openIdBegunSchema);
  // Whatever a hub says, the system opens nothing but an encrypted page, or one of this machine.
  if (!isSecure(new URL(url))) {
    throw new KnownFailure('refused', 'The hub named an address that is not safe to open.');
  }
  await openInBrowser(url);
  const flow = { ...begun, device, invitation };
  const until = now() + OPEN_ID_MS;
  for (let ms = FIRST_PAUSE_MS; now() < until; ms = Math.min(ms * GROWTH, LONGEST_PAUSE_MS)) {
    await pause(ms, signal);
    if (signal.aborted) return { state: 'cancelled' };
    const { state } = await outcomeOf(ask, flow, null).catch((error: unknown) => {
      // A hub that is away for a moment may know more when it is back.
      if (error instanceof HubRefusal && error.said !== 'tooMany') throw error;
      return { state: 'waiting' } as const;
    });
    if (state === 'needsCode') return { state, flow };
    if (state !== 'waiting') return { state: state === 'expired' ? state : 'failed' };
  }
  return { state: 'expired' };
}

/**
 * Asks what became of it.
 * @param code as the browser shows it; null before
 * @throws KnownFailure
 */
export function outcomeOf(ask: Ask, flow: OpenIdFlow, code: string | null): Promise<OpenIdOutcome> {
  const poll: OpenIdPoll = { ...flow, code };
  return ask('POST', '/api/people/openid/outcome', openIdOutcomeSchema, poll);
}
