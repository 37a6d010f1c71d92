import type { HubAddresses } from '#shared/lib/hubAddresses.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { Fetch } from './ask.ts';

/** A hub that lets a question wait for longer is left for the next address, if there is one. */
const NEXT_AFTER_MS: Ms = 4000;

/** These can be asked twice without a difference. */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** How Chromium and Node say that nothing reached the other end. */
const neverArrived =
  /ERR_(?:CONNECTION_REFUSED|CONNECTION_TIMED_OUT|NAME_NOT_RESOLVED|ADDRESS_UNREACHABLE|INTERNET_DISCONNECTED|NETWORK_CHANGED|SSL\w+|CERT\w+)|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH/;

function cameNotThrough(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const cause = error.cause instanceof Error ? error.cause : null;
  const code = cause !== null && 'code' in cause ? String(cause.code) : '';
  return neverArrived.test(`${error.message} ${cause?.message ?? ''} ${code}`);
}

/** A proxy answers so in the place of a hub that is away. */
const isAway = ({ status }: Response): boolean => status >= 502 && status <= 504;

/**
 * A fetch that asks the hub's further addresses where the one in use does not answer. Whatever else
 * is fetched goes where it says. What may not be done twice is asked again only where it surely
 * never arrived.
 * @param hub the hub of now; null for one without further addresses
 */
export function steadyFetch(fetch: Fetch, hub: () => HubAddresses | null): Fetch {
  return async (url, init) => {
    const addresses = hub();
    const { origin } = new URL(url);
    if (addresses === null || origin !== addresses.own || addresses.all().length === 1) {
      return fetch(url, init);
    }
    const mayRepeat = repeatable.has((init.method ?? 'GET').toUpperCase());
    let trouble: unknown;
    for (let left = addresses.all().length; left > 0; left -= 1) {
      const at = addresses.current();
      try {
        const hurry = mayRepeat && left > 1 ? AbortSignal.timeout(NEXT_AFTER_MS) : null;
        const response = await fetch(at + url.slice(origin.length), withSignal(init, hurry));
        // Whether somebody may come in is for the hub that was chosen to say.
        const isStranger = at !== addresses.own && response.status === 401;
        if (!isStranger && !(mayRepeat && isAway(response))) {
          addresses.worked(at);
          return response;
        }
        await response.body?.cancel();
        trouble = new Error(`The hub is away: ${response.status}.`);
      } catch (error) {
        trouble = error;
        addresses.failed(at);
        if (init.signal?.aborted === true || !(mayRepeat || cameNotThrough(error))) throw error;
        continue;
      }
      addresses.failed(at);
    }
    throw trouble;
  };
}

function withSignal(init: RequestInit, hurry: AbortSignal | null): RequestInit {
  if (hurry === null) return init;
  return { ...init, signal: init.signal ? AbortSignal.any([init.signal, hurry]) : hurry };
}
