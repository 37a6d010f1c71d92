import { describe, expect, it } from 'vitest';
import { slopeOf } from '#tests/bench/moodCost/slope.ts';

describe('how fast memory grows', () => {
  const samples = (...megabytes: readonly number[]) =>
    megabytes.map((each, i) => ({ atMinutes: i / 2, megabytes: each }));

  it.each([
    [samples(100, 100, 100), 0],
    [samples(100, 101, 102, 103), 2],
    [samples(103, 102, 101), -2],
    [samples(100, 104, 100, 104, 100), 0],
  ])('of %j is %d MB a minute', (given, slope) => {
    expect(slopeOf(given)).toBeCloseTo(slope, 9);
  });

  it.each([[samples()], [samples(100)]])('cannot be told from %j', (given) => {
    expect(slopeOf(given)).toBeNull();
  });
});
