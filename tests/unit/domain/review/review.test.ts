import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSampled, SAMPLE_SHARE } from '#shared/domain/review/sample.ts';
import { scoreCard, spreadOf } from '#shared/domain/review/score.ts';
import { isShown, stepReview } from '#shared/domain/review/status.ts';
import type { ReviewStep } from '#shared/domain/review/status.ts';
import { unusualFigures } from '#shared/domain/review/unusual.ts';
import { isUnhappy, shareOf, verdictOf } from '#shared/domain/review/verdict.ts';
import type { CallFigures } from '#shared/model/callFigures.ts';
import type { ItemScore, Review, Scorecard } from '#shared/model/review.ts';
import { reviewSchema } from '#shared/model/review.ts';

const draft: Review = {
  reviewId: 'r1',
  callId: 'call-0001',
  reviewerId: 'noor',
  status: 'draft',
  comments: [],
  scorecard: null,
  scores: [],
  dispute: '',
  resolution: '',
  createdAt: 1,
  changedAt: 1,
};

describe('a review', () => {
  it('goes from draft over a dispute to its end, each step by whom it belongs to', () => {
    const steps: readonly [ReviewStep, 'reviewer' | 'agent'][] = [
      [{ type: 'share' }, 'reviewer'],
      [{ type: 'acknowledge' }, 'agent'],
      [{ type: 'dispute', text: ' I had asked before. ' }, 'agent'],
      [{ type: 'resolve', text: 'You had: the note is changed.' }, 'reviewer'],
    ];
    let review = draft;
    steps.forEach(([step, by], i) => {
      const wrong = stepReview(review, step, by === 'agent' ? 'reviewer' : 'agent', 10 + i);
      expect(wrong).toEqual({ ok: false, why: 'wrongRole' });
      const taken = stepReview(review, step, by, 10 + i);
      if (!taken.ok) throw new Error(taken.why);
      review = taken.review;
      expect(review.changedAt).toBe(10 + i);
    });
    expect(review).toMatchObject({ status: 'resolved', dispute: 'I had asked before.' });
    expect(reviewSchema.parse(review)).toEqual(review);
  });

  it('is never disputed or settled without words, and ends at its end', () => {
    const shared = { ...draft, status: 'shared' } as const;
    const silent = stepReview(shared, { type: 'dispute', text: ' ' }, 'agent', 2);
    expect(silent).toEqual({ ok: false, why: 'needsWords' });
    for (const step of [{ type: 'share' }, { type: 'resolve', text: 'x' }] as const) {
      const late = stepReview({ ...draft, status: 'resolved' }, step, 'reviewer', 2);
      expect(late).toEqual({ ok: false, why: 'wrongState' });
    }
    expect(isShown('draft')).toBe(false);
    expect(isShown('disputed')).toBe(true);
  });
});

const card: Scorecard = {
  scorecardId: 'card',
  name: 'Listening',
  items: [
    { itemId: 'a', text: 'Let them finish', points: 5, weight: 2, critical: false },
    { itemId: 'b', text: 'Reflected back', points: 2, weight: 1, critical: false },
    { itemId: 'c', text: 'Kept data private', points: 2, weight: 1, critical: true },
  ],
};
const score = (itemId: string, step: number | null): ItemScore => ({ itemId, step, rootCause: '' });

describe('a scorecard', () => {
  it('weighs its items, leaves out what does not apply, and fails on a critical one', () => {
    const full = scoreCard(card, [score('a', 3), score('b', 2), score('c', 2)]);
    expect(full).toEqual({ score: (2 * 0.5 + 1 + 1) / 4, failed: false, open: [] });
    expect(scoreCard(card, [score('a', 3), score('b', null)])).toEqual({
      score: 0.5,
      failed: false,
      open: ['c'],
    });
    expect(scoreCard(card, [score('a', 5), score('b', 2), score('c', 1)]).failed).toBe(true);
    expect(scoreCard(card, [score('a', null)]).score).toBeNull();
  });

  it('stays between 0 and 1, and a better step never lowers it', () => {
    const step = fc.option(fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(step, step, step, fc.constantFrom('a', 'b', 'c'), (a, b, c, better) => {
        const scores = [score('a', a), score('b', b), score('c', c)];
        const before = scoreCard(card, scores).score;
        const raised = scores.map((each) =>
          each.itemId === better && each.step !== null ? { ...each, step: each.step + 1 } : each,
        );
        const after = scoreCard(card, raised).score;
        expect(after === null).toBe(before === null);
        fc.pre(before !== null);
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(1);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('shows where several reviewers are apart', () => {
    const [a, b, c] = spreadOf(card, [
      [score('a', 1), score('b', 2), score('c', 2)],
      [score('a', 5), score('b', null)],
      [score('a', 3), score('b', 2)],
    ]);
    expect(a).toEqual({ itemId: 'a', reviewers: 3, mean: 0.5, range: 1, splitOnApplies: false });
    expect(b).toMatchObject({ range: 0, splitOnApplies: true });
    expect(c).toMatchObject({ reviewers: 1, range: null });
  });
});

const usual: CallFigures = {
  durationMs: 300_000,
  shareOfSpeech: 0.45,
  interruptions: 1,
  backchannels: 6,
  longestMonologueMs: 30_000,
  responseGapMs: 500,
  longPauses: 1,
};
const before = (count: number): CallFigures[] =>
  Array.from({ length: count }, (_, i) => ({
    ...usual,
    shareOfSpeech: 0.45 + (i % 2 === 0 ? 0.1 : -0.1),
    interruptions: i % 3,
  }));

describe('what is unusual', () => {
  it('is two deviations from the agent’s own mean, on either side', () => {
    expect(unusualFigures(usual, before(40))).toEqual([]);
    const much = unusualFigures({ ...usual, interruptions: 6, shareOfSpeech: 0.1 }, before(40));
    expect(much.map(({ figure }) => figure)).toEqual(['shareOfSpeech', 'interruptions']);
    expect(much[0]?.deviations).toBeLessThan(-2);
    expect(much[1]).toMatchObject({ value: 6 });
  });

  it('is nothing before there is a usual, or for what could not be measured', () => {
    expect(unusualFigures({ ...usual, interruptions: 30 }, before(19))).toEqual([]);
    expect(unusualFigures({ ...usual, interruptions: null }, before(40))).toEqual([]);
    const unheard = before(40).map((call) => ({ ...call, interruptions: null }));
    expect(unusualFigures({ ...usual, interruptions: 9 }, unheard)).toEqual([]);
  });

  it('is no hair’s breadth, however alike somebody’s calls are', () => {
    const alike = Array.from({ length: 60 }, () => usual);
    expect(unusualFigures({ ...usual, durationMs: 330_000, interruptions: 2 }, alike)).toEqual([]);
    expect(unusualFigures({ ...usual, longPauses: 3 }, alike)).toHaveLength(1);
  });
});

describe('the random sample', () => {
  it('is about its share of any ids, and the same for the same id', () => {
    for (const prefix of ['', 'call-', '0199-']) {
      const ids = Array.from({ length: 20_000 }, (_, i) => `${prefix}${i}`);
      const share = ids.filter((id) => isSampled(id)).length / ids.length;
      expect(Math.abs(share - SAMPLE_SHARE)).toBeLessThan(0.01);
    }
    expect(isSampled('x', 1)).toBe(true);
    expect(isSampled('x', 0)).toBe(false);
  });
});

describe('the customers’ verdict', () => {
  it('tells each share with its count and an interval that holds it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), (yes, no) => {
        const { count, share, low, high } = shareOf(yes, yes + no);
        expect(count).toBe(yes + no);
        expect([share, low, high].includes(null)).toBe(count === 0);
        fc.pre(count > 0);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual((share ?? NaN) + 1e-12);
        expect(high).toBeGreaterThanOrEqual((share ?? NaN) - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
    // Wilson's interval of 8 of 10, as published tables have it.
    expect(shareOf(8, 10).low).toBeCloseTo(0.4902, 3);
    expect(shareOf(8, 10).high).toBeCloseTo(0.9433, 3);
  });

  it('has a net promoter score between −100 and 100, with its interval', () => {
    const none = { satisfied: 0, satisfiedHigh: 0, recommend: 0, promoters: 0, detractors: 0 };
    const rest = { resolved: 0, resolvedYes: 0, heard: 0, heardHigh: 0 };
    expect(verdictOf({ ...none, ...rest }).nps).toEqual({
      count: 0,
      score: null,
      low: null,
      high: null,
    });
    const { nps } = verdictOf({ ...none, ...rest, recommend: 10, promoters: 5, detractors: 2 });
    expect(nps.score).toBeCloseTo(30);
    expect(nps.low).toBeLessThan(30);
    expect(nps.high).toBeGreaterThan(30);
    const alike = verdictOf({ ...none, ...rest, recommend: 3, promoters: 3 }).nps;
    expect(alike.score).toBe(100);
    expect(alike.low).toBeLessThan(60);
  });

  it('calls for a look where somebody was left unhappy, and not for silence', () => {
    const silent = { satisfied: null, recommend: null, resolved: null, heard: null };
    expect(isUnhappy(silent)).toBe(false);
    expect(isUnhappy({ ...silent, satisfied: 2 })).toBe(true);
    expect(isUnhappy({ ...silent, resolved: 'no' })).toBe(true);
    expect(isUnhappy({ ...silent, resolved: 'notYet', satisfied: 4, heard: 5 })).toBe(false);
  });
});
