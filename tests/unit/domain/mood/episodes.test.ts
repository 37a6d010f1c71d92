import { describe, expect, it } from 'vitest';
import { moodEpisodes } from '#shared/domain/mood/episodes.ts';
import { bandTimeline } from '#shared/domain/mood/timeline.ts';
import type { Band, MoodReading } from '#shared/model/mood.ts';

/** Readings four a second: bands and how long each. */
function readingsOf(...stretches: readonly (readonly [Band, number])[]): MoodReading[] {
  const readings: MoodReading[] = [];
  for (const [band, forMs] of stretches) {
    for (const from = readings.length * 250; readings.length * 250 < from + forMs;) {
      readings.push({ atMs: readings.length * 250, band, confidence: 0.8, why: [], unsure: null });
    }
  }
  return readings;
}

describe('a lasting change', () => {
  it('is told once, when it has lasted 8 s', () => {
    const told = moodEpisodes(readingsOf(['neutral', 5_000], ['tense', 60_000]));
    expect(told).toEqual([{ startMs: 5_000, atMs: 13_000 }]);
  });

  it('of less than 8 s is not told', () => {
    const readings = readingsOf(['neutral', 5_000], ['tense', 8_000], ['neutral', 9_000]);
    expect(moodEpisodes(readings)).toEqual([]);
  });

  it('survives a glance aside of 1.5 s, not a longer one', () => {
    const glance = (forMs: number) =>
      moodEpisodes(
        readingsOf(['neutral', 5_000], ['tense', 5_000], ['unsure', forMs], ['tense', 5_000]),
      );
    expect(glance(1_250)).toHaveLength(1);
    expect(glance(1_500)).toHaveLength(0);
  });

  it('is told again after it was over', () => {
    const readings = readingsOf(
      ['neutral', 5_000],
      ['tense', 10_000],
      ['neutral', 5_000],
      ['tense', 10_000],
    );
    expect(moodEpisodes(readings)).toHaveLength(2);
  });

  it('is none where nothing else was ever seen', () => {
    expect(moodEpisodes(readingsOf(['unsure', 5_000], ['tense', 20_000]))).toEqual([]);
  });
});

describe('the timeline', () => {
  it('joins readings of one band, and counts the time that could be told', () => {
    const { spans, readableShare } = bandTimeline(
      readingsOf(['neutral', 2_000], ['unsure', 1_000], ['positive', 1_250]),
    );
    expect(spans).toEqual([
      { band: 'neutral', startMs: 0, endMs: 2_000 },
      { band: 'unsure', startMs: 2_000, endMs: 3_000 },
      { band: 'positive', startMs: 3_000, endMs: 4_000 },
    ]);
    expect(readableShare).toBe(0.75);
  });

  it('knows nothing of a hole in the readings', () => {
    const [first] = readingsOf(['neutral', 250]);
    const readings = first ? [first, { ...first, atMs: 6_000 }] : [];
    expect(bandTimeline(readings)).toEqual({
      spans: [
        { band: 'neutral', startMs: 0, endMs: 1_500 },
        { band: 'unsure', startMs: 1_500, endMs: 6_000 },
      ],
      readableShare: 0.25,
    });
  });

  it('of nothing is nothing', () => {
    expect(bandTimeline([])).toEqual({ spans: [], readableShare: null });
  });
});
