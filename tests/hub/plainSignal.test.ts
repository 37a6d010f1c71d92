import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainSignal } from '#electron/hub/sockets/plainSignal.ts';
import { signalEnvelopeSchema } from '#shared/contract/hub.ts';

const textAround = (...lengths: readonly number[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }) },
    fc.constantFrom(...lengths.flatMap((n) => [n, n + 1])).map((n) => 'x'.repeat(n)),
  );
const count = fc.oneof(
  fc.constantFrom(-1, -0, 0, 1, 0.5, 1000, 1001, 10_000, 10_001, 2 ** 53, NaN, Infinity, '1'),
  { weight: 9, arbitrary: fc.nat(1000) },
);
/** Nearly always the value; else nothing, or something else. */
const mostly = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: value }, fc.constant(undefined), fc.jsonValue());
const more = fc.oneof(
  { weight: 9, arbitrary: fc.constant(null) },
  fc.constantFrom('more', 'round', '__proto__'),
);
/** Now and then with something more than it should have. */
const record = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc.tuple(fc.record(fields), more).map(([known, name]) =>
    // As it comes off the wire: what is undefined is not there, and `__proto__` is a name.
    JSON.parse(
      JSON.stringify(known)
        .replace(/\}$/, name ? `,"${name}":1}` : '}')
        .replace('{,', '{'),
    ),
  );
const candidate = record({
  candidate: mostly(textAround(2000)),
  sdpMLineIndex: mostly(fc.oneof(count, fc.constant(null))),
  sdpMid: mostly(fc.oneof(textAround(100), fc.constant(null))),
});
const kinds = ['offer', 'answer', 'pranswer', 'rollback', 'candidate', 'renegotiate', 'other'];
const data = fc.oneof(
  record({ type: fc.constantFrom(...kinds), sdp: mostly(textAround(65_536)) }),
  record({ type: fc.constant('candidate'), candidate: mostly(candidate) }),
);
const callId = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/) },
  fc.constantFrom(
    'call-0123',
    'call-01',
    'call-0123\n',
    'x'.repeat(64),
    'x'.repeat(65),
    'call_é012',
  ),
  fc.string(),
);
const envelope = record({
  callId: mostly(callId),
  signal: mostly(
    record({ id: mostly(textAround(0, 64)), generation: mostly(count), data: mostly(data) }),
  ),
});

describe('a signal that looks plain', () => {
  it('is one that the schema takes and leaves as it is', () => {
    let plain = 0;
    fc.assert(
      fc.property(envelope, (body) => {
        if (!isPlainSignal(body)) return;
        plain += 1;
        expect(signalEnvelopeSchema.parse(body)).toEqual(body);
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it.each([
    { type: 'offer', sdp: 'v=0' },
    { type: 'answer', sdp: '' },
    { type: 'candidate', candidate: { candidate: '', sdpMLineIndex: 0, sdpMid: '0' } },
  ])('is each $type', (said) => {
    const body = { callId: 'call-0123', signal: { id: 'a', generation: 0, data: said } };
    expect(isPlainSignal(body)).toBe(true);
    expect(isPlainSignal({ ...body, more: 1 })).toBe(false);
    expect(isPlainSignal({ ...body, callId: 'call' })).toBe(false);
    const bytes = { ...said, sdp: Buffer.from('v=0'), candidate: Buffer.from('v=0') };
    const { signal } = body;
    expect(isPlainSignal({ ...body, signal: { ...signal, data: bytes } })).toBe(false);
  });
});
