/** What a mean and its spread are reckoned from. */
export interface Sums {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

/** A figure of several calls with how far it may be off. */
export interface Estimate {
  /** How many calls or answers it rests on. */
  readonly count: number;
  /** Null of nothing. */
  readonly value: number | null;
  /** 95 % interval; null where it cannot be told. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/**
 * The mean with its interval: 1.96 standard errors to both sides, from the spread of the values
 * themselves. One value has a mean and no interval.
 */
export function meanOf({ count, sum, sumOfSquares }: Sums): Estimate {
  if (count <= 0) return { count: 0, value: null, low: null, high: null };
  const value = sum / count;
  if (count === 1) return { count, value, low: null, high: null };
  // Equal values can come out a little below zero.
  const variance = Math.max(0, (sumOfSquares - count * value ** 2) / (count - 1));
  const reach = Z * Math.sqrt(variance / count);
  return { count, value, low: value - reach, high: value + reach };
}
