import { execFileSync, spawnSync } from 'node:child_process';

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
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(2, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 4, 28);
  header.writeUInt16LE(4, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(data.length, 40);
  return Buffer.concat([header, data]);
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
