import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipSpans, intersectSpans, mergeSpans, spansMs } from '#shared/lib/spans.ts';

const spans = fc
  .array(fc.tuple(fc.nat(100), fc.nat(20)), { maxLength: 12 })
  .map((list) => list.map(([start, length]): readonly [number, number] => [start, start + length]));

const covers = (list: readonly (readonly [number, number])[], at: number) =>
  list.some(([start, end]) => at >= start && at < end);

describe('spans of time', () => {
  it('are joined where they touch, and dropped where empty', () => {
    expect(
      mergeSpans([
        [10, 20],
        [0, 5],
        [20, 30],
        [15, 18],
        [40, 40],
      ]),
    ).toEqual([
      [0, 5],
      [10, 30],
    ]);
  });

  it('intersect as the time that lies in both', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const both = intersectSpans(mergeSpans(a), mergeSpans(b));
        for (let at = 0; at < 121; at += 1) {
          expect(covers(both, at)).toBe(covers(a, at) && covers(b, at));
        }
        expect(spansMs(both)).toBeLessThanOrEqual(Math.min(spansMs(mergeSpans(a)), 121));
      }),
    );
  });

  it('are cut to a stretch of time', () => {
    expect(
      clipSpans(
        [
          [0, 10],
          [20, 30],
          [40, 50],
        ],
        5,
        25,
      ),
    ).toEqual([
      [5, 10],
      [20, 25],
    ]);
    expect(clipSpans([[0, 10]], 10, 10)).toEqual([]);
  });
});
