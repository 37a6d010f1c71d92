import { describe, expect, it } from 'vitest';
import { attemptTime, waitBefore } from '#renderer/rtc/signalling/backoff.ts';

describe('the wait before the hub is tried again', () => {
  it('doubles up to a bound, and is spread over half of itself', () => {
    const rounds = [0, 1, 2, 10, 10_000];
    expect(rounds.map((round) => waitBefore(round, false, 0))).toEqual([
      600, 1200, 2400, 8000, 8000,
    ]);
    expect(rounds.map((round) => waitBefore(round, false, 1))).toEqual([
      300, 600, 1200, 4000, 4000,
    ]);
  });

  it('is short while somebody waits, for however long', () => {
    expect(waitBefore(0, true, 0)).toBe(250);
    expect(waitBefore(10_000, true, 0)).toBe(1500);
  });
});

it('an attempt has longer the more were in vain', () => {
  expect([0, 1, 2, 3, 1000].map(attemptTime)).toEqual([2000, 3000, 4500, 6000, 6000]);
});
