import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import { keepInTab } from '../page/tabMemory.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

function parse(found: unknown): readonly string[] | null {
  return Array.isArray(found) ? found.filter(isText) : null;
}

/** The hub's addresses, and how to keep what it says of them. */
export interface KnownHubs {
  readonly addresses: HubAddresses;
  readonly learn: (named: readonly string[]) => void;
}

/**
 * Keeps the addresses that the page's own hub named for as long as the tab lives, so that a page
 * which is loaded again while that hub is away finds another.
 * @param name of the link; null keeps nothing
 */
export function keepHubs(own: string, name: string | null, storage: Storage | null): KnownHubs {
  const memory = keepInTab(`hearback.hubs.${name ?? ''}`, name === null ? null : storage, parse);
  const addresses = createHubAddresses(own, memory.read() ?? []);
  return {
    addresses,
    learn(named) {
      addresses.learn(named);
      memory.write(addresses.all());
    },
  };
}
