import type { Review, ReviewStatus } from '#shared/model/review.ts';

/** Who acts on a review. */
export type ReviewRole = 'reviewer' | 'agent';

/** What somebody does with a review. */
export type ReviewStep =
  | { readonly type: 'share' }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'dispute'; readonly text: string }
  | { readonly type: 'resolve'; readonly text: string };

const rules: Readonly<
  Record<
    ReviewStep['type'],
    { readonly from: readonly ReviewStatus[]; readonly to: ReviewStatus; readonly by: ReviewRole }
  >
> = {
  share: { from: ['draft'], to: 'shared', by: 'reviewer' },
  acknowledge: { from: ['shared'], to: 'acknowledged', by: 'agent' },
  // One who has read it in haste may still disagree.
  dispute: { from: ['shared', 'acknowledged'], to: 'disputed', by: 'agent' },
  resolve: { from: ['disputed'], to: 'resolved', by: 'reviewer' },
};

/** Why a step cannot be taken. */
export type StepRefusal = 'wrongState' | 'wrongRole' | 'needsWords';

/**
 * Takes a review one step on. A dispute and its resolution need words: nobody is overruled in
 * silence.
 * @returns the review afterwards, or why it stays
 */
export function stepReview(
  review: Review,
  step: ReviewStep,
  by: ReviewRole,
  at: number,
):
  | { readonly ok: true; readonly review: Review }
  | { readonly ok: false; readonly why: StepRefusal } {
  const rule = rules[step.type];
  if (rule.by !== by) return { ok: false, why: 'wrongRole' };
  if (!rule.from.includes(review.status)) return { ok: false, why: 'wrongState' };
  if ('text' in step && step.text.trim() === '') return { ok: false, why: 'needsWords' };
  return {
    ok: true,
    review: {
      ...review,
      status: rule.to,
      changedAt: at,
      ...(step.type === 'dispute' ? { dispute: step.text.trim() } : {}),
      ...(step.type === 'resolve' ? { resolution: step.text.trim() } : {}),
    },
  };
}

/** Whether the agent sees the review. */
export function isShown(status: ReviewStatus): boolean {
  return status !== 'draft';
}
