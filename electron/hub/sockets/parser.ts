import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import type { Packet } from 'socket.io-parser';
import { WrittenEnvelope } from '../call/written.ts';

/*
 * socket.io's own packets, read and written sooner. What nearly every message is (an event or an
 * acknowledgement in a namespace of the hub's, of plain text) is done here; all else, and all that is
 * wrong, goes to socket.io's own parser. `tests/hub/parser.test.ts` holds the two against each other.
 */

const namespaces = ['/agent', '/guest'] as const;

/** More digits than any client counts to; fewer than a number can hold exactly. */
const maxDigits = 15;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const OPENING_BRACKET = 91;

function jsonOf(data: unknown): string {
  if (!Array.isArray(data)) return JSON.stringify(data);
  const [name, body] = data as unknown[];
  // Its JSON was needed for its size already.
  if (data.length === 2 && body instanceof WrittenEnvelope) {
    return `[${JSON.stringify(name)},${body.json()}]`;
  }
  return JSON.stringify(data);
}

/** What the hub says is JSON throughout: it is not searched for bytes. */
export class HubEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    const { type, nsp, id, data } = packet;
    const isPlain = type === PacketType.EVENT || type === PacketType.ACK;
    if (!isPlain || nsp === '/') return super.encode(packet);
    return [`${type}${nsp},${id ?? ''}${data === undefined || data === null ? '' : jsonOf(data)}`];
  }
}

/** The events that socket.io means something of its own by. */
const reserved: ReadonlySet<unknown> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

/** An event or an acknowledgement in one of the hub's namespaces; null for anything else. */
export function readPlain(text: string): Packet | null {
  const type = text.startsWith('2') ? PacketType.EVENT : PacketType.ACK;
  if (type === PacketType.ACK && !text.startsWith('3')) return null;
  const nsp = namespaces.find((name) => text.startsWith(name, 1));
  if (nsp === undefined || text[1 + nsp.length] !== ',') return null;
  const from = nsp.length + 2;
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (at - from > maxDigits || text.charCodeAt(at) !== OPENING_BRACKET) return null;
  let data: unknown;
  try {
    data = JSON.parse(text.slice(at));
  } catch {
    return null;
  }
  if (!Array.isArray(data)) return null;
  const name: unknown = data[0];
  const isNamed = typeof name === 'number' || (typeof name === 'string' && !reserved.has(name));
  if (type === PacketType.EVENT && !isNamed) return null;
  return at === from ? { type, nsp, data } : { type, nsp, id: Number(text.slice(from, at)), data };
}

export class HubDecoder extends Decoder {
  override add(received: unknown): void {
    // Bytes of an earlier packet are to come: text in their place is for socket.io to refuse.
    const { reconstructor } = this as unknown as { readonly reconstructor?: object | null };
    const packet = typeof received === 'string' && !reconstructor ? readPlain(received) : null;
    if (packet === null) super.add(received);
    else this.emitReserved('decoded', packet);
  }
}
