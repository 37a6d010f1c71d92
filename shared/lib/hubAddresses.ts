/*
 * The addresses under which one hub, or the hubs of one database, can be reached: which of them may
 * be used at all, and which is tried next. No clock and no network: whoever connects tells what came
 * of it.
 */

/** An origin as browsers write it, and nothing that means something in a header. */
const ORIGIN = /^(?<scheme>https?):\/\/(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/;

/** Whether this is an origin that can be told to clients. */
export const isHubAddress = (text: string): boolean => ORIGIN.test(text);

/** More addresses than a hub has; a bound for a hostile one. */
export const MAX_HUB_ADDRESSES = 8;

/**
 * The addresses that a client may use, its own first. What is sent there holds secrets: from an
 * encrypted address none leads to one that is not.
 * @param own the address that was configured, or that the page came from
 * @param named what the hub at that address said
 */
export function safeAddresses(own: string, named: readonly string[]): readonly string[] {
  const encrypted = own.startsWith('https:');
  const fitting = named.filter((each) => {
    const scheme = ORIGIN.exec(each)?.groups?.['scheme'];
    return scheme === 'https' || (scheme === 'http' && !encrypted);
  });
  return [...new Set([own, ...fitting])].slice(0, MAX_HUB_ADDRESSES);
}

/** Which address is used: the one that worked last, and after a failure the next in turn. */
export interface HubAddresses {
  /** Configured, or where the page came from: the only one whose refusal is believed. */
  readonly own: string;
  /** All that may be used, its own first. */
  readonly all: () => readonly string[];
  /** The one to use now. */
  readonly current: () => string;
  readonly worked: (origin: string) => void;
  /** No answer from there. The failure of one that is not in use any more changes nothing. */
  readonly failed: (origin: string) => void;
  /** What the hub says of its addresses, in place of what was known; those it may not say are left out. */
  readonly learn: (named: readonly string[]) => void;
}

/** @param known what was learnt earlier */
export function createHubAddresses(own: string, known: readonly string[] = []): HubAddresses {
  let all = safeAddresses(own, known);
  let current = own;
  return {
    own,
    all: () => all,
    current: () => current,
    worked(origin) {
      if (all.includes(origin)) current = origin;
    },
    failed(origin) {
      if (origin !== current) return;
      current = all[(all.indexOf(origin) + 1) % all.length] ?? own;
    },
    learn(named) {
      all = safeAddresses(own, named);
      if (!all.includes(current)) current = own;
    },
  };
}
