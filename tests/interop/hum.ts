import { asWav } from '#tests/helpers/pcmWav.ts';

const RATE = 48_000;
const SECONDS = 20;

/**
 * Somebody who hums without ever breathing, as a WAV file to be looped: a voice's harmonics with a
 * gliding pitch and the loudness of syllables, so that noise suppression takes it for speech, and
 * never silent, so that every silence heard at the other end was made on the way.
 * @param pitchHz the voice; two sides want two, or echo cancellation takes one for the other's echo
 */
export function hum(pitchHz: number): Buffer {
  const samples = Buffer.alloc(RATE * SECONDS * 2);
  let phase = 0;
  for (let i = 0; i < RATE * SECONDS; i += 1) {
    const t = i / RATE;
    // Whole numbers of turns in 20 s: the loop has no seam.
    const glide =
      1 + 0.25 * Math.sin(2 * Math.PI * 0.35 * t) + 0.1 * Math.sin(2 * Math.PI * 1.3 * t);
    phase += (2 * Math.PI * pitchHz * glide) / RATE;
    const vowel = 0.5 + 0.5 * Math.sin(2 * Math.PI * 0.85 * t);
    let voice = 0;
    for (let n = 1; n <= 12; n += 1) {
      const weight = 1 / n + (n > 3 ? 0.4 * vowel : 0.4 * (1 - vowel)) / Math.sqrt(n);
      voice += weight * Math.sin(n * phase);
    }
    const syllable = 0.65 + 0.35 * Math.sin(2 * Math.PI * 4.05 * t);
    samples.writeInt16LE(Math.round(voice * syllable * 3500), i * 2);
  }
  return asWav({ sampleRate: RATE, channels: 1, bitsPerSample: 16, samples });
}
