import type { Found } from '#shared/contract/accountIpc.ts';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import type { InvitationView, WaysIn } from '#shared/contract/people.ts';
import { invitationViewSchema, waysInSchema } from '#shared/contract/people.ts';
import type { Fetch } from '../hub/ask.ts';
import { createAsk } from '../hub/ask.ts';

const TIMEOUT_MS = 10_000;

/** What somebody pasted, as far as it can be told without asking anybody. */
export type Pasted =
  | { readonly is: 'hub'; readonly origin: string }
  | { readonly is: 'invitation' | 'start'; readonly origin: string; readonly token: string }
  | { readonly is: 'customerLink' }
  | { readonly is: 'notAnAddress' };

/** Whether a host is this machine: what goes there needs no encryption. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

/** Whether what is sent to an address can be read by nobody on the way. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

const linkToken = /^#(?<token>[\w-]{16,128})$/;

/** Reads an address, an invitation's link or a start's link. */
export function readPasted(pasted: string): Pasted {
  const url = addressIn(pasted.trim());
  if (url === null) return { is: 'notAnAddress' };
  const { origin, pathname, hash } = url;
  if (pathname === '/join') return { is: 'customerLink' };
  const token = linkToken.exec(hash)?.groups?.['token'];
  if (token !== undefined && (pathname === '/invitation' || pathname === '/start')) {
    return { is: pathname === '/start' ? 'start' : 'invitation', origin, token };
  }
  return { is: 'hub', origin };
}

/** An address as it is said, without https:// in front, is meant to be encrypted. */
function addressIn(text: string): URL | null {
  if (text === '' || /\s/.test(text)) return null;
  const hasScheme = /^[a-z][\w+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return null;
  // A word alone is a mistake more often than a host.
  const isHost = url.hostname.includes('.') || url.hostname.startsWith('[') || url.port !== '';
  if (!isHost && url.hostname !== 'localhost') return null;
  if (!hasScheme && isLoopback(url.hostname)) return URL.parse(`http://${text}`);
  return url;
}

/** Asks whoever is at the pasted address what it is. Never throws. */
export async function lookAt(pasted: string, fetch: Fetch): Promise<Found> {
  const read = readPasted(pasted);
  if (read.is === 'customerLink' || read.is === 'notAnAddress') {
    return { is: 'nothing', because: read.is, origin: null };
  }
  const hub = await firstOf(originsFor(read.origin), fetch);
  if (typeof hub === 'string') return { is: 'nothing', because: hub, origin: read.origin };
  const { origin, ways } = hub;
  const at = { origin, secure: isSecure(new URL(origin)) };
  if (read.is === 'start' && ways.needsStart) return { is: 'start', ...at, token: read.token };
  if (read.is !== 'invitation') return { is: 'hub', ...at, ways };
  const view = await invitationAt(origin, read.token, fetch);
  return view === null
    ? { is: 'nothing', because: 'noAnswer', origin }
    : { is: 'invitation', ...at, ways, token: read.token, view };
}

type NoHub = 'noAnswer' | 'notAHub' | 'noTeam';
interface Hub {
  readonly origin: string;
  readonly ways: WaysIn;
}

/** A proxy that leads from http to https is not followed: a password would go out in the open. */
function originsFor(origin: string): readonly string[] {
  const url = new URL(origin);
  return isSecure(url) ? [origin] : [origin, origin.replace(/^http:/, 'https:')];
}

/** The first that is a hub; what is said of none is said of the first. */
async function firstOf(origins: readonly string[], fetch: Fetch): Promise<Hub | NoHub> {
  const [first = '', ...rest] = origins;
  const found = await waysAt(first, fetch);
  if (typeof found !== 'string' || rest.length === 0) return found;
  const other = await firstOf(rest, fetch);
  return typeof other === 'string' ? found : other;
}

async function waysAt(origin: string, fetch: Fetch): Promise<Hub | NoHub> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${origin}/api/people/ways`, { signal, redirect: 'error' });
    const answer: unknown = await response.json().catch(() => null);
    const ways = waysInSchema.safeParse(answer);
    if (response.ok && ways.success) return { origin, ways: ways.data };
    return response.status === 404 && hubErrorSchema.safeParse(answer).success
      ? 'noTeam'
      : 'notAHub';
  } catch {
    return 'noAnswer';
  }
}

async function invitationAt(
  origin: string,
  token: string,
  fetch: Fetch,
): Promise<InvitationView | null> {
  const ask = createAsk(origin, null, fetch);
  return ask('POST', '/api/people/invitation', invitationViewSchema, { token }).catch(() => null);
}
