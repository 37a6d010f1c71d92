import type { EpochMs } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';
import type { Rate } from '../options.ts';

interface Bucket {
  tokens: number;
  at: EpochMs;
}

/** Above this many keys, those that have long been quiet are forgotten. */
const tidyAbove = 10_000;

/** A token bucket for each key: `burst` at once, then `perSecond`. */
export interface Buckets {
  /** @returns false where the key has used up what it may do now */
  take(key: string): boolean;
  /** Whole seconds until the key may do it again, at least 1; an hour where it never may. */
  waitS(key: string): number;
}

export function createBuckets(rate: Rate, clock: Clock): Buckets {
  const buckets = new Map<string, Bucket>();

  const level = (bucket: Bucket, now: EpochMs): number => {
    // A wall clock that was set back must not empty a bucket.
    const seconds = Math.max(0, now - bucket.at) / 1000;
    return Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond);
  };

  const tidy = (now: EpochMs): void => {
    for (const [key, bucket] of buckets) {
      if (level(bucket, now) >= rate.burst) buckets.delete(key);
    }
    // Still too many: a flood from everywhere. Those longest unused go, half of them at once, so
    // that tidying stays rare and memory bounded.
    for (const key of buckets.keys()) {
      if (buckets.size <= tidyAbove / 2) break;
      buckets.delete(key);
    }
  };

  return {
    waitS(key) {
      const known = buckets.get(key);
      const missing = 1 - (known ? level(known, clock.now()) : rate.burst);
      if (missing <= 0) return 1;
      return Math.min(3600, Math.ceil(missing / rate.perSecond));
    },
    take(key) {
      const now = clock.now();
      const known = buckets.get(key);
      const tokens = known ? level(known, now) : rate.burst;
      const allowed = tokens >= 1;
      // Last in the map: the one used last.
      buckets.delete(key);
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
      if (buckets.size > tidyAbove) tidy(now);
      return allowed;
    },
  };
}

/**
 * The part of an address that one customer commands: IPv6 lines get a /64, of which every device
 * may use any address. IPv4 written as IPv6 counts as IPv4. A connection that is gone has no
 * address any more, whatever the types of Fastify and socket.io say: all of those count as one.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'gone';
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
