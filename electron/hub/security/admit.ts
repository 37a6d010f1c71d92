import { Refusal } from '../refusal.ts';
import type { Buckets } from './buckets.ts';
import { networkOf } from './buckets.ts';

/**
 * Counts a request against what its network may do.
 * @throws Refusal `tooMany`
 */
export function admit(buckets: Buckets, request: { readonly ip: string | undefined }): void {
  admitAs(buckets, networkOf(request.ip));
}

/**
 * The same for whoever it is.
 * @throws Refusal `tooMany` that says when to come back
 */
export function admitAs(buckets: Buckets, key: string): void {
  if (!buckets.take(key)) throw new Refusal('tooMany', undefined, buckets.waitS(key));
}
