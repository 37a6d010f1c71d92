import { describe, expect, it } from 'vitest';
import { startTrend, stepTrend } from '#shared/domain/mood/trend.ts';
import type { Band, MoodReading, MoodTrend } from '#shared/model/mood.ts';

const EVERY_MS = 333;

function reading(atMs: number, band: Band): MoodReading {
  const unsure = band === 'unsure' ? 'ambiguous' : null;
  return { atMs, band, confidence: band === 'unsure' ? 0 : 0.8, why: [], unsure };
}

/** Readings of these bands, each for so many seconds; what was said after each stretch. */
function follow(stretches: readonly (readonly [Band, number])[]): readonly (MoodTrend | null)[] {
  let state = startTrend();
  let atMs = 0;
  return stretches.map(([band, seconds]) => {
    for (const endMs = atMs + seconds * 1000; atMs < endMs; atMs += EVERY_MS) {
      state = stepTrend(state, reading(atMs, band));
    }
    return state.trend;
  });
}

describe('the trend against the start', () => {
  it('says nothing until 20 s could be told', () => {
    expect(follow([['neutral', 15]])).toEqual([null]);
    expect(
      follow([
        ['neutral', 15],
        ['unsure', 60],
      ]),
    ).toEqual([null, null]);
    expect(follow([['neutral', 22]])).toEqual(['asAtStart']);
  });

  it('says "more tense" once most of ten seconds is, and not of a grimace', () => {
    expect(
      follow([
        ['neutral', 25],
        ['tense', 3],
        ['neutral', 10],
        ['tense', 7],
      ]),
    ).toEqual(['asAtStart', 'asAtStart', 'asAtStart', 'moreTense']);
  });

  it('says "less tense" of one who looked tense at the start', () => {
    expect(
      follow([
        ['tense', 25],
        ['neutral', 12],
      ]),
    ).toEqual(['asAtStart', 'lessTense']);
  });

  it('does not flicker where as much is tense as not', () => {
    let state = startTrend();
    const said = new Set<MoodTrend | null>();
    for (let i = 0; i < 400; i += 1) {
      const alternating = i % 9 < 5 ? 'tense' : 'neutral';
      state = stepTrend(state, reading(i * EVERY_MS, i < 90 ? 'neutral' : alternating));
      if (i > 150) said.add(state.trend);
    }
    expect(said.size).toBe(1);
  });

  it('says nothing where the last moments cannot be told', () => {
    expect(
      follow([
        ['neutral', 25],
        ['unsure', 12],
        ['positive', 5],
      ]),
    ).toEqual(['asAtStart', null, 'asAtStart']);
  });

  it('counts no time in which nobody looked', () => {
    let state = startTrend();
    for (const atMs of [0, 30_000, 60_000]) state = stepTrend(state, reading(atMs, 'tense'));
    expect(state.trend).toBeNull();
    expect(state.start).toEqual({ toldMs: 3000, tenseMs: 3000 });
  });

  it('keeps no more the longer a call lasts', () => {
    let state = startTrend();
    for (let i = 0; i < 10_000; i += 1) state = stepTrend(state, reading(i * 200, 'neutral'));
    expect(state.recent.length).toBeLessThanOrEqual(51);
  });
});
