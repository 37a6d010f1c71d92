import { isIP } from 'node:net';
import os from 'node:os';

/** Which pages may talk to the hub. */
export interface OriginRules {
  /** Whether a page of this origin may connect, given the Host header it connected with. */
  allows(origin: string, host: string | undefined): boolean;
  /** Whether this is one of the other pages that may (the agent's window). */
  isGuestOfHub(origin: string): boolean;
  /** `ws://…` of the host this request came in by, for the page's policy; null if not ours. */
  socketOf(host: string | undefined): string | null;
}

/** Nothing but host and port: what is let through here ends up in a header. */
const plainHost = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * A page is the hub's own where its origin is the host it connected with, and that host is one of
 * the hub's names. Only names are checked against the list: a foreign name that is pointed at this
 * machine (DNS rebinding) is refused, while a plain IP address cannot be pointed anywhere.
 * @param publicUrl the hub's address in links, null until it is known
 * @param names host names the hub answers to, besides localhost and the machine's own
 */
export function originRules(
  secure: boolean,
  publicUrl: () => URL | null,
  names: readonly string[],
  allowed: readonly string[],
): OriginRules {
  const others = new Set(allowed.map((origin) => origin.toLowerCase()));
  const machine = os.hostname().toLowerCase();
  const own = new Set(
    ['localhost', machine, `${machine}.local`, ...names].map((name) => name.toLowerCase()),
  );

  const isOwnHost = (host: string): boolean => {
    if (!plainHost.test(host)) return false;
    const name = host.replace(/:\d+$/, '').toLowerCase();
    return own.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0 || host === publicUrl()?.host;
  };

  return {
    isGuestOfHub: (origin) => others.has(origin.toLowerCase()),
    allows(origin, host) {
      const asked = origin.toLowerCase();
      if (asked === publicUrl()?.origin || others.has(asked)) return true;
      if (host === undefined || !isOwnHost(host)) return false;
      return asked === `${secure ? 'https' : 'http'}://${host.toLowerCase()}`;
    },
    socketOf(host) {
      if (host === undefined) return null;
      const front = publicUrl();
      if (front && host.toLowerCase() === front.host) {
        return `${front.protocol === 'https:' ? 'wss' : 'ws'}://${front.host}`;
      }
      return isOwnHost(host) ? `${secure ? 'wss' : 'ws'}://${host}` : null;
    },
  };
}
