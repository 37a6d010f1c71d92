import type { Channel } from './wav.ts';

/*
 * A FLAC encoder that compresses nothing: every block verbatim, 16 bit. Enough to hold samples
 * exactly in a file that every decoder of FLAC must read.
 */

const BLOCK = 4096;
const BITS = 16;

/** A FLAC file of the channels, which must be of one length. */
export function flacOf(channels: readonly Channel[], rate: number): Buffer {
  const length = channels[0]?.length ?? 0;
  const parts = [Buffer.from('fLaC', 'latin1'), streamInfo(length, channels.length, rate)];
  for (let at = 0, number = 0; at < length; at += BLOCK, number += 1) {
    const blocks = channels.map((channel) => channel.subarray(at, Math.min(at + BLOCK, length)));
    parts.push(frame(blocks, number));
  }
  return Buffer.concat(parts);
}

/** The one metadata block that must be there; the checksum of the sound is left unknown. */
function streamInfo(length: number, channels: number, rate: number): Buffer {
  const block = Buffer.alloc(4 + 34);
  block.writeUInt8(0x80, 0);
  block.writeUIntBE(34, 1, 3);
  block.writeUInt16BE(BLOCK, 4);
  block.writeUInt16BE(BLOCK, 6);
  const packed =
    (BigInt(rate) << 44n) |
    (BigInt(channels - 1) << 41n) |
    (BigInt(BITS - 1) << 36n) |
    BigInt(length);
  block.writeBigUInt64BE(packed, 14);
  return block;
}

function frame(blocks: readonly Channel[], number: number): Buffer {
  const size = blocks[0]?.length ?? 0;
  // Fixed blocks, size in 16 bits at the header's end, rate from the stream; plain channels, 16 bit.
  const head = [0xff, 0xf8, 0x70, ((blocks.length - 1) << 4) | 0x08, ...utf8(number)];
  head.push((size - 1) >> 8, (size - 1) & 0xff);
  head.push(crc(head, 8, 0x07));
  const body = blocks.flatMap((block) => {
    const bytes = Buffer.alloc(1 + 2 * block.length);
    bytes.writeUInt8(0x02, 0);
    for (const [i, value] of block.entries()) {
      bytes.writeInt16BE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), 1 + 2 * i);
    }
    return [...bytes];
  });
  const whole = [...head, ...body];
  const check = crc(whole, 16, 0x8005);
  return Buffer.from([...whole, check >> 8, check & 0xff]);
}

/** Numbers are coded as characters are. */
function utf8(number: number): readonly number[] {
  return [...Buffer.from(String.fromCodePoint(number), 'utf8')];
}

function crc(bytes: readonly number[], bits: 8 | 16, polynomial: number): number {
  const top = 1 << (bits - 1);
  const mask = (1 << bits) - 1;
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << (bits - 8);
    for (let i = 0; i < 8; i += 1) {
      value = ((value & top) === 0 ? value << 1 : (value << 1) ^ polynomial) & mask;
    }
  }
  return value;
}
