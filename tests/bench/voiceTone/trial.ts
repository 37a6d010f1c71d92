import { customerSound } from '#renderer/sensing/voice/tone/customerSound.ts';
import { ToneExtractor } from '#renderer/sensing/voice/tone/toneExtractor.ts';
import { levelDbfs } from '#renderer/sensing/voice/level.ts';
import { createMoment, sampleOffset, sealMoment } from '#renderer/sensing/voice/moment.ts';
import { toneConfig } from '#shared/domain/voiceTone/config.ts';
import type { ToneConfig } from '#shared/domain/voiceTone/config.ts';
import { startTone, stepTone } from '#shared/domain/voiceTone/voiceTone.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import type { ToneFrame, ToneReading } from '#shared/model/voiceTone.ts';
import { FRAME_SAMPLES } from '#tests/accuracy/silero.ts';
import type { Sound, Speaker, Tempo } from './material.ts';
import { noiseOf, sox, speechRms } from './material.ts';

/** What is done to the sound after the start. */
export interface Change {
  readonly tempo: Tempo;
  /** Of the voice alone, dB. */
  readonly voiceDb: number;
  /** Of voice and noise together, dB; in one step, or over this many seconds. */
  readonly lineDb: number;
  readonly lineSeconds: number;
}

export const noChange: Change = { tempo: 'same', voiceDb: 0, lineDb: 0, lineSeconds: 0 };

/** How the line sounds throughout. */
export interface Line {
  readonly name: string;
  readonly noise: 'office' | 'hiss';
  /** Noise below the voice, dB. */
  readonly snrDb: number;
  readonly phone: boolean;
}

export interface Trial {
  readonly speaker: Speaker;
  /** The clip it begins with. */
  readonly from: number;
  /**
   * What follows the start: `other` goes on with other sentences; `passage` has the start made of
   * one stretch of 10 s, spoken twice, and the same stretch again: what was not changed is unchanged.
   */
  readonly words: 'other' | 'passage';
}

export interface Heard {
  readonly frames: readonly ToneFrame[];
  readonly speech: readonly boolean[];
  /** First frame of what may be changed. */
  readonly changedAt: number;
  readonly microsecondsPerFrame: number;
}

/** All speech gets this level, so that noise and gain mean the same for everyone. */
const VOICE_DBFS = -26;
/** Speech of the start, in frames: what is learnt from, and a second more. */
const START_SPEECH = (toneConfig.startBlocks + 2) * toneConfig.blockFrames;
/** Speech of a passage, in frames: half of what is learnt from, 10.2 s. */
const PASSAGE_SPEECH = (toneConfig.startBlocks * toneConfig.blockFrames) / 2;
/** Speech after it: 10 s, in which a change must be seen. */
export const SEEN_WITHIN = Math.round(10_000 / VAD_FRAME_MS);

const isSpeech = (probability: number): boolean => probability >= 0.5;
const gain = (db: number): number => 10 ** (db / 20);

/** Speaks a trial over a line and extracts what the worker would; null where the clips do not last. */
export function hear(trial: Trial, change: Change, line: Line): Heard | null {
  const laid = layOut(trial, change.tempo);
  if (!laid) return null;
  const { sounds, changedAt } = laid;
  const length = sounds.reduce((sum, { samples }) => sum + samples.length, 0);
  const raw = new Float32Array(length);
  const probabilities: number[] = [];
  for (const sound of sounds) {
    raw.set(sound.samples, probabilities.length * FRAME_SAMPLES);
    probabilities.push(...sound.probabilities);
  }
  const scale = gain(VOICE_DBFS) / speechRms(trial.speaker.clips.same);
  const noise = noiseOf(line.noise, length);
  const at = changedAt * FRAME_SAMPLES;
  const mixed = raw.map((sample, i) => {
    const changed = i >= at;
    const voice = sample * scale * (changed ? gain(change.voiceDb) : 1);
    const ramp = change.lineSeconds === 0 ? 1 : Math.min(1, (i - at) / 16_000 / change.lineSeconds);
    const both = changed ? gain(change.lineDb * ramp) : 1;
    return (voice + (noise[i] ?? 0) * gain(VOICE_DBFS - line.snrDb)) * both;
  });
  const samples = line.phone ? sox(mixed, 'rate', '8k', 'sinc', '300-3400', 'rate', '16k') : mixed;
  return { ...extract(samples, probabilities), changedAt };
}

function layOut(trial: Trial, tempo: Tempo): Laid {
  const { clips } = trial.speaker;
  const count = clips.same.length;
  const order = Array.from({ length: count }, (_, i) => (trial.from + i) % count);
  return trial.words === 'passage'
    ? passageTwice(clips, order, tempo)
    : otherWords(clips, order, tempo);
}

type Laid = { sounds: Sound[]; changedAt: number } | null;

function otherWords(clips: Speaker['clips'], order: readonly number[], tempo: Tempo): Laid {
  const sounds: Sound[] = [];
  const add = (clip: number | undefined, at: Tempo): boolean => {
    const sound = clip === undefined ? undefined : clips[at][clip];
    if (sound) sounds.push(sound);
    return sound !== undefined;
  };
  let used = 0;
  for (; spoken(sounds) < START_SPEECH; used += 1) if (!add(order[used], 'same')) return null;
  const changedAt = framesOf(sounds);
  const start = spoken(sounds);
  for (; spoken(sounds) - start < 1.2 * SEEN_WITHIN; used += 1) if (!add(order[used], tempo)) break;
  return spoken(sounds) - start < SEEN_WITHIN ? null : { sounds, changedAt };
}

/** The start is learnt from exactly this passage, twice. */
function passageTwice(clips: Speaker['clips'], order: readonly number[], tempo: Tempo): Laid {
  const passage: { same: Sound; changed: Sound }[] = [];
  for (let heard = 0; heard < PASSAGE_SPEECH;) {
    const clip = order[passage.length];
    const [same, changed] = clip === undefined ? [] : [clips.same[clip], clips[tempo][clip]];
    if (!same || !changed) return null;
    const left = PASSAGE_SPEECH - heard;
    const share = Math.min(1, cutAfter(same, left) / same.probabilities.length);
    passage.push({ same: cut(same, share), changed: cut(changed, share) });
    heard += Math.min(left, spoken([same]));
  }
  const same = passage.map((each) => each.same);
  const changed = passage.map((each) => each.changed);
  const start = [...same, ...same];
  return { sounds: [...start, ...changed, ...changed], changedAt: framesOf(start) };
}

/** How many frames it takes until so many of them are speech. */
function cutAfter({ probabilities }: Sound, speech: number): number {
  let left = speech;
  const last = probabilities.findIndex((probability) => {
    if (isSpeech(probability)) left -= 1;
    return left <= 0;
  });
  return last < 0 ? probabilities.length : last + 1;
}

function cut({ samples, probabilities }: Sound, share: number): Sound {
  const frames = Math.round(share * probabilities.length);
  return {
    samples: samples.subarray(0, frames * FRAME_SAMPLES),
    probabilities: probabilities.slice(0, frames),
  };
}

const framesOf = (sounds: readonly Sound[]): number =>
  sounds.reduce((sum, { probabilities }) => sum + probabilities.length, 0);

const spoken = (sounds: readonly Sound[]): number =>
  sounds.reduce((sum, { probabilities }) => sum + probabilities.filter(isSpeech).length, 0);

function extract(
  samples: Float32Array,
  probabilities: readonly number[],
): Omit<Heard, 'changedAt'> {
  const extractor = new ToneExtractor();
  const moment = createMoment();
  const frames: ToneFrame[] = [];
  let tookMs = 0;
  probabilities.forEach((speechProbability, index) => {
    const own = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
    moment.set(own, sampleOffset.customer);
    sealMoment(moment, index, false, true);
    const sound = customerSound(moment);
    if (!sound) return;
    const startedAt = performance.now();
    const atMs = (index + 1) * VAD_FRAME_MS;
    frames.push(extractor.hear(sound, { atMs, levelDbfs: levelDbfs(sound), speechProbability }));
    tookMs += performance.now() - startedAt;
  });
  return {
    frames,
    speech: probabilities.map(isSpeech),
    microsecondsPerFrame: (1000 * tookMs) / Math.max(1, frames.length),
  };
}

/** The readings of the first 10 s of speech after the start. */
export function readingsAfter(heard: Heard, config: ToneConfig = toneConfig): ToneReading[] {
  const readings: ToneReading[] = [];
  let state = startTone();
  let spoken = 0;
  for (const [i, frame] of heard.frames.entries()) {
    const speech = heard.speech[i] ?? false;
    state = stepTone(state, frame, speech, config);
    if (i < heard.changedAt || !speech) continue;
    spoken += 1;
    if (state.reading !== readings.at(-1)) readings.push(state.reading);
    if (spoken >= SEEN_WITHIN) break;
  }
  return readings;
}
