/** Samples per second of all bundled speech: the rate the voice detector works at. */
export const RATE = 16_000;

/** Mono samples in -1..1 at {@link RATE}. */
export type Samples = Float32Array;

/** Raw 16-bit little-endian bytes as samples. */
export function fromPcm(bytes: Buffer): Samples {
  const out = new Float32Array(bytes.length >> 1);
  for (let i = 0; i < out.length; i++) out[i] = bytes.readInt16LE(i * 2) / 32_768;
  return out;
}

/** Samples as raw 16-bit little-endian bytes; what is too loud is clipped. */
export function toPcm(samples: Samples): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  samples.forEach((value, i) => {
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767))), i * 2);
  });
  return bytes;
}

/** A complete WAV file: PCM, 16 bits, mono. */
export function toWav(samples: Samples): Buffer {
  const pcm = toPcm(samples);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + pcm.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(pcm.length, 40);
  return Buffer.concat([head, pcm]);
}

/** Length of samples in whole milliseconds. */
export function lengthMs(samples: Samples): number {
  return Math.round((samples.length / RATE) * 1000);
}

/** Root mean square of a stretch of samples. */
function rms(samples: Samples, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (samples[i] ?? 0) ** 2;
  return Math.sqrt(sum / Math.max(1, to - from));
}

/**
 * Cuts the silence before and after the voice, to within 10 ms, so that the places where speech is
 * laid are the places where it is heard. What lies 45 dB below the loudest 10 ms is silence.
 */
export function trim(samples: Samples): Samples {
  const step = RATE / 100;
  const levels: number[] = [];
  for (let at = 0; at + step <= samples.length; at += step)
    levels.push(rms(samples, at, at + step));
  const floor = Math.max(...levels) * 10 ** (-45 / 20);
  const first = levels.findIndex((level) => level > floor);
  const last = levels.findLastIndex((level) => level > floor);
  return samples.slice(first * step, (last + 1) * step);
}

/** Brings the voice to one loudness: -23 dBFS over the parts that are loud enough to count. */
export function level(samples: Samples): Samples {
  const step = RATE / 50;
  const loud: number[] = [];
  for (let at = 0; at + step <= samples.length; at += step) {
    const value = rms(samples, at, at + step);
    if (value > 0.005) loud.push(value ** 2);
  }
  const mean = Math.sqrt(loud.reduce((sum, value) => sum + value, 0) / Math.max(1, loud.length));
  const gain = 10 ** (-23 / 20) / Math.max(mean, 1e-6);
  return samples.map((value) => value * gain);
}
