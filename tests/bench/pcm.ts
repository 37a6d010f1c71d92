import { execFileSync, spawnSync } from 'node:child_process';
import { asWav } from '#tests/helpers/pcmWav.ts';

/** Samples a second of everything here. */
export const SAMPLE_RATE = 16_000;

const decoders: readonly (readonly [command: string, args: (file: string) => string[]])[] = [
  ['ffmpeg', (file) => ['-v', 'error', '-i', file, '-f', 'f32le', '-ac', '1', '-ar', '16000', '-']],
  ['sox', (file) => [file, '-t', 'f32', '-r', '16000', '-c', '1', '-']],
];

/**
 * A recording as one channel of samples (−1..1) at 16 kHz.
 * @throws Error when neither ffmpeg nor sox is installed, or the file is not audio
 */
export function decodeMono(file: string): Float32Array {
  const decoder = decoders.find(([command]) => !spawnSync(command, ['--version']).error);
  if (!decoder) throw new Error(`${file} cannot be decoded: install ffmpeg or sox.`);
  const bytes = execFileSync(decoder[0], decoder[1](file), { maxBuffer: 2 ** 30 });
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) =>
    bytes.readFloatLE(i * 4),
  );
}

/** A WAV file of two channels of equal length (16 bit, 16 kHz). */
export function stereoWav(left: Float32Array, right: Float32Array): Buffer {
  const data = Buffer.alloc(left.length * 4);
  const put = (sample: number, at: number): number =>
    data.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), at);
  left.forEach((sample, i) => {
    put(sample, i * 4);
    put(right[i] ?? 0, i * 4 + 2);
  });
  return asWav({ sampleRate: SAMPLE_RATE, channels: 2, bitsPerSample: 16, samples: data });
}

/** What a quiet microphone gives: noise at −72 dBFS, the same every time. */
export function quietLine(length: number): Float32Array {
  let seed = 1;
  const uniform = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  const amplitude = Math.sqrt(3) * 10 ** (-72 / 20);
  return Float32Array.from({ length }, () => uniform() * amplitude);
}
