import { createHash } from 'node:crypto';

/** As a deleted call is remembered: known again, and of no other use. */
export function callHash(callId: string): string {
  return createHash('sha256').update(callId).digest('hex');
}
