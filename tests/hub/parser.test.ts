import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import type { Packet } from 'socket.io-parser';
import { WrittenEnvelope } from '#electron/hub/call/written.ts';
import { HubDecoder, HubEncoder, readPlain } from '#electron/hub/sockets/parser.ts';
import type { CallId } from '#shared/model/call.ts';
import { aSignal } from './support/clients.ts';

/** What comes of packets, one after the other on one connection, until one is refused. */
function heard(decoder: Decoder, parts: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  decoder.on('decoded', (packet) => found.push(packet));
  try {
    for (const part of parts) decoder.add(part);
  } catch (error) {
    found.push(String(error));
  }
  return found;
}

const namespace = fc.constantFrom('/agent', '/guest', '/agents', '/other', '/', '/agent ', '');
const separator = fc.oneof({ weight: 8, arbitrary: fc.constant(',') }, fc.string({ maxLength: 2 }));
const id = fc.oneof(
  fc.constant(''),
  fc.nat().map(String),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
  fc.constantFrom('007', ' 1', '1 ', '-1', '1.5', '1e3', '0x1', '１'),
);
const body = fc.oneof(
  fc.json(),
  fc
    .tuple(
      fc.oneof(
        fc.constantFrom('signal', 'connect', 'disconnect', 'newListener', '', '__proto__'),
        fc.string(),
        fc.integer(),
        fc.constant(null),
      ),
      fc.jsonValue(),
    )
    .map((data) => JSON.stringify(data)),
  fc.constantFrom('', '[', '[]', '[1]', ' ["signal"]', '["signal"]x', '[{"_placeholder":true}]'),
  fc.string(),
);
const type = fc.constantFrom('0', '1', '2', '3', '3', '2', '4', '5', '51-', '61-', '7', '', 'x');
const text = fc.oneof(
  fc.tuple(type, namespace, separator, id, body).map((parts) => parts.join('')),
  fc.string(),
);
const part = fc.oneof(
  { weight: 9, arbitrary: text },
  fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
);

describe('packets that come in', () => {
  it('are read as socket.io reads them, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(heard(new HubDecoder(), parts)).toEqual(heard(new Decoder(), parts));
      }),
      { numRuns: 2000 },
    );
  });

  it('are read here where they are what the hub is nearly always sent', () => {
    for (const plain of [
      '2/agent,12["signal",{}]',
      '2/guest,["alive",null]',
      '3/agent,7[{"ok":true,"value":null}]',
    ]) {
      const packet = readPlain(plain);
      expect([packet]).toEqual(heard(new Decoder(), [plain]));
    }
    for (const other of ['0/agent,{}', '2["signal"]', '2/agent,1["connect"]', '2/agent,1{}']) {
      expect(readPlain(other)).toBeNull();
    }
  });

  it('refuse text where bytes are to come, as socket.io does', () => {
    const parts = [
      '51-/agent,1["signal",{"_placeholder":true,"num":0}]',
      '2/agent,2["alive",null]',
    ];
    const [refused, ...more] = heard(new HubDecoder(), parts);
    expect([refused, more]).toEqual([expect.stringContaining('reconstructing'), []]);
  });
});

describe('packets that go out', () => {
  const packet: fc.Arbitrary<Packet> = fc.record(
    {
      type: fc.constantFrom(
        PacketType.CONNECT,
        PacketType.DISCONNECT,
        PacketType.EVENT,
        PacketType.ACK,
        PacketType.CONNECT_ERROR,
      ),
      nsp: fc.constantFrom('/agent', '/guest', '/'),
      id: fc.nat(),
      data: fc.oneof(fc.array(fc.jsonValue()), fc.tuple(fc.string(), fc.jsonValue())),
    },
    { requiredKeys: ['type', 'nsp'] },
  );

  it('are written as socket.io writes them', () => {
    fc.assert(
      fc.property(packet, (each) => {
        expect(new HubEncoder().encode(each)).toEqual(new Encoder().encode(each));
      }),
      { numRuns: 500 },
    );
  });

  it('take a signal’s JSON as it was written for its size', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (call, sdp) => {
        const callId = call as CallId;
        const signal = { ...aSignal(), data: { type: 'offer', sdp } } as const;
        const written = new WrittenEnvelope(callId, signal, JSON.stringify(signal));
        const packetOf = (envelope: unknown): Packet => {
          return { type: PacketType.EVENT, nsp: '/agent', id: 1, data: ['signal', envelope] };
        };
        expect(new HubEncoder().encode(packetOf(written))).toEqual(
          new Encoder().encode(packetOf({ callId, signal })),
        );
      }),
    );
  });
});
