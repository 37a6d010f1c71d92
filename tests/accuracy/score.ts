/** How found moments compare with true ones. */
export interface Score {
  readonly hits: number;
  readonly missed: number;
  readonly falseAlarms: number;
}

export const noScore: Score = { hits: 0, missed: 0, falseAlarms: 0 };

/** Pairs each true moment with the nearest found one within `toleranceMs`, each used once. */
export function matchMoments(
  trueMs: readonly number[],
  foundMs: readonly number[],
  toleranceMs: number,
): {
  readonly score: Score;
  readonly pairs: readonly (readonly [trueIndex: number, foundIndex: number])[];
} {
  const near = trueMs
    .flatMap((t, i) => foundMs.map((f, j) => ({ i, j, off: Math.abs(t - f) })))
    .filter(({ off }) => off <= toleranceMs)
    .sort((a, b) => a.off - b.off);
  const usedTrue = new Set<number>();
  const usedFound = new Set<number>();
  const pairs: [number, number][] = [];
  for (const { i, j } of near) {
    if (usedTrue.has(i) || usedFound.has(j)) continue;
    usedTrue.add(i);
    usedFound.add(j);
    pairs.push([i, j]);
  }
  const hits = pairs.length;
  return {
    score: { hits, missed: trueMs.length - hits, falseAlarms: foundMs.length - hits },
    pairs,
  };
}

export function addScores(a: Score, b: Score): Score {
  return {
    hits: a.hits + b.hits,
    missed: a.missed + b.missed,
    falseAlarms: a.falseAlarms + b.falseAlarms,
  };
}

/** Precision, recall and their harmonic mean; 1 where there was nothing to find or to get wrong. */
export function figures({ hits, missed, falseAlarms }: Score): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
} {
  const of = (whole: number) => (whole === 0 ? 1 : hits / whole);
  return {
    precision: of(hits + falseAlarms),
    recall: of(hits + missed),
    f1: hits + missed + falseAlarms === 0 ? 1 : (2 * hits) / (2 * hits + missed + falseAlarms),
  };
}

/** The value below which `share` (0..1) of the values lie; null of nothing. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}
