import { describe, expect, it } from 'vitest';
import { levelDbfs } from '#renderer/sensing/voice/level.ts';
import {
  createMoment,
  FRAME_MS,
  FRAME_SAMPLES,
  sampleOffset,
  SAMPLE_RATE,
  sealMoment,
} from '#renderer/sensing/voice/moment.ts';
import { customerSound } from '#renderer/sensing/voice/tone/customerSound.ts';
import { fft, FFT_SIZE } from '#renderer/sensing/voice/tone/fft.ts';
import { ToneExtractor } from '#renderer/sensing/voice/tone/toneExtractor.ts';
import { blockOf, mannerOf } from '#shared/domain/voiceTone/block.ts';
import { toneFrameSchema } from '#shared/model/voiceTone.ts';
import type { ToneFrame } from '#shared/model/voiceTone.ts';

/** Runs the customer's half of moments through an extractor. */
function hear(sound: (seconds: number) => number, frames: number): ToneFrame[] {
  const extractor = new ToneExtractor();
  return Array.from({ length: frames }, (_, index) => {
    const moment = createMoment();
    for (let i = 0; i < FRAME_SAMPLES; i += 1) {
      moment[sampleOffset.customer + i] = sound((index * FRAME_SAMPLES + i) / SAMPLE_RATE);
    }
    sealMoment(moment, index, true, true);
    const samples = customerSound(moment);
    if (!samples) throw new Error('the customer was there');
    const atMs = (index + 1) * FRAME_MS;
    return extractor.hear(samples, { atMs, levelDbfs: levelDbfs(samples), speechProbability: 1 });
  });
}

/** A buzz: the harmonics of a voice, from the `from`th on. */
const buzz =
  (hz: number, from = 1, gain = 0.05) =>
  (t: number): number => {
    let sum = 0;
    for (let k = from; k * hz < 3400; k += 1) sum += Math.sin(2 * Math.PI * k * hz * t + k) / k;
    return gain * sum;
  };

/** A buzz whose colour goes back and forth so many times a second. */
const babble =
  (perSecond: number, gain = 0.05) =>
  (t: number): number => {
    const dark = 0.5 + 0.5 * Math.sin(2 * Math.PI * perSecond * t);
    return gain * (dark * buzz(120)(t) + (1 - dark) * buzz(120, 9, 0.2)(t));
  };

/** How fast the bands rise and fall, once the usual level is known. */
const mobilityOf = (frames: readonly ToneFrame[]): number =>
  Math.exp(mannerOf([blockOf(frames.slice(60))], 1).mobility ?? NaN);

/** How much the bands move at all. */
const movedBy = (frames: readonly ToneFrame[]): number =>
  frames.slice(60).reduce((all, { change }) => all + (change?.moved[0] ?? NaN), 0);

describe('tone extractor', () => {
  it.each([70, 110, 180, 260, 380])('finds a pitch of %i Hz', (hz) => {
    const frames = hear(buzz(hz), 12).slice(5);
    for (const frame of frames) expect(frame.pitchHz ?? 0).toBeCloseTo(hz, -1);
    const mean = frames.reduce((sum, { pitchHz }) => sum + (pitchHz ?? 0), 0) / frames.length;
    expect(Math.abs(mean / hz - 1)).toBeLessThan(0.02);
  });

  it('finds the pitch of a voice whose fundamental the telephone took', () => {
    const frames = hear(buzz(110, 3), 12).slice(5);
    for (const { pitchHz } of frames) expect(Math.abs((pitchHz ?? 0) / 110 - 1)).toBeLessThan(0.03);
  });

  it('finds no pitch in hiss and in silence', () => {
    let seed = 1;
    const hiss = (): number => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed / 2 ** 32 - 0.5;
    };
    expect(hear(hiss, 40).filter(({ pitchHz }) => pitchHz !== null)).toEqual([]);
    expect(hear(() => 0, 5).map(({ pitchHz }) => pitchHz)).toEqual([null, null, null, null, null]);
  });

  it('hears a faster sound move faster, and hardly any movement in a steady one', () => {
    const [slow, fast] = [hear(babble(3), 200), hear(babble(3.6), 200)];
    expect(mobilityOf(fast) / mobilityOf(slow)).toBeCloseTo(1.2, 1);
    expect(movedBy(hear(buzz(120), 200))).toBeLessThan(movedBy(slow) / 20);
  });

  it('does not take a louder sound for a faster one', () => {
    const [soft, loud] = [hear(babble(3, 0.02), 200), hear(babble(3, 0.2), 200)];
    expect(mobilityOf(loud) / mobilityOf(soft)).toBeCloseTo(1, 3);
  });

  it('gives frames that fit the schema, without change where nothing came before', () => {
    const frames = hear(buzz(150), 10);
    for (const frame of frames) expect(toneFrameSchema.parse(frame)).toEqual(frame);
    const known = frames.findIndex(({ change }) => change !== null);
    expect(known).toBeGreaterThan(2);
    expect(frames.slice(known).every(({ change }) => change !== null)).toBe(true);
  });

  it('has no sound of the customer in a moment that only the agent is in', () => {
    const moment = createMoment();
    moment.fill(0.1, sampleOffset.agent, sampleOffset.customer);
    sealMoment(moment, 0, true, false);
    expect(customerSound(moment)).toBeNull();
  });

  it('takes no samples but those that are known to be the customer’s', () => {
    const heard = { atMs: 32, levelDbfs: -20, speechProbability: 1 };
    // @ts-expect-error bare samples could be anyone's
    expect(() => new ToneExtractor().hear(new Float32Array(FRAME_SAMPLES), heard)).not.toThrow();
  });
});

describe('fft', () => {
  it('finds the two tones it was given, and nothing else', () => {
    const re = Float64Array.from({ length: FFT_SIZE }, (_, i) =>
      Math.cos((2 * Math.PI * 5 * i) / FFT_SIZE),
    );
    const im = Float64Array.from({ length: FFT_SIZE }, (_, i) =>
      Math.sin((2 * Math.PI * 40 * i) / FFT_SIZE),
    );
    fft(re, im);
    const loud = [...re].flatMap((r, bin) => (Math.hypot(r, im[bin] ?? 0) > 1 ? [bin] : []));
    expect(loud).toEqual([5, 40, FFT_SIZE - 40, FFT_SIZE - 5]);
  });
});
