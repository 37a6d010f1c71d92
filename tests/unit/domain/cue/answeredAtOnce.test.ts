import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, cuesOf, kindsOf } from './moments.ts';

/** Answers a minute apart; the customer's turns last 12 s. */
const answers = (...gaps: number[]) => gaps.map((gap, i) => answer(60_000 * (i + 1), 12_000, gap));

/** Praise is left out here. */
const off = ['goodPause', 'activeListening'] as const;

describe('answering at once', () => {
  it('is told at the third time after long turns', () => {
    expect(cuesOf(answers(0, -150))).toEqual([]);
    expect(cuesOf(answers(0, -150, 99))).toEqual([
      {
        id: 0,
        kind: 'answeredAtOnce',
        tone: 'hint',
        atMs: 180_000,
        aboutMs: 180_000 - 704,
      },
    ]);
  });

  it('is told of turns of 10 s or more only: quick exchanges are lively', () => {
    const short = [1, 2, 3].map((i) => answer(60_000 * i, 9_999, 0));
    expect(cuesOf(short)).toEqual([]);
    expect(cuesOf([1, 2, 3].map((i) => answer(60_000 * i, 10_000, 0)))).toHaveLength(1);
  });

  it('is forgotten after 5 minutes, and not told twice in them', () => {
    const at = (...moments: number[]) => moments.map((atMs) => answer(atMs, 12_000, 0));
    expect(kindsOf(at(60_000, 200_000, 360_000))).toEqual([]);
    expect(kindsOf(at(60_001, 200_000, 360_000))).toHaveLength(1);
    expect(kindsOf(at(60_000, 90_000, 120_000, 150_000, 419_999))).toHaveLength(1);
    expect(kindsOf(at(60_000, 90_000, 120_000, 150_000, 360_000, 420_000))).toHaveLength(2);
  });

  it('is no habit of somebody who waits as often', () => {
    expect(kindsOf(answers(0, 0, 400), off)).toEqual([]);
    const mixed = [0, 400, 0, 400, 400, 0].map((gap, i) => answer(30_000 * (i + 1), 12_000, gap));
    expect(kindsOf(mixed, off)).toEqual([]);
    const mostly = [0, 400, 0, 400, 0].map((gap, i) => answer(30_000 * (i + 1), 12_000, gap));
    expect(kindsOf(mostly, off)).toEqual([['answeredAtOnce', 150_000]]);
  });

  it('is not told at an answer that was not given at once', () => {
    expect(kindsOf(answers(0, 0, 200, 0), off)).toEqual([['answeredAtOnce', 240_000]]);
  });

  it('never calls a gap too fast that is the human norm: 200 ms by voice, 500 ms by video', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 200, max: 5_000 }), { maxLength: 60 }), (gaps) => {
        const told = gaps.map((gap, i) => answer(20_000 * (i + 1), 12_000, gap));
        expect(kindsOf(told, off)).toEqual([]);
      }),
    );
  });

  it('never tells of an answer that was at the human norm, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -400, max: 1_000 }), { minLength: 1, maxLength: 40 }),
        (gaps) => {
          const told = gaps.map((gap, i) => answer(20_000 * (i + 1), 12_000, gap));
          for (const [, atMs] of kindsOf(told, off)) {
            expect(gaps[atMs / 20_000 - 1]).toBeLessThan(200);
          }
        },
      ),
    );
  });
});
