import { Refusal } from '../refusal.ts';
import type { Buckets } from './buckets.ts';
import { networkOf } from './buckets.ts';

/**
 * Counts a request against what its network may do.
 * @throws Refusal `tooMany`
 */
export function admit(buckets: Buckets, request: { readonly ip: string }): void {
  if (!buckets.take(networkOf(request.ip))) throw new Refusal('tooMany');
}
