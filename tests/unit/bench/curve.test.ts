import { describe, expect, it } from 'vitest';
import { defaultTurnConfig } from '#shared/domain/turn/config.ts';
import type { Party } from '#shared/model/party.ts';
import { VAD_FRAME_MS } from '#shared/model/vadFrame.ts';
import { around, pointOf } from '#tests/bench/curve.ts';
import { judged, trueInterruption } from './judged.ts';

/** Frames of 20 s: the customer speaks from 2 to 12 s, the agent over it from 6 to 12 s. */
const speech: Readonly<Record<Party, readonly [number, number]>> = {
  customer: [2000, 12_000],
  agent: [6000, 12_000],
};
const frames = Array.from({ length: 20_000 / VAD_FRAME_MS }, (_, i) => (i + 1) * VAD_FRAME_MS)
  .map((atMs) =>
    (['agent', 'customer'] as const).map((party) => {
      const speaks = atMs > speech[party][0] && atMs <= speech[party][1];
      return {
        party,
        atMs,
        speechProbability: speaks ? 0.95 : 0.01,
        levelDbfs: speaks ? -24 : -70,
      };
    }),
  )
  .flat();

const point = (talkOverSpeechMs: number, start: number) => {
  const { truth } = judged([], { events: [trueInterruption(start)] });
  return pointOf([{ truth, frames }], { ...defaultTurnConfig, talkOverSpeechMs });
};

describe('a point of the curve', () => {
  it('is later where more speech is waited for', () => {
    const [soon, late] = [point(320, 6), point(960, 6)];
    expect(soon).toMatchObject({ speechMs: 320, f1: 1, precision: 1, recall: 1 });
    expect(late.f1).toBe(1);
    expect((late.p50 ?? 0) - (soon.p50 ?? 0)).toBeGreaterThan(500);
  });

  it('is judged against the truth', () => {
    expect(point(320, 14)).toMatchObject({ f1: 0, precision: 0, recall: 0, p50: null, p95: null });
  });

  it('knows the shipped one', () => {
    expect(point(defaultTurnConfig.talkOverSpeechMs, 6).shipped).toBe(true);
    expect(point(320, 6).shipped).toBe(defaultTurnConfig.talkOverSpeechMs === 320);
  });
});

describe('the values of a knob', () => {
  it('hold the shipped one once, in order', () => {
    expect(around([192, 320], 256)).toEqual([192, 256, 320]);
    expect(around([192, 320], 320)).toEqual([192, 320]);
  });
});
