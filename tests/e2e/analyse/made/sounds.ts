import type { Channel } from './wav.ts';

/* Sounds that are no speech, and what lines and devices do to speech. All are 16 kHz. */

export const RATE = 16_000;

const samples = (seconds: number, at: (t: number, i: number) => number): Channel =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, i) => at(i / RATE, i));

export function silence(seconds: number): Channel {
  return samples(seconds, () => 0);
}

export function tone(seconds: number, hertz: number): Channel {
  return samples(seconds, (t) => 0.4 * Math.sin(2 * Math.PI * hertz * t));
}

/** The same noise for the same seed, -1..1. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Four chords round and round, a melody above, bass drum and cymbal; `pan` 0..1 mixes them. */
export function music(seconds: number, pan: number): Channel {
  const chords = [
    [0, 4, 7],
    [9, 12, 16],
    [5, 9, 12],
    [7, 11, 14],
  ];
  const melody = [12, 16, 19, 16, 21, 19, 16, 14, 12, 14, 16, 11, 12, 7, 9, 11];
  const hertz = (step: number): number => 220 * 2 ** (step / 12);
  const rustle = noise(7);
  const string = (t: number, pitch: number): number =>
    [1, 2, 3, 4].reduce((sum, n) => sum + Math.sin(2 * Math.PI * n * pitch * t) / n ** 1.5, 0);
  return samples(seconds, (t) => {
    const beat = t / 0.5;
    const inBeat = (beat % 1) * 0.5;
    const chord = chords[Math.floor(beat / 4) % 4] ?? [];
    const note = melody[Math.floor(beat) % melody.length] ?? 0;
    const harmony = chord.reduce((sum, step) => sum + string(t, hertz(step)), 0) / 10;
    const tune = string(t, hertz(note)) * Math.exp(-3 * inBeat) * 0.25;
    const drum = Math.sin(2 * Math.PI * (50 + 80 * Math.exp(-30 * inBeat)) * inBeat);
    const cymbal = rustle() * Math.exp(-40 * ((beat % 0.5) * 0.5));
    return (
      0.5 *
      ((1 - pan / 2) * harmony +
        (0.5 + pan / 2) * tune +
        0.4 * drum * Math.exp(-12 * inBeat) +
        0.12 * cymbal)
    );
  });
}

/** Far too loud for its microphone: most of it is cut off flat. */
export function clipped(channel: Channel): Channel {
  return channel.map((value) => Math.max(-0.9, Math.min(0.9, 12 * value)));
}

/** What is between two moments, in seconds, is gone: digital silence. */
export function cutOut(channel: Channel, fromS: number, toS: number): Channel {
  return channel.map((value, i) => (i >= fromS * RATE && i < toS * RATE ? 0 : value));
}

/** Only what a telephone line carries, 300 to 3400 Hz. */
export function telephone(channel: Channel): Channel {
  const half = 64;
  const band = (hertz: number, n: number): number =>
    n === 0 ? (2 * hertz) / RATE : Math.sin((2 * Math.PI * hertz * n) / RATE) / (Math.PI * n);
  const filter = Array.from({ length: 2 * half + 1 }, (_, i) => {
    const window = 0.54 - 0.46 * Math.cos((Math.PI * i) / half);
    return window * (band(3400, i - half) - band(300, i - half));
  });
  return channel.map((_, i) =>
    filter.reduce((sum, weight, k) => sum + weight * (channel[i + k - half] ?? 0), 0),
  );
}

/** The same sound at another rate, by straight lines between the samples. */
export function atRate(channel: Channel, rate: number): Channel {
  return Float32Array.from({ length: Math.floor((channel.length * rate) / RATE) }, (_, i) => {
    const at = (i * RATE) / rate;
    const before = Math.floor(at);
    const one = channel[before] ?? 0;
    return one + (at - before) * ((channel[before + 1] ?? one) - one);
  });
}
