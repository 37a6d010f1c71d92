import { asWav } from '#tests/helpers/pcmWav.ts';

const RATE = 48_000;
const SECONDS = 8;

/**
 * A voice without pauses, so that the first packet is heard whenever it comes: harmonics of a pitch
 * that wanders, louder and softer four times a second, which no noise suppression takes for noise.
 */
export function endlessVoice(): Buffer {
  const samples = Buffer.alloc(RATE * SECONDS * 2);
  let phase = 0;
  for (let i = 0; i < RATE * SECONDS; i += 1) {
    const t = i / RATE;
    const pitch = 170 + 60 * Math.sin(2 * Math.PI * 0.7 * t) + 15 * Math.sin(2 * Math.PI * 5 * t);
    phase += (2 * Math.PI * pitch) / RATE;
    let sample = 0;
    for (let k = 1; k <= 12; k += 1) sample += Math.sin(k * phase) / k;
    const loudness = 0.22 + 0.12 * Math.sin(2 * Math.PI * 4 * t);
    samples.writeInt16LE(Math.round(sample * loudness * 0.6 * 32_767), i * 2);
  }
  return asWav({ sampleRate: RATE, channels: 1, bitsPerSample: 16, samples });
}
