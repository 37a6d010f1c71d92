import { describe, expect, it } from 'vitest';
import {
  QUICK_PICTURE_MS,
  SLOW_PICTURE_MS,
  startPace,
  stepPace,
} from '#renderer/sensing/face/pace.ts';
import type { Pace } from '#renderer/sensing/face/pace.ts';

const after = (pace: Pace, ...tookMs: readonly number[]): Pace => tookMs.reduce(stepPace, pace);
const times = (count: number, tookMs: number): number[] =>
  Array.from({ length: count }, () => tookMs);

describe('the pace of looking', () => {
  it.each([
    [undefined, 1000 / 3],
    [4, 250],
    [1, 500],
    [30, 200],
  ])('at %s a second is one picture every %s ms', (perSecond, intervalMs) => {
    expect(startPace(perSecond).intervalMs).toBeCloseTo(intervalMs, 9);
  });

  it('stays while pictures take as long as they may', () => {
    expect(after(startPace(), ...times(50, SLOW_PICTURE_MS)).state).toBe('usual');
  });

  it('slows down at the first that takes longer', () => {
    const pace = after(startPace(), SLOW_PICTURE_MS + 1);
    expect([pace.state, pace.intervalMs]).toEqual(['slowed', 500]);
  });

  it('rests after three more in a row, and looks up every 10 s', () => {
    const slow = SLOW_PICTURE_MS + 1;
    expect(after(startPace(), slow, slow, slow).state).toBe('slowed');
    expect(after(startPace(), slow, slow, slow, 50, slow, slow).state).toBe('slowed');
    const pace = after(startPace(), slow, slow, slow, slow);
    expect([pace.state, pace.intervalMs]).toEqual(['resting', 10_000]);
    expect(after(pace, slow, slow).state).toBe('resting');
  });

  it('comes back step by step', () => {
    const resting = after(startPace(4), ...times(4, SLOW_PICTURE_MS + 1));
    const slowed = after(resting, QUICK_PICTURE_MS);
    expect([slowed.state, slowed.intervalMs]).toEqual(['slowed', 500]);
    expect(after(slowed, ...times(5, QUICK_PICTURE_MS)).state).toBe('slowed');
    const usual = after(slowed, ...times(6, QUICK_PICTURE_MS));
    expect([usual.state, usual.intervalMs]).toEqual(['usual', 250]);
  });

  it('does not swing where pictures are neither slow nor quick', () => {
    const slowed = after(startPace(), SLOW_PICTURE_MS + 1);
    expect(after(slowed, ...times(50, 150)).state).toBe('slowed');
  });
});
