import type { Ms } from '#shared/lib/units.ts';
import type { Parcel } from '#shared/contract/outbox.ts';
import { receiptSchema } from '#shared/contract/outbox.ts';
import type { Fetch } from '../hub/ask.ts';
import type { Delivery } from './sender.ts';

/** A parcel of 4 MB over a slow line (1 Mbit/s up) takes half a minute. */
const TIMEOUT_MS: Ms = 60_000;

/** Where an agent is signed in. */
export interface SignedInHub {
  readonly origin: string;
  readonly token: string;
}

/**
 * Hands one parcel to the hub.
 * @param signal ends it early: `away`, for it may or may not have arrived
 */
export async function deliver(
  { origin, token }: SignedInHub,
  fetch: Fetch,
  parcel: Parcel,
  signal: AbortSignal,
): Promise<Delivery> {
  try {
    const response = await fetch(`${origin}/api/agent/summaries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(parcel),
      // Summaries go to the hub that was chosen and to no other.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { kind: kindOf(response.status) };
    }
    const receipt = receiptSchema.safeParse(await response.json());
    return receipt.success ? { kind: 'receipt', receipt: receipt.data } : { kind: 'away' };
  } catch {
    return { kind: 'away' };
  }
}

/** What is neither the sign-in's nor the size's fault may be over in a while: nothing is given up. */
function kindOf(status: number): Exclude<Delivery['kind'], 'receipt'> {
  if (status === 401 || status === 403) return 'signedOut';
  return status === 413 ? 'tooLarge' : 'away';
}
