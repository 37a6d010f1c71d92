import { isIP } from 'node:net';
import os from 'node:os';
import type { TlsIdentity } from './tls.ts';

/** Where the hub can be reached. */
export interface HubAddress {
  /** By the agent's window on this machine. */
  readonly origin: string;
  /** By customers: the address in their links. */
  readonly publicOrigin: string;
  /** No TLS on the customers' way: browsers on other machines would refuse them a microphone. */
  readonly localOnly: boolean;
}

const inUrl = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** The machine's address in its network, for hubs that listen on every interface. */
function networkAddress(): string | null {
  const all = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((each) => each.family === 'IPv4' && !each.internal)?.address ?? null;
}

/**
 * With TLS the certificate decides which name is used, because a browser accepts no other; the
 * default port of the protocol is left out.
 */
export function addressOf(
  listening: { readonly host: string; readonly port: number },
  tls: TlsIdentity | null,
  publicUrl: string | null,
): HubAddress {
  const { host, port } = listening;
  const everywhere = host === '0.0.0.0' || host === '::';
  const originOf = (name: string): string =>
    new URL(`${tls ? 'https' : 'http'}://${inUrl(name)}:${port}`).origin;
  const certified = (name: string): string =>
    tls === null || tls.covers(name) ? name : (tls.names[0] ?? name);
  const local = certified(everywhere ? '127.0.0.1' : host);
  const outside = certified(everywhere ? (networkAddress() ?? '127.0.0.1') : host);
  const publicOrigin = publicUrl === null ? originOf(outside) : new URL(publicUrl).origin;
  return {
    origin: originOf(local),
    publicOrigin,
    localOnly: publicOrigin.startsWith('http:'),
  };
}
