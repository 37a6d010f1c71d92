import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import { frameOf } from '#electron/hub/sockets/frame.ts';

/** As `ws` frames a server's message. */
function framed(text: string): Buffer {
  const options = { fin: true, mask: false, opcode: 1, readOnly: false, rsv1: false };
  const { Sender } = ws as unknown as {
    readonly Sender: { frame(data: Buffer, how: typeof options): Buffer[] };
  };
  return Buffer.concat(Sender.frame(Buffer.from(text), options));
}

describe('a frame', () => {
  it.each([0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 70_000])(
    'of %i characters is the one that ws makes',
    (length) => {
      for (const text of [
        'x'.repeat(length),
        '\u00e9'.repeat(length),
        '\u{1f44b}'.repeat(length),
      ]) {
        expect(Buffer.from(frameOf(text), 'latin1').equals(framed(text))).toBe(true);
      }
    },
  );

  it('of any text is the one that ws makes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(Buffer.from(frameOf(text), 'latin1').equals(framed(text))).toBe(true);
      }),
    );
  });
});
