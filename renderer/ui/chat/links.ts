/** A piece of a message: plain text, or an address that may be followed. */
export type MessagePart =
  | { readonly type: 'text'; readonly text: string }
  /** Shown as before + host + after: where it leads is in plain sight. `host` is ASCII (xn--…). */
  | {
      readonly type: 'link';
      readonly href: string;
      readonly before: string;
      readonly host: string;
      readonly after: string;
    };

/** Only addresses that say what they are: a bare "example.com" may be a file or a typing slip. */
const ADDRESS = /https?:\/\/[^\s<>"'`]+/giu;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?…*_~]+$/u;
const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

/** An address without what belongs to the sentence around it: "(see https://a.example/b)." */
function withoutTail(found: string): string {
  let address = found;
  for (;;) {
    const shorter = address.replace(TRAILING, '');
    const pair = PAIRS.find(([, close]) => shorter.endsWith(close));
    const unmatched =
      pair !== undefined && shorter.split(pair[0]).length < shorter.split(pair[1]).length;
    const next = unmatched ? shorter.slice(0, -1) : shorter;
    if (next === address) return address;
    address = next;
  }
}

/**
 * Names before the host ("https://bank.example@evil.example") are there to mislead: such an address
 * stays text. So does everything that is not http or https.
 */
function linkOf(address: string): MessagePart | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.hostname === '' || url.username !== '' || url.password !== '') return null;
  const { href, protocol, host } = url;
  const before = `${protocol}//`;
  const after = href.slice(before.length + host.length);
  return { type: 'link', href, before, host, after: after === '/' ? '' : after };
}

/** The pieces of a message, in order. Together they say all of it; nothing is opened by itself. */
export function messageParts(text: string): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTail(match[0]);
    const link = linkOf(address);
    if (link === null) continue;
    if (match.index > at) parts.push({ type: 'text', text: text.slice(at, match.index) });
    parts.push(link);
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ type: 'text', text: text.slice(at) });
  return parts;
}
