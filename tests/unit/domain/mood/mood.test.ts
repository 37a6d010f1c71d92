import { describe, expect, it } from 'vitest';
import { BLENDSHAPE_COUNT, moodReadingSchema } from '#shared/model/mood.ts';
import { startMood, stepMood } from '#shared/domain/mood/mood.ts';
import { frameOf, play, rest, scowl, smile, surprise } from './faces.ts';
import type { Stretch } from './faces.ts';

const atRest: Stretch = { forMs: 10_000, moved: rest };

/** When a band is first seen after a start at rest, ms after the change; null where never. */
function delayOf(band: string, stretch: Stretch): number | null {
  const { readings } = play([atRest, stretch]);
  const seen = readings.find((reading) => reading.atMs >= 10_000 && reading.band === band);
  return seen ? seen.atMs - 10_000 : null;
}

describe('a call', () => {
  it('begins with learning, then tells the band', () => {
    const { readings } = play([atRest]);
    expect(readings[0]).toMatchObject({ band: 'unsure', unsure: 'learning' });
    expect(readings.filter(({ atMs }) => atMs >= 1_000).every((r) => r.band === 'neutral')).toBe(
      true,
    );
  });

  it('sees a change within 2 s, there and back', () => {
    expect(delayOf('positive', { forMs: 5_000, moved: smile })).toBeLessThanOrEqual(2_000);
    expect(delayOf('tense', { forMs: 5_000, moved: scowl })).toBeLessThanOrEqual(2_000);
    const { readings } = play([atRest, { forMs: 6_000, moved: scowl }, atRest]);
    const back = readings.filter(({ atMs }) => atMs >= 18_100);
    expect(back.every(({ band }) => band === 'neutral')).toBe(true);
  });

  it('does not flicker with a single picture', () => {
    const { readings } = play([atRest, { forMs: 300, moved: scowl }, atRest]);
    expect(readings.some(({ band }) => band === 'tense')).toBe(false);
  });

  it('never tells what is seen later', () => {
    const whole = play([atRest, { forMs: 3_000, moved: smile }, atRest]).readings;
    const part = play([atRest, { forMs: 3_000, moved: smile }]).readings;
    expect(whole.slice(0, part.length)).toEqual(part);
  });

  it('gives readings that the contract takes, whatever the scores', () => {
    let state = startMood();
    for (let i = 0; i < 200; i += 1) {
      const blendshapes = Array.from({ length: BLENDSHAPE_COUNT }, (_, k) => (i * 7 + k * 13) % 2);
      const face = { blendshapes, head: { yaw: 0, pitch: 0, roll: 0 }, size: 0.4 };
      const step = stepMood(state, frameOf({}, { atMs: i * 200, face }), i % 3 === 0);
      state = step.state;
      expect(moodReadingSchema.safeParse(step.reading).success).toBe(true);
    }
  });
});

describe('this customer’s own rest', () => {
  const lowBrows: Stretch = { forMs: 15_000, moved: { browDown: 0.55, browInnerUp: 0.02 } };

  it('is what tense is measured against: low brows from the start are no tension', () => {
    const { readings } = play([lowBrows]);
    expect(readings.some(({ band }) => band === 'tense')).toBe(false);
    expect(readings.at(-1)?.band).toBe('neutral');
  });

  it('is not learnt from a smile', () => {
    const { state, readings } = play([{ forMs: 20_000, moved: smile }]);
    expect(state.learning.rest).toBeNull();
    expect(readings.at(-1)?.band).toBe('positive');
  });

  it('is not learnt from a tense stretch, however long', () => {
    const before = play([atRest]);
    const after = play([{ forMs: 120_000, moved: scowl }], before.state, before.atMs);
    expect(after.readings.at(-1)?.band).toBe('tense');
    expect(after.state.learning.rest).toEqual(before.state.learning.rest);
  });

  it('of somebody who looks very tense from the start is left open for 30 s', () => {
    const { readings } = play([{ forMs: 29_000, moved: { browDown: 1 } }]);
    expect(new Set(readings.map(({ unsure }) => unsure))).toEqual(new Set(['learning']));
  });

  it('follows a slow change of light or posture', () => {
    const before = play([atRest]);
    const after = play(
      [{ forMs: 60_000, moved: { ...rest, browDown: 0.2 } }],
      before.state,
      before.atMs,
    );
    const browsLowered = (values: readonly number[] | undefined) => values?.[2] ?? 0;
    expect(browsLowered(after.state.learning.rest?.values)).toBeGreaterThan(
      browsLowered(before.state.learning.rest?.values),
    );
  });

  it('takes the same memory after an hour', () => {
    const { state } = play([{ forMs: 3_600_000, moved: rest }]);
    expect(JSON.stringify(state.learning).length).toBeLessThan(6_000);
  });
});

describe('while the customer talks', () => {
  it('words that widen the mouth are not taken for a smile', () => {
    const wide = { ...rest, smile: 0.4, upperLip: 0.2, jawOpen: 0.4 };
    const bands = (talking: boolean) =>
      play([atRest, { forMs: 6_000, moved: wide, talking }]).readings.map(({ band }) => band);
    expect(bands(false)).toContain('positive');
    expect(bands(true)).not.toContain('positive');
  });

  it('brows still tell', () => {
    expect(delayOf('tense', { forMs: 5_000, moved: scowl, talking: true })).not.toBeNull();
  });
});

describe('what cannot be read', () => {
  it('surprise is called ambiguous', () => {
    const { readings } = play([atRest, { forMs: 6_000, moved: surprise }]);
    expect(readings.at(-1)).toMatchObject({ band: 'unsure', unsure: 'ambiguous' });
  });

  it('a missing face is unsure at once, and the band is back soon after', () => {
    const { readings } = play([atRest, { forMs: 1_000, moved: null }, atRest]);
    const bands = readings.filter(({ atMs }) => atMs >= 10_000).map(({ band }) => band);
    expect(bands.slice(0, 3)).toEqual(['unsure', 'unsure', 'unsure']);
    expect(bands[4]).toBe('neutral');
  });

  it('a head turned away from how it is usually held is turned away', () => {
    const { state, atMs } = play([atRest]);
    const { face } = frameOf(rest);
    const turned = face && { ...face, head: { yaw: 24, pitch: 0, roll: 0 } };
    const { reading } = stepMood(state, frameOf({}, { atMs, face: turned }), false);
    expect(reading.unsure).toBe('turnedAway');
  });

  it('after half a minute without a face somebody else may sit there: all is forgotten', () => {
    const { state, atMs } = play([atRest]);
    const away = play([{ forMs: 31_000, moved: null }], state, atMs);
    expect(away.state).toEqual(startMood());
  });
});
