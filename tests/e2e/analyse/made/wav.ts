import { readFile } from 'node:fs/promises';

/** Samples of one channel, -1..1. */
export type Channel = Float32Array;

/** How a WAV keeps its samples. */
export type WavKind = 'pcm16' | 'pcm24' | 'float32';

const bytesOf = { pcm16: 2, pcm24: 3, float32: 4 } as const satisfies Record<WavKind, number>;
const HEADER_BYTES = 44;

/** A WAV file of any number of channels of one length. */
export function wavOf(channels: readonly Channel[], rate: number, kind: WavKind = 'pcm16'): Buffer {
  const bytes = bytesOf[kind];
  const length = channels[0]?.length ?? 0;
  const data = Buffer.alloc(length * channels.length * bytes);
  let at = 0;
  for (let i = 0; i < length; i += 1) {
    for (const channel of channels) {
      const value = Math.max(-1, Math.min(1, channel[i] ?? 0));
      if (kind === 'float32') data.writeFloatLE(value, at);
      else data.writeIntLE(Math.round(value * (2 ** (8 * bytes - 1) - 1)), at, bytes);
      at += bytes;
    }
  }
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(HEADER_BYTES - 8 + data.length, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(kind === 'float32' ? 3 : 1, 20);
  header.writeUInt16LE(channels.length, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * channels.length * bytes, 28);
  header.writeUInt16LE(channels.length * bytes, 32);
  header.writeUInt16LE(8 * bytes, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
}

/** The samples of one of the bundled 16-bit mono files. */
export async function samplesOf(file: string): Promise<Channel> {
  const bytes = await readFile(file);
  const samples = new Float32Array((bytes.length - HEADER_BYTES) / 2);
  for (let i = 0; i < samples.length; i += 1) {
    samples[i] = bytes.readInt16LE(HEADER_BYTES + 2 * i) / 32_768;
  }
  return samples;
}
