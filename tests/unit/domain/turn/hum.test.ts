import { describe, expect, it } from 'vitest';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import type { HumInput } from '#shared/domain/turn/hum.ts';
import { stepHum } from '#shared/domain/turn/hum.ts';
import { quietRun } from '#shared/domain/turn/run.ts';
import { onsetOf, stepSound } from '#shared/domain/turn/sound.ts';

const otherRun = { ...quietRun, phase: 'on' as const, startMs: 1000, voicedEndMs: 6000 };

function input(overrides: Partial<HumInput>): HumInput {
  return {
    by: 'agent',
    atMs: 3000,
    sound: { startMs: 2600, endMs: 2900, peakProbability: 0.2, levels: [] },
    run: quietRun,
    otherRun,
    otherHasFloor: true,
    ...overrides,
  };
}

/** Whether a sound is kept as a possible hum. */
const isKept = (overrides: Partial<HumInput>) =>
  stepHum(null, input(overrides), defaultTurnConfig).hum !== null;

const sound = (startMs: number, endMs: number, peakProbability = 0.2) => ({
  sound: { startMs, endMs, peakProbability, levels: [] },
});

describe('a hum', () => {
  it('is 160 ms long at least and less than a turn (704 ms)', () => {
    expect(isKept(sound(2740, 2900))).toBe(true);
    expect(isKept(sound(2741, 2900))).toBe(false);
    expect(isKept(sound(2197, 2900))).toBe(true);
    expect(isKept(sound(2196, 2900))).toBe(false);
  });

  it('sounds at least faintly like a voice', () => {
    expect(isKept(sound(2600, 2900, 0.06))).toBe(true);
    expect(isKept(sound(2600, 2900, 0.05))).toBe(false);
  });

  it('holds its level for 160 ms where the model hears nothing: a key does not', () => {
    const deaf = (levels: readonly (number | null)[]) =>
      isKept({ sound: { startMs: 2600, endMs: 2900, peakProbability: 0, levels } });
    expect(deaf([-18, -34, -31, -30, -34, -36, -24])).toBe(true);
    expect(deaf([-18, -34, -31, -30, -34, -37, -24])).toBe(false);
    expect(deaf([-34, -31, null, -30, -34, -36])).toBe(false);
    expect(deaf([-28, -48, -30, -50, -29, -47, -31])).toBe(false);
  });

  it('comes under the other’s speech or into its pause, while the other holds the floor', () => {
    expect(isKept({ otherHasFloor: false })).toBe(false);
    expect(isKept({ otherRun: { ...quietRun, barMs: 1801 } })).toBe(true);
    expect(isKept({ otherRun: { ...quietRun, barMs: 1800 } })).toBe(false);
    expect(isKept({ otherRun: { ...otherRun, startMs: 2700 } })).toBe(false);
  });

  it('is not the tail of one’s own speech', () => {
    expect(isKept({ run: { ...quietRun, barMs: 2088 } })).toBe(true);
    expect(isKept({ run: { ...quietRun, barMs: 2089 } })).toBe(false);
  });

  it('is told 512 ms later, or once the other speaks on, for 800 ms at most', () => {
    const hum = { startMs: 2600, endMs: 2900 };
    const later = (atMs: number, voicedEndMs: number) =>
      stepHum(
        hum,
        input({ atMs, sound: null, otherRun: { ...otherRun, voicedEndMs } }),
        defaultTurnConfig,
      );
    expect(later(3411, 3400)).toEqual({ hum, events: [] });
    expect(later(3412, 3400)).toEqual({
      hum: null,
      events: [{ type: 'backchannel', by: 'agent', startMs: 2600, endMs: 2900, atMs: 3412 }],
    });
    expect(later(3699, 2900)).toEqual({ hum, events: [] });
    expect(later(3700, 2900)).toEqual({ hum: null, events: [] });
  });

  it('is forgotten when speech of one’s own follows, and joined with a second sound', () => {
    const hum = { startMs: 2600, endMs: 2900 };
    const speech = { ...quietRun, phase: 'on' as const };
    expect(stepHum(hum, input({ run: speech }), defaultTurnConfig).hum).toBe(null);
    const second = input({ atMs: 3300, ...sound(3050, 3250) });
    expect(stepHum(hum, second, defaultTurnConfig).hum).toEqual({ startMs: 2600, endMs: 3250 });
  });
});

describe('a stretch of sound', () => {
  const loud = { party: 'agent', atMs: 0, speechProbability: 0.3, levelDbfs: -20 } as const;

  it('bridges 2 quiet frames (the closure of a p, t or k) and ends with the third', () => {
    const first = stepSound(null, 320, loud).sound;
    expect(first).toEqual({ startMs: 288, endMs: 320, peakProbability: 0.3, levels: [-20] });
    expect(stepSound(first, 416, null)).toEqual({ sound: first, ended: null });
    expect(stepSound(first, 448, null)).toEqual({ sound: null, ended: first });
    expect(stepSound(first, 384, { ...loud, speechProbability: 0.1 }).sound).toEqual({
      startMs: 288,
      endMs: 384,
      peakProbability: 0.3,
      levels: [-20, null, -20],
    });
  });
});

describe('the onset of speech that the model woke up to late', () => {
  const onset = (levels: readonly (number | null)[], wokeMs = 3000 - 64) =>
    onsetOf({ startMs: 2000, endMs: 3000, peakProbability: 1, levels }, wokeMs, defaultTurnConfig);

  it('goes back over frames up to 18 dB below the loudest', () => {
    expect(onset([-50, -38, -38, -38, -22, -20])).toBe(3000 - 5 * 32);
    expect(onset([-50, -38, -39, -38, -22, -20])).toBe(3000 - 5 * 32);
    expect(onset([-50, -39, -39, -38, -22, -20])).toBe(3000 - 3 * 32);
  });

  it('leaves out a key before it: two quiet frames part them', () => {
    expect(onset([-24, null, -24, -22, -20])).toBe(3000 - 5 * 32);
    expect(onset([-24, null, null, -24, -22, -20])).toBe(3000 - 3 * 32);
  });

  it('is where the model woke up when there was no sound before', () => {
    expect(onset([-22, -20])).toBe(3000 - 64);
    expect(onsetOf(null, 3000, defaultTurnConfig)).toBeNull();
  });
});
