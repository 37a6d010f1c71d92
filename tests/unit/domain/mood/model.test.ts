import { describe, expect, it } from 'vitest';
import { featureValues, features } from '#shared/domain/mood/features.ts';
import { likelihoods, reasons, tellableBands } from '#shared/domain/mood/model.ts';
import { strengthsOf } from '#shared/domain/mood/movements.ts';
import { readStill } from '#shared/domain/mood/mood.ts';
import { moodSelfTest } from '#shared/domain/mood/selfTest.ts';
import { moodWeights } from '#shared/domain/mood/weights.ts';
import { frameOf, scowl, smile, surprise } from './faces.ts';

function valuesOf(moved: Parameters<typeof frameOf>[0]) {
  const { face } = frameOf(moved);
  if (!face) throw new Error('the frame has a face');
  return featureValues(strengthsOf(face));
}

describe('a single picture', () => {
  it('is positive with a smile that lifts the lip, and the smile is the reason', () => {
    const reading = readStill(frameOf(smile));
    expect(reading.band).toBe('positive');
    expect(reading.why).toContain('smile');
    expect(reading.confidence).toBeGreaterThan(0.8);
  });

  it('is tense with lowered brows, and they are the reason', () => {
    expect(readStill(frameOf(scowl))).toMatchObject({ band: 'tense', why: ['browsLowered'] });
  });

  it('is neutral for the average face at rest, without a reason', () => {
    const rest = frameOf({ browDown: 0.14, browInnerUp: 0.05, smile: 0.06, browOuterUp: 0.03 });
    expect(readStill(rest)).toMatchObject({ band: 'neutral', why: [], unsure: null });
  });

  it('is none of the bands with surprise, unless it is a glad one', () => {
    expect(readStill(frameOf(surprise))).toMatchObject({ band: 'unsure', unsure: 'ambiguous' });
    expect(readStill(frameOf({ ...surprise, ...smile })).band).toBe('positive');
  });
});

describe('the weights', () => {
  it('have one number for each feature', () => {
    for (const band of tellableBands) {
      expect(moodWeights.bands[band].weights).toHaveLength(features.length);
    }
  });

  it('never take a smile for tension, nor lowered brows against it', () => {
    const tense = (moved: Parameters<typeof frameOf>[0]) =>
      likelihoods(valuesOf(moved), moodWeights).tense;
    for (const more of [0.1, 0.3, 0.6, 1]) {
      expect(tense({ browDown: 0.2, smile: more })).toBeLessThan(tense({ browDown: 0.2 }));
      expect(tense({ browDown: 0.1 + more * 0.9 })).toBeGreaterThan(tense({ browDown: 0.1 }));
    }
  });

  it('give likelihoods that add up to one, whatever comes in', () => {
    for (const values of [features.map(() => 0), features.map(() => 1)]) {
      const { positive, neutral, tense } = likelihoods(values, moodWeights);
      expect(positive + neutral + tense).toBeCloseTo(1);
    }
  });

  it('name at most three movements', () => {
    expect(
      reasons(
        features.map(() => 1),
        'positive',
        moodWeights,
      ).length,
    ).toBeLessThanOrEqual(3);
  });
});

describe('the self-test', () => {
  it('passes with the stage as it is', () => {
    expect(moodSelfTest()).toBe(true);
  });

  it('fails where the stage says the same of every face, or nothing', () => {
    const always = readStill(frameOf(smile));
    expect(moodSelfTest(() => always)).toBe(false);
    expect(moodSelfTest((frame) => ({ ...always, atMs: frame.atMs, band: 'unsure' }))).toBe(false);
  });
});
