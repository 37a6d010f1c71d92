/** A look at a window's memory. */
export interface MemorySample {
  readonly atMinutes: number;
  readonly megabytes: number;
}

/**
 * How fast memory grows, by least squares.
 * @returns MB a minute; null for fewer than two different times
 */
export function slopeOf(samples: readonly MemorySample[]): number | null {
  const n = samples.length;
  const mean = (of: (sample: MemorySample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / n;
  const [x, y] = [mean(({ atMinutes }) => atMinutes), mean(({ megabytes }) => megabytes)];
  let [over, under] = [0, 0];
  for (const { atMinutes, megabytes } of samples) {
    over += (atMinutes - x) * (megabytes - y);
    under += (atMinutes - x) ** 2;
  }
  return under > 0 ? over / under : null;
}
