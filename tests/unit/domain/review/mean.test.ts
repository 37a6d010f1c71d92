import { describe, expect, it } from 'vitest';
import { meanOf } from '#shared/domain/review/mean.ts';

const sums = (values: readonly number[]) => ({
  count: values.length,
  sum: values.reduce((a, b) => a + b, 0),
  sumOfSquares: values.reduce((a, b) => a + b ** 2, 0),
});

describe('a mean with its interval', () => {
  it('reaches 1.96 standard errors to both sides', () => {
    // Squares of the distances add up to 8; n − 1 is 3, n is 4.
    const error = Math.sqrt(8 / 3 / 4);
    const { count, value, low, high } = meanOf(sums([1, 3, 3, 5]));
    expect([count, value]).toEqual([4, 3]);
    expect(low).toBeCloseTo(3 - 1.96 * error, 10);
    expect(high).toBeCloseTo(3 + 1.96 * error, 10);
  });

  it('is nothing of nothing, and one value is no spread', () => {
    expect(meanOf(sums([]))).toEqual({ count: 0, value: null, low: null, high: null });
    expect(meanOf(sums([5]))).toEqual({ count: 1, value: 5, low: null, high: null });
  });

  it('takes equal values for equal, whatever rounding makes of them', () => {
    const { low, high } = meanOf(sums([0.1, 0.1, 0.1]));
    expect(low).toBeCloseTo(0.1, 10);
    expect(high).toBeCloseTo(0.1, 10);
  });

  it('says less of more spread, and more of more calls', () => {
    const width = (values: readonly number[]): number => {
      const { low, high } = meanOf(sums(values));
      return (high ?? 0) - (low ?? 0);
    };
    expect(width([0, 10])).toBeGreaterThan(width([4, 6]));
    expect(width([0, 10, 0, 10, 0, 10, 0, 10])).toBeLessThan(width([0, 10]));
  });
});
