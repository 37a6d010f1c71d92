import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

/*
 * As much of a TURN client as tells whether a server takes a credential (RFC 8489, RFC 8656), over
 * UDP on loopback.
 */

const COOKIE = 0x2112a442;
const methods = { binding: 0x0001, allocate: 0x0003, refresh: 0x0004 } as const;
const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  transport: 0x0019,
} as const;

/** A lost datagram is sent again after this; loopback loses none once the server listens. */
const AGAIN_MS = 100;

export interface TurnAnswer {
  readonly ok: boolean;
  /** STUN's error code, e.g. 401; null where there is none. */
  readonly code: number | null;
  readonly lifetimeSeconds: number | null;
}

export interface Credential {
  readonly username: string;
  readonly credential: string;
}

export interface TurnClient {
  /** Whether the server answers within this time. */
  readonly answers: (withinMs: number) => Promise<boolean>;
  readonly allocate: (with_: Credential) => Promise<TurnAnswer>;
  /** Of the allocation that was made; 0 seconds gives it up. */
  readonly refresh: (with_: Credential, lifetimeSeconds: number) => Promise<TurnAnswer>;
  readonly close: () => void;
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function message(method: number, id: Buffer, body: Buffer, bodyLength = body.length): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(bodyLength, 2);
  head.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([head, id, body]);
}

function read(answer: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= answer.length;) {
    const length = answer.readUInt16BE(at + 2);
    found.set(answer.readUInt16BE(at), answer.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return found;
}

/** A client with a port of its own, for the server on this loopback port. */
export async function turnClient(port: number): Promise<TurnClient> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  let realm = Buffer.alloc(0);
  let nonce = Buffer.alloc(0);

  const exchange = (id: Buffer, request: Buffer, withinMs: number): Promise<Buffer | null> =>
    new Promise((resolve) => {
      const done = (answer: Buffer | null): void => {
        clearInterval(again);
        clearTimeout(end);
        socket.off('message', hear);
        resolve(answer);
      };
      const hear = (answer: Buffer): void => {
        if (answer.length >= 20 && answer.subarray(8, 20).equals(id)) done(answer);
      };
      const send = (): void => socket.send(request, port, '127.0.0.1');
      const again = setInterval(send, AGAIN_MS);
      const end = setTimeout(() => done(null), withinMs);
      socket.on('message', hear);
      // A port that nobody listens on yet: the next try may find somebody.
      socket.on('error', () => undefined);
      send();
    });

  const ask = async (
    method: number,
    own: Buffer,
    { username, credential }: Credential,
    first = true,
  ): Promise<TurnAnswer> => {
    const id = randomBytes(12);
    const named =
      nonce.length === 0
        ? own
        : Buffer.concat([
            own,
            attribute(attributes.username, Buffer.from(username)),
            attribute(attributes.realm, realm),
            attribute(attributes.nonce, nonce),
          ]);
    const key = createHash('md5').update(`${username}:${realm.toString()}:${credential}`).digest();
    const counted = message(method, id, named, named.length + 24);
    const mac = createHmac('sha1', key).update(counted).digest();
    const body =
      nonce.length === 0 ? own : Buffer.concat([named, attribute(attributes.integrity, mac)]);
    const answer = await exchange(id, message(method, id, body), 5000);
    if (answer === null) throw new Error('The TURN server does not answer.');
    const got = read(answer);
    const error = got.get(attributes.error);
    const code = error === undefined ? null : (error[2] ?? 0) * 100 + (error[3] ?? 0);
    // The first refusal, or a stale nonce, tells what to sign with.
    if (first && (code === 401 || code === 438)) {
      realm = Buffer.from(got.get(attributes.realm) ?? realm);
      nonce = Buffer.from(got.get(attributes.nonce) ?? nonce);
      return ask(method, own, { username, credential }, false);
    }
    const lifetime = got.get(attributes.lifetime)?.readUInt32BE(0) ?? null;
    return { ok: (answer.readUInt16BE(0) & 0x0110) === 0x0100, code, lifetimeSeconds: lifetime };
  };

  return {
    async answers(withinMs) {
      const id = randomBytes(12);
      const request = message(methods.binding, id, Buffer.alloc(0));
      return (await exchange(id, request, withinMs)) !== null;
    },
    allocate: (with_) =>
      ask(methods.allocate, attribute(attributes.transport, Buffer.from([17, 0, 0, 0])), with_),
    refresh: (with_, lifetimeSeconds) => {
      const seconds = Buffer.alloc(4);
      seconds.writeUInt32BE(lifetimeSeconds);
      return ask(methods.refresh, attribute(attributes.lifetime, seconds), with_);
    },
    close: () => void socket.close(),
  };
}
