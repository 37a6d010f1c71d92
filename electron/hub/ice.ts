import { createHmac } from 'node:crypto';
import type { IceServer, IceSettings } from '#shared/contract/hub.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Party } from '#shared/model/party.ts';
import type { Clock } from './clock.ts';

/** TURN servers that share a secret with this hub (coturn's `use-auth-secret`). */
export interface TurnOptions {
  /** `turn:` and `turns:` addresses, with or without `?transport=udp` or `tcp`. */
  readonly urls: readonly string[];
  /** In no log, no answer and no argument of a process. */
  readonly secret: string;
  /** How long a minted credential opens an allocation. */
  readonly ttlMs?: Ms;
}

/** What a hub is told of the ways between two clients. */
export interface IceOptions {
  /** Servers without minted credentials, as they stand. */
  readonly iceServers: readonly IceServer[];
  readonly turn?: TurnOptions | null;
  /** Neither side learns the other's network addresses: everything goes over a TURN server. */
  readonly relayOnly?: boolean;
}

/** What one side of a call is told now; called anew for every telling. */
export type IceFor = (callId: CallId, party: Party) => IceSettings;

/**
 * coturn looks at the expiry when an allocation is made; one that stands is refreshed with the same
 * name for as long as it lives (tests/hub/coturn.test.ts shows both). So this bounds how late in a
 * call a new way can still be found by a client whose hub has been away since the call began, and a
 * hub that is there mints anew: 12 h are longer than any shift. Shorter would cost calls; longer
 * would let a credential that leaked be used for longer.
 */
export const TURN_TTL_MS: Ms = 12 * 3600 * 1000;

/**
 * A time-limited credential as draft-uberti-behave-turn-rest-00 has it: the name is the expiry in
 * epoch seconds, a colon and the user; the password base64(HMAC-SHA1(secret, name)).
 * @param user without a colon
 */
export function mintCredential(
  secret: string,
  user: string,
  expiresAt: EpochMs,
): { readonly username: string; readonly credential: string } {
  const username = `${Math.ceil(expiresAt / 1000)}:${user}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/**
 * What a TURN server's log knows one side of one call by: always the same, so that its allocations
 * belong together, and of no use to find the call or the person.
 */
function opaqueUser(secret: string, callId: CallId, party: Party): string {
  const mac = createHmac('sha256', secret).update(JSON.stringify(['turn user', callId, party]));
  return mac.digest('base64url').slice(0, 22);
}

/** Whether there is a server that could relay. */
export function hasTurn({ iceServers, turn }: IceOptions): boolean {
  return (turn?.urls.length ?? 0) > 0 || iceServers.some(({ urls }) => /^turns?:/i.test(urls));
}

/** Mints for each side of each call, anew with every call of what it gives. */
export function createIceFor(options: IceOptions, clock: Pick<Clock, 'now'>): IceFor {
  const { iceServers, turn = null, relayOnly = false } = options;
  if (turn === null) return () => ({ iceServers, relayOnly });
  const { secret, urls, ttlMs = TURN_TTL_MS } = turn;
  return (callId, party) => {
    const user = opaqueUser(secret, callId, party);
    const minted = mintCredential(secret, user, clock.now() + ttlMs);
    return {
      iceServers: [...iceServers, ...urls.map((url) => ({ urls: url, ...minted }))],
      relayOnly,
    };
  };
}
