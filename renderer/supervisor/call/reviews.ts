import type { DeskCall, SignedReview } from '#shared/contract/desk.ts';
import type { Review } from '#shared/model/review.ts';

/** One's own review of a call, of any status. */
export function ownReview({ reviews }: DeskCall, personId: string): Review | null {
  return reviews.find(({ review }) => review.reviewerId === personId)?.review ?? null;
}

/** Reviews that were shared, the newest first: the conversation with the agent. */
export function sharedReviews({ reviews }: DeskCall): readonly SignedReview[] {
  return reviews
    .filter(({ review }) => review.status !== 'draft')
    .toSorted((a, b) => b.review.changedAt - a.review.changedAt);
}
