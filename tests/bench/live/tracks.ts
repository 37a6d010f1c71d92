import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { asWav, readPcm } from '#tests/helpers/pcmWav.ts';
import { quietLine } from '../pcm.ts';

/* Tracks of 16 kHz, put together from the demo's synthetic speech. */

const speech = path.resolve(import.meta.dirname, '../../../resources/speech');
const RATE = 16_000;

type Span = readonly [startMs: number, endMs: number];

/** One side of the demo: its sound, and where in it are words. */
export interface Side {
  readonly sound: Int16Array;
  readonly lines: readonly Span[];
}

/** Both sides of the demo's call. */
export async function readDemo(): Promise<Readonly<Record<'agent' | 'customer', Side>>> {
  const truth = JSON.parse(await readFile(path.join(speech, 'demo.json'), 'utf8')) as {
    readonly speech: Readonly<Record<'agent' | 'customer', readonly Span[]>>;
  };
  const side = async (name: 'agent' | 'customer'): Promise<Side> => ({
    sound: await read(`demo-${name}.wav`),
    lines: truth.speech[name],
  });
  return { agent: await side('agent'), customer: await side('customer') };
}

const at = (ms: number): number => Math.round((ms / 1000) * RATE);

/** A stretch of a sound. */
export function span(sound: Int16Array, startMs: number, endMs: number): Int16Array {
  return sound.subarray(at(startMs), at(endMs));
}

async function read(name: string): Promise<Int16Array> {
  const { samples } = readPcm(await readFile(path.join(speech, name)), name);
  return new Int16Array(Uint8Array.from(samples).buffer);
}

/** What a quiet microphone gives: no line is as silent as zeros. */
export function emptyTrack(durationMs: number): Int16Array {
  return Int16Array.from(quietLine(at(durationMs)), (sample) => Math.round(sample * 32_767));
}

/** Lays a sound into a track; what does not fit is cut off. */
export function put(track: Int16Array, sound: Int16Array, ms: number): void {
  const start = at(ms);
  if (start < track.length) track.set(sound.subarray(0, track.length - start), start);
}

/** Where a sound rises above a fiftieth of its loudest sample (−34 dB), in ms from its start. */
export function firstSoundMs(sound: Int16Array): number {
  const loudest = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const first = sound.findIndex((sample) => Math.abs(sample) > loudest / 50);
  return (Math.max(0, first) / RATE) * 1000;
}

/** Tracks of equal length as one WAV file. */
export function wav(channels: readonly Int16Array[]): Buffer {
  const length = channels[0]?.length ?? 0;
  const samples = Buffer.alloc(length * channels.length * 2);
  for (let i = 0; i < length; i += 1) {
    channels.forEach((channel, c) => {
      samples.writeInt16LE(channel[i] ?? 0, (i * channels.length + c) * 2);
    });
  }
  return asWav({ sampleRate: RATE, channels: channels.length, bitsPerSample: 16, samples });
}
