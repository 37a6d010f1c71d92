import { readFile } from 'node:fs/promises';
import { asWav, readPcm } from '#tests/helpers/pcmWav.ts';

/** Samples of one channel, -1..1. */
export type Channel = Float32Array;

/** How a WAV keeps its samples. */
export type WavKind = 'pcm16' | 'pcm24' | 'float32';

const bytesOf = { pcm16: 2, pcm24: 3, float32: 4 } as const satisfies Record<WavKind, number>;

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
  return asWav(
    { sampleRate: rate, channels: channels.length, bitsPerSample: 8 * bytes, samples: data },
    kind === 'float32' ? 'float' : 'integer',
  );
}

/** The samples of one of the bundled 16-bit mono files. */
export async function samplesOf(file: string): Promise<Channel> {
  const { samples: bytes } = readPcm(await readFile(file), file);
  const samples = new Float32Array(bytes.length / 2);
  for (let i = 0; i < samples.length; i += 1) {
    samples[i] = bytes.readInt16LE(2 * i) / 32_768;
  }
  return samples;
}
