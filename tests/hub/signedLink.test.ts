import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor } from '#electron/hub/survey/cursor.ts';
import { readSigned, signCall } from '#electron/hub/survey/signedLink.ts';

describe('the signature', () => {
  const callIds = fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/);
  const signed = fc.record({
    callId: callIds,
    expiresAt: fc.integer({ min: 0, max: 8_640_000_000_000_000 }).filter((at) => at < 36 ** 9),
  });

  it('gives back what was signed, url-safe and within a token’s length', () => {
    fc.assert(
      fc.property(signed, fc.string({ minLength: 1 }), (call, secret) => {
        const token = signCall(secret, call);
        expect(token).toMatch(/^[\w-]{16,128}$/);
        expect(readSigned(secret, token)).toEqual(call);
        expect(readSigned(`${secret}!`, token)).toBeNull();
      }),
    );
  });

  it('refuses every token with a flipped bit, a character more or one less', () => {
    const secret = 'a secret of the hub';
    fc.assert(
      fc.property(signed, fc.nat(), fc.integer({ min: 0, max: 6 }), (call, at, bit) => {
        const token = signCall(secret, call);
        const i = at % token.length;
        const flipped = String.fromCharCode(token.charCodeAt(i) ^ (1 << bit));
        const changed = token.slice(0, i) + flipped + token.slice(i + 1);
        expect(readSigned(secret, changed)).toBeNull();
        expect(readSigned(secret, `${token}a`)).toBeNull();
        expect(readSigned(secret, token.slice(0, -1))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('refuses another spelling of the same bits', () => {
    const call = { callId: 'call-0001', expiresAt: 1_767_323_045_678 };
    const token = signCall('s', call);
    // The last character of 256 bits in base64url has two bits that mean nothing.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(token[42] ?? '');
    for (const twin of [1, 2, 3].map((bits) => alphabet[last ^ bits] ?? '')) {
      expect(readSigned('s', token.slice(0, 42) + twin + token.slice(43))).toBeNull();
    }
    expect(readSigned('s', token.slice(0, 43) + token.slice(43).toUpperCase())).toBeNull();
    expect(readSigned('s', '')).toBeNull();
  });
});

describe('a cursor', () => {
  it('is known in its own list only', () => {
    const cursor = writeCursor('secret', 'sam', 7);
    expect(readCursor('secret', 'sam', cursor)).toBe(7);
    expect(readCursor('secret', 'kim', cursor)).toBe(0);
    expect(readCursor('other', 'sam', cursor)).toBe(0);
    for (const odd of ['', '.', cursor.replace('7', '-7'), cursor.replace('7', 'x')]) {
      expect(readCursor('secret', 'sam', odd)).toBe(0);
    }
  });
});
