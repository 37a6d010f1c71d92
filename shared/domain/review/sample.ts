/** Share of calls that are offered for review whatever became of them, 0 … 1. Our own choice. */
export const SAMPLE_SHARE = 0.05;

/**
 * Whether a call is in the random sample, so that review is not only of what went badly. The draw
 * is made of the call's id alone: it is the same on every hub and at every time, nobody can
 * influence it, and no call is drawn twice. FNV-1a, 32 bits, with a last mixing: ids may be alike.
 */
export function isSampled(callId: string, share = SAMPLE_SHARE): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < callId.length; i += 1) {
    hash ^= callId.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32 < share;
}
