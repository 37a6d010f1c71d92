import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { Random } from './random.ts';

/*
 * What stands below messages: engine.io's and socket.io's own packets, WebSocket's frames, and HTTP,
 * each nearly right.
 */

const namespaces = [
  '',
  '/agent,',
  '/guest,',
  '/admin,',
  '/__proto__,',
  '/agent?a=1,',
  `/${'n'.repeat(3000)},`,
];

/** Names that socket.io and Node keep for themselves, and some of the contract's. */
const names = [
  'error',
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
  '__proto__',
  'call.accept',
  'call.end',
  'signal',
  'ring',
  '',
];

const ackIds = [
  '',
  '0',
  '1',
  '1',
  '1',
  '-1',
  '00001',
  '4294967296',
  '9007199254740993',
  '9'.repeat(400),
];

const bodies = [
  '',
  '{}',
  'null',
  '7',
  '[[]]',
  '{"callId":"abcdefgh12"}',
  '{"__proto__":{"a":1}}',
  '{"_placeholder":true,"num":0}',
  '{"_placeholder":true,"num":-1}',
  '{"_placeholder":true,"num":1e99}',
  '{"_placeholder":true}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '"\\ud800"',
  '{"a":',
];

/** A packet as text, or bytes that pretend to belong to one. */
export function packet(random: Random): string | Uint8Array<ArrayBuffer> {
  const bytes = (most: number): Uint8Array<ArrayBuffer> =>
    new Uint8Array(Array.from({ length: random.int(most) }, () => random.int(256)));
  const event = `[${JSON.stringify(random.pick(names))},${random.pick(bodies)}]`;
  const where = random.pick(namespaces);
  switch (random.int(10)) {
    case 0:
      return bytes(random.pick([2, 40, 2000]));
    case 1:
      return String.fromCharCode(...bytes(60));
    case 2:
      return `4${random.int(10)}${where}${random.pick(bodies)}`;
    case 3:
      return `40${where}${random.pick(['', '{}', '[]', '7', '{"token":7}', '{"token":"x"', '"x"'])}`;
    case 4:
      return `43${where}${random.pick(ackIds)}[${random.pick(bodies)}]`;
    case 5: {
      const attachments = random.pick(['0', '1', '2', '-1', '1e9', '999999999999', '', 'x']);
      return `4${random.pick(['5', '6'])}${attachments}-${where}${random.pick(ackIds)}${event}`;
    }
    case 6:
      return `${random.int(10)}${random.pick(['', 'probe', '{}', '\u0000'])}`;
    case 7:
      return `42${where}${random.pick(ackIds)}${event}`.slice(0, random.int(60));
    default:
      return `42${where}${random.pick(ackIds)}${event}`;
  }
}

/** One frame of WebSocket (RFC 6455, 5.2) with anything in its head. */
export function frame(random: Random): Buffer {
  if (random.chance(0.2)) return randomBytes(1 + random.int(200));
  const payload = Buffer.from(random.pick(bodies).slice(0, 120));
  const first = random.pick([
    0x81, 0x82, 0x01, 0x00, 0x80, 0x89, 0x8a, 0x88, 0xc1, 0xf1, 0x83, 0x8f,
  ]);
  const said = random.pick([payload.length, payload.length, 125, 126, 127, 0]);
  const masked = random.chance(0.8) ? 0x80 : 0;
  const long =
    said === 126 ? [0xff, 0xff] : said === 127 ? [0x7f, 255, 255, 255, 255, 255, 255, 255] : [];
  return Buffer.concat([
    Buffer.from([first, masked | said, ...long]),
    masked === 0 ? Buffer.alloc(0) : Buffer.from([0, 0, 0, 0]),
    payload,
  ]);
}

/** The request that makes a connection a WebSocket's. */
export const upgrade =
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n' +
  'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n';

const lines = [
  'GET / HTTP/1.1',
  'GET  /  HTTP/1.1',
  'POST /api/guest/invite HTTP/1.1',
  'POST /socket.io/?EIO=4&transport=polling HTTP/1.1',
  'GET /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1',
  'GET /socket.io/?EIO=3&transport=nothing HTTP/1.1',
  'PUT /socket.io/?EIO=4&transport=websocket&sid=__proto__ HTTP/1.1',
  'PRI * HTTP/2.0',
  'CONNECT evil.example:443 HTTP/1.1',
  'OPTIONS * HTTP/1.1',
  'GET http://evil.example/ HTTP/1.1',
  'TRACE / HTTP/1.1',
  `GET /${'a'.repeat(20_000)} HTTP/1.1`,
  'GET /%c0%ae%c0%ae/ HTTP/1.1',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  '',
];

const headers = [
  'Host: 127.0.0.1',
  'Host: evil.example',
  'Host: a\r\nHost: b',
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 5\r\nContent-Length: 6',
  'Content-Length: 99999999999999999999',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: chunked\r\nContent-Length: 3',
  'Transfer-Encoding: xchunked',
  'Content-Type: application/json',
  'Origin: null',
  'Expect: 100-continue',
  'Upgrade: websocket\r\nConnection: upgrade',
  'Upgrade: h2c\r\nConnection: upgrade',
  'Authorization: Bearer \u0001',
  'X: \u0000',
  ': nothing',
  'X'.repeat(9000),
  'Cookie: a=b',
];

/** A request that is nearly one, and what comes after it. */
export function request(random: Random): string {
  const picked = Array.from({ length: random.int(6) }, () => random.pick(headers));
  const body = random.pick([
    '',
    '{}',
    '5\r\nhello\r\n0\r\n\r\n',
    'ffffffffffffffff\r\nx',
    '-1\r\n',
    '\u0000'.repeat(50),
  ]);
  return `${random.pick(lines)}\r\n${picked.join('\r\n')}\r\n\r\n${body}`;
}
