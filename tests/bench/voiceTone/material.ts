import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FRAME_SAMPLES, loadSilero, speechProbabilities } from '#tests/accuracy/silero.ts';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import { decodeMono } from '../pcm.ts';

/** Sound in whole frames, and what the voice detector made of each. */
export interface Sound {
  readonly samples: Float32Array;
  readonly probabilities: readonly number[];
}

/** One speaker's clips at each tempo, in the same order. */
export interface Speaker {
  readonly name: string;
  readonly clips: Readonly<Record<Tempo, readonly Sound[]>>;
}

export type Tempo = 'same' | 'faster' | 'slower';

/** 20 % either way; −20 % is told as 0.8 times the tempo. */
const tempos: Readonly<Record<Tempo, number>> = { same: 1, faster: 1.2, slower: 0.8 };

const SOX = 'sox';
/** What the detector surely takes for no speech, and what is left of it: 1 is all. */
const QUIET = 0.2;
const QUIET_GAIN = 0.03;
/** Quiet after each clip, in frames: what lies between two sentences. */
const PAUSE_FRAMES = 15;
/** Speakers with less than this cannot have a passage of 10 s of speech. */
const LEAST_SECONDS = 11;

export function canChangeTempo(): boolean {
  return spawnSync(SOX, ['--version']).error === undefined;
}

/** Runs samples at 16 kHz through effects of sox. */
export function sox(samples: Float32Array, ...effects: readonly string[]): Float32Array {
  const raw = ['-t', 'f32', '-r', '16000', '-c', '1'];
  const out = execFileSync(SOX, [...raw, '-', ...raw, '-', ...effects], {
    input: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
    maxBuffer: 2 ** 30,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return Float32Array.from({ length: Math.floor(out.length / 4) }, (_, i) =>
    out.readFloatLE(i * 4),
  );
}

/** Everyone in ../shared/data/speech who speaks for long enough to say a passage. */
export async function loadSpeakers(): Promise<readonly Speaker[]> {
  const folder = path.join(sharedDataDir, 'speech');
  if (!existsSync(folder)) return [];
  const session = await loadSilero();
  const speakers: Speaker[] = [];
  for (const name of readdirSync(folder).sort()) {
    const files = readdirSync(path.join(folder, name)).filter((file) => /\.(flac|wav)$/.test(file));
    const clips = files.sort().map((file) => decodeMono(path.join(folder, name, file)));
    const seconds = clips.reduce((sum, clip) => sum + clip.length, 0) / 16_000;
    if (seconds < LEAST_SECONDS) continue;
    const atTempo = async (tempo: Tempo): Promise<Sound[]> => {
      const sounds: Sound[] = [];
      for (const clip of clips) {
        const changed = tempo === 'same' ? clip : sox(clip, 'tempo', '-s', `${tempos[tempo]}`);
        const samples = new Float32Array(
          (Math.ceil(changed.length / FRAME_SAMPLES) + PAUSE_FRAMES) * FRAME_SAMPLES,
        );
        samples.set(changed);
        const probabilities = await speechProbabilities(session, samples);
        hush(samples, probabilities);
        sounds.push({ samples, probabilities });
      }
      return sounds;
    };
    speakers.push({
      name,
      clips: {
        same: await atTempo('same'),
        faster: await atTempo('faster'),
        slower: await atTempo('slower'),
      },
    });
  }
  return speakers;
}

/**
 * Takes the recording's own room out of its pauses: it would rise with the voice when that is made
 * louder, and that is what a change of the line sounds like.
 */
function hush(samples: Float32Array, probabilities: readonly number[]): void {
  probabilities.forEach((probability, frame) => {
    if (probability >= QUIET) return;
    const from = frame * FRAME_SAMPLES;
    for (let i = from; i < from + FRAME_SAMPLES; i += 1) {
      samples[i] = (samples[i] ?? 0) * QUIET_GAIN;
    }
  });
}

/** Root mean square of the frames with speech. */
export function speechRms(sounds: readonly Sound[]): number {
  let sum = 0;
  let count = 0;
  for (const { samples, probabilities } of sounds) {
    probabilities.forEach((probability, frame) => {
      if (probability < 0.5) return;
      const from = frame * FRAME_SAMPLES;
      for (const sample of samples.subarray(from, from + FRAME_SAMPLES)) sum += sample * sample;
      count += FRAME_SAMPLES;
    });
  }
  return Math.sqrt(sum / Math.max(1, count));
}

/** Noise of RMS 1, as long as wanted: an office from the data, or hiss, the same every time. */
export function noiseOf(kind: 'office' | 'hiss', length: number): Float32Array {
  const noise = kind === 'office' ? looped(office(), length) : hiss(length);
  const rms = Math.sqrt(noise.reduce((sum, x) => sum + x * x, 0) / Math.max(1, length));
  return noise.map((x) => x / rms);
}

let officeSound: Float32Array | null = null;
const office = (): Float32Array =>
  (officeSound ??= decodeMono(path.join(sharedDataDir, 'noise', 'office-ambience.flac')));

const looped = (sound: Float32Array, length: number): Float32Array =>
  Float32Array.from({ length }, (_, i) => sound[i % sound.length] ?? 0);

function hiss(length: number): Float32Array {
  let seed = 7;
  const uniform = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  return Float32Array.from({ length }, () => uniform() + uniform() + uniform());
}
