import type { AnswerCounts, SurveyAnswers } from '#shared/model/survey.ts';

/** A share with how far it may be off. */
export interface ShareEstimate {
  readonly count: number;
  /** 0 … 1; null of nothing. */
  readonly share: number | null;
  /** 95 % interval of the share; null of nothing. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.96;

/**
 * A share of yes among all, with Wilson's score interval (E. B. Wilson, 1927), which stays within
 * 0 … 1 and is honest about few answers.
 */
export function shareOf(yes: number, count: number): ShareEstimate {
  if (count <= 0) return { count: 0, share: null, low: null, high: null };
  const share = yes / count;
  const centre = share + Z ** 2 / (2 * count);
  const reach = Z * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  const scale = 1 + Z ** 2 / count;
  return {
    count,
    share,
    low: Math.max(0, (centre - reach) / scale),
    high: Math.min(1, (centre + reach) / scale),
  };
}

/** A team's or a person's standing with customers, each figure with its count and interval. */
export interface Verdict {
  /** Customer satisfaction: share of 4 and 5 of 5. */
  readonly csat: ShareEstimate;
  /** Net promoter score, −100 … 100: share of 9 and 10 less share of 0 to 6 (Reichheld, 2003). */
  readonly nps: {
    readonly count: number;
    readonly score: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly resolved: ShareEstimate;
  readonly feltHeard: ShareEstimate;
}

export function verdictOf(counts: AnswerCounts): Verdict {
  return {
    csat: shareOf(counts.satisfiedHigh, counts.satisfied),
    nps: npsOf(counts.promoters, counts.detractors, counts.recommend),
    resolved: shareOf(counts.resolvedYes, counts.resolved),
    feltHeard: shareOf(counts.heardHigh, counts.heard),
  };
}

/** Each answer counts as 1, 0 or −1; the interval is the mean's, from their own spread. */
function npsOf(promoters: number, detractors: number, count: number): Verdict['nps'] {
  if (count <= 0) return { count: 0, score: null, low: null, high: null };
  const mean = (promoters - detractors) / count;
  const variance = (promoters + detractors) / count - mean ** 2;
  // A little more spread for few answers: three that are alike are no certainty.
  const reach = Z * Math.sqrt((variance + 1 / (count + 1)) / count);
  const bound = (value: number): number => Math.min(100, Math.max(-100, 100 * value));
  return { count, score: 100 * mean, low: bound(mean - reach), high: bound(mean + reach) };
}

/** Whether a customer's own answers call for a look at the call. */
export function isUnhappy(answers: Omit<SurveyAnswers, 'comment'>): boolean {
  const { satisfied, recommend, resolved, heard } = answers;
  return (
    (satisfied !== null && satisfied <= 2) ||
    (recommend !== null && recommend <= 4) ||
    (heard !== null && heard <= 2) ||
    resolved === 'no'
  );
}
