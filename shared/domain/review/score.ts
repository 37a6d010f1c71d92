import type { ItemScore, Scorecard, ScorecardItem } from '#shared/model/review.ts';

/** What a filled-in scorecard comes to. */
export interface CardResult {
  /** 0 … 1; null where no item applies. */
  readonly score: number | null;
  /** A critical item got its lowest step: the card has failed, whatever the score. */
  readonly failed: boolean;
  /** Items that have neither a step nor "does not apply". */
  readonly open: readonly string[];
}

/**
 * The weighted mean of the items that apply, each item's steps spread evenly from 0 (lowest) to 1
 * (highest), so that a scale of two and a scale of five weigh the same. An item that does not apply
 * takes its weight with it.
 */
export function scoreCard({ items }: Scorecard, scores: readonly ItemScore[]): CardResult {
  const byItem = new Map(scores.map((score) => [score.itemId, score]));
  let [sum, weight, failed] = [0, 0, false];
  const open: string[] = [];
  for (const item of items) {
    const given = byItem.get(item.itemId);
    if (given === undefined) open.push(item.itemId);
    else if (given.step !== null) {
      sum += item.weight * shareOf(item, given.step);
      weight += item.weight;
      failed ||= item.critical && given.step === 1;
    }
  }
  return { score: weight > 0 ? sum / weight : null, failed, open };
}

/** A step as a share of its scale, 0 … 1; what lies outside counts as the nearer end. */
function shareOf({ points }: ScorecardItem, step: number): number {
  return (Math.min(points, Math.max(1, step)) - 1) / (points - 1);
}

/** How far several reviewers of the same call are apart. */
export interface Spread {
  readonly itemId: string;
  readonly reviewers: number;
  /** Mean of the steps as shares, 0 … 1; null where it applied for nobody. */
  readonly mean: number | null;
  /** Difference between the highest and the lowest share, 0 … 1; null with fewer than two. */
  readonly range: number | null;
  /** Whether some said that it does not apply while others gave a step. */
  readonly splitOnApplies: boolean;
}

/** For calibration: item by item, how several reviewers scored the same call. */
export function spreadOf(
  { items }: Scorecard,
  reviewers: readonly (readonly ItemScore[])[],
): readonly Spread[] {
  return items.map((item) => {
    const given = reviewers.flatMap((scores) => {
      const score = scores.find(({ itemId }) => itemId === item.itemId);
      return score === undefined ? [] : [score.step];
    });
    const shares = given.flatMap((step) => (step === null ? [] : [shareOf(item, step)]));
    return {
      itemId: item.itemId,
      reviewers: given.length,
      mean: shares.length > 0 ? shares.reduce((a, b) => a + b, 0) / shares.length : null,
      range: shares.length > 1 ? Math.max(...shares) - Math.min(...shares) : null,
      splitOnApplies: shares.length > 0 && shares.length < given.length,
    };
  });
}
