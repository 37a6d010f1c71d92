import { samplesOf } from '../moment.ts';

declare const customers: unique symbol;

/**
 * 512 samples that are known to be the customer's. Only `customerSound` makes one, and it takes a
 * whole moment rather than samples, so that nothing can be passed off as the customer's: the agent's
 * voice must never be read for its tone.
 */
export type CustomerSound = Float32Array & { readonly [customers]: true };

/** The customer's part of a moment, or null where they could not be heard. */
export function customerSound(moment: Float32Array): CustomerSound | null {
  return samplesOf(moment, 'customer') as CustomerSound | null;
}
