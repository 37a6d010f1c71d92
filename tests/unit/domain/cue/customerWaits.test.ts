import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnGaps } from '#shared/domain/cue/ownGaps.ts';
import { followGaps, usualLongestGapMs } from '#shared/domain/cue/ownGaps.ts';
import { answer, cuesOf, customerSpeaks, found, kindsOf, moment, quiet } from './moments.ts';

/** The customer has spoken from 50 s to 60 s. */
const said = customerSpeaks(60_000, 50_000);

describe('a customer who waits', () => {
  it('is told of after more than 3 s of silence, once', () => {
    expect(cuesOf([said, quiet(63_000, 60_000)])).toEqual([]);
    const waits = [said, quiet(63_001, 60_000), quiet(90_000, 60_000), quiet(200_000, 60_000)];
    expect(cuesOf(waits)).toEqual([
      { id: 0, kind: 'customerWaits', tone: 'hint', atMs: 63_001, aboutMs: 60_000 },
    ]);
  });

  it('is told of again only after 2 minutes', () => {
    const again = (atMs: number) => [
      customerSpeaks(atMs - 4_000, atMs - 9_000),
      quiet(atMs, atMs - 4_000),
    ];
    expect(kindsOf([said, quiet(64_000, 60_000), ...again(183_999)])).toHaveLength(1);
    expect(kindsOf([said, quiet(64_000, 60_000), ...again(184_000)])).toHaveLength(2);
  });

  it('spoke last; after the agent it is the customer’s own pause', () => {
    expect(cuesOf([said, quiet(70_000, 60_000, 'agent')])).toEqual([]);
  });

  it('said more than an "okay"', () => {
    const okay = customerSpeaks(60_000, 59_000, 703);
    expect(cuesOf([okay, quiet(70_000, 60_000)])).toEqual([]);
    const sentence = customerSpeaks(60_000, 59_000, 704);
    expect(cuesOf([sentence, quiet(70_000, 60_000)])).toHaveLength(1);
    // What was said before a long pause of one's own counts, what was said before the agent does not.
    const before = customerSpeaks(50_000, 45_000);
    expect(cuesOf([before, okay, quiet(70_000, 60_000)])).toHaveLength(1);
    const agent = moment(55_000, { floor: { holder: 'agent', sinceMs: 51_000, spokenMs: 4_000 } });
    expect(cuesOf([before, agent, okay, quiet(70_000, 60_000)])).toEqual([]);
  });

  it('can be heard: while muted, or while the line is down, nobody knows', () => {
    const unheard = (atMs: number) => ({ ...quiet(atMs, 60_000), customerHeard: false });
    expect(cuesOf([said, unheard(64_000), unheard(90_000)])).toEqual([]);
    const back = [said, unheard(70_000), quiet(73_000, 60_000)];
    expect(cuesOf(back)).toEqual([]);
    expect(kindsOf([...back, quiet(73_001, 60_000)])).toEqual([['customerWaits', 73_001]]);
  });
});

describe('the agent’s own pace', () => {
  const answers = (...gaps: number[]) =>
    gaps.map((gap, i) => answer(10_000 + i * 5_000, 2_000, gap));

  it('is what the silence has to exceed, where it is slower than 3 s', () => {
    const slow = answers(...Array.from({ length: 8 }, () => 5_000));
    expect(cuesOf([...slow, said, quiet(65_000, 60_000)])).toEqual([]);
    expect(cuesOf([...slow, said, quiet(65_001, 60_000)])).toHaveLength(1);
  });

  it('counts from the eighth answer on', () => {
    const few = answers(...Array.from({ length: 7 }, () => 5_000));
    expect(cuesOf([...few, said, quiet(63_001, 60_000)])).toHaveLength(1);
  });

  it('is not set by one long search', () => {
    const once = answers(...Array.from({ length: 7 }, () => 500), 60_000);
    expect(cuesOf([...once, said, quiet(63_001, 60_000)])).toHaveLength(1);
  });

  it('counts the agent’s answers, not the customer’s', () => {
    const response = {
      type: 'response',
      by: 'customer',
      gapMs: 9_000,
      startMs: 1,
      atMs: 1,
    } as const;
    expect(followGaps([], found(response))).toEqual([]);
    expect(followGaps([], answer(9_000, 1_000, -200))).toEqual([0]);
  });

  it('is a gap that was left, exceeded by at most one in twenty and by one at least', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60_000), { minLength: 8, maxLength: 40 }), (gaps) => {
        const usual = usualLongestGapMs(gaps);
        expect(gaps).toContain(usual);
        const above = gaps.filter((gap) => gap > (usual ?? 0)).length;
        expect(above).toBeLessThanOrEqual(Math.ceil(gaps.length * 0.05));
      }),
    );
  });

  it('forgets what is long past', () => {
    const many = Array.from({ length: 100 }, (_, i) => answer(i * 1_000, 1_000, i));
    const gaps = many.reduce<OwnGaps>(followGaps, []);
    expect(gaps).toHaveLength(40);
    expect(gaps.at(-1)).toBe(99);
    expect(usualLongestGapMs(gaps)).toBe(97);
  });
});
