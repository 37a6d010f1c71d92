import { createHmac, randomBytes } from 'node:crypto';
import type { Ms } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Buckets } from './buckets.ts';

/** How long a network has the same name in the log: long enough to see an attack of a night. */
const NAME_LASTS_MS: Ms = 24 * 3_600_000;

/** Networks whose being held up was logged; more than these are logged once more. */
const remembered = 10_000;

/**
 * What refused tokens, links, seats and passwords cost their network, with a word in the log: once
 * for each that was wrong, and once when the network is held up. An attack shows there without the
 * log keeping anybody's address: a network is named by a hash with a key that is in memory only, and
 * that is another one each day.
 */
export function notedGuesses(buckets: Buckets, clock: Clock, log: Log): Buckets {
  let key = randomBytes(32);
  let since = clock.now();
  const held = new Set<string>();

  const nameOf = (network: string): string => {
    const now = clock.now();
    if (Math.abs(now - since) >= NAME_LASTS_MS) [key, since] = [randomBytes(32), now];
    return createHmac('sha256', key).update(network).digest('hex').slice(0, 12);
  };

  return {
    ...buckets,
    take(network) {
      const mayGoOn = buckets.take(network);
      if (mayGoOn) held.delete(network);
      else if (held.has(network)) return false;
      else {
        if (held.size >= remembered) held.clear();
        held.add(network);
      }
      const event = mayGoOn ? 'guess.wrong' : 'guess.heldUp';
      log({ level: 'warn', event, fields: { network: nameOf(network) } });
      return mayGoOn;
    },
  };
}
