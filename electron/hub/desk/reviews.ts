import type { AgentReview, ReadEntry, ReviewDraft } from '#shared/contract/desk.ts';
import type { ReviewRole, ReviewStep, StepRefusal } from '#shared/domain/review/status.ts';
import { isShown, stepReview } from '#shared/domain/review/status.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Person } from '#shared/model/people.ts';
import type { Review, Scorecard } from '#shared/model/review.ts';
import { Refusal } from '../refusal.ts';
import type { DeskParts } from './parts.ts';
import { checkScores } from './scorecards.ts';
import { onCall } from './sight.ts';

/** What supervisors write about calls, and what agents answer. */
export interface Reviews {
  /** @throws Refusal `notFound`, `badRequest`, `wrongState` where it was shared already */
  draft(person: Person, callId: CallId, draft: ReviewDraft): Promise<Review>;
  /** @throws Refusal `notFound`, `wrongState` */
  share(person: Person, reviewId: string): Promise<Review>;
  /**
   * Any supervisor who sees the review: whoever wrote it may have left.
   * @throws Refusal `notFound`, `wrongState`
   */
  resolve(person: Person, reviewId: string, text: string): Promise<Review>;
  ofAgent(person: Person): Promise<readonly AgentReview[]>;
  /** @throws Refusal `notFound`, `wrongState` */
  acknowledge(person: Person, reviewId: string): Promise<Review>;
  /** @throws Refusal `notFound`, `wrongState` */
  dispute(person: Person, reviewId: string, text: string): Promise<Review>;
  /** Who read a call of somebody's own. @throws Refusal `notFound` */
  reads(person: Person, callId: CallId): Promise<readonly ReadEntry[]>;
}

/** An agent's reviews of many weeks. */
const LISTED = 200;

const whyNot: Readonly<Record<StepRefusal, string>> = {
  wrongState: 'This review was changed meanwhile. Look at it again.',
  wrongRole: 'This is not yours to do.',
  needsWords: 'Please say why in a few words.',
};

export function createReviews({ records, sight, clock, ids }: DeskParts): Reviews {
  const { calibrations, reads, reviews, scorecards } = records;

  const take = async (review: Review, step: ReviewStep, by: ReviewRole): Promise<Review> => {
    const stepped = stepReview(review, step, by, clock.now());
    const taken = stepped.ok ? await reviews.step(review.status, stepped.review) : null;
    if (taken !== null) return taken;
    throw new Refusal('wrongState', whyNot[stepped.ok ? 'wrongState' : stepped.why]);
  };

  /** A review that a supervisor sees: their own, or one that was shared. */
  const seen = async (person: Person, reviewId: string): Promise<Review> => {
    const found = await reviews.find(reviewId);
    if (found === null) throw new Refusal('notFound');
    const { review } = found;
    await sight.call(person, review.callId);
    const isOwn = review.reviewerId === person.personId;
    const isHidden = async (): Promise<boolean> =>
      !isShown(review.status) || calibrations.isBlind(review.callId, person.personId);
    if (!isOwn && (await isHidden())) throw new Refusal('notFound');
    return review;
  };

  /** A review that was shared with the agent. */
  const shared = async ({ personId }: Person, reviewId: string): Promise<Review> => {
    const found = await reviews.find(reviewId);
    if (found?.agentId !== personId || !isShown(found.review.status)) throw new Refusal('notFound');
    return found.review;
  };

  /** The card as it is, or as it was when the draft was begun and it was there. */
  const cardOf = async (
    { personId }: Person,
    callId: CallId,
    teamId: string,
    scorecardId: string,
  ): Promise<Scorecard> => {
    const card = await scorecards.find(teamId, scorecardId);
    if (card !== null) return card;
    const own = (await reviews.ofCall(callId)).find(({ review }) => review.reviewerId === personId);
    const kept = own?.review.scorecard;
    if (kept?.scorecardId === scorecardId) return kept;
    throw new Refusal('notFound', 'The team has no such scorecard.');
  };

  return {
    async draft(person, callId, { comments, scorecardId, scores }) {
      const { agentId, teamId } = await sight.call(person, callId);
      const scorecard =
        scorecardId === null ? null : await cardOf(person, callId, teamId, scorecardId);
      checkScores(scorecard, scores);
      const saved = await onCall(
        reviews.saveDraft({
          reviewId: ids.id(),
          reviewerId: person.personId,
          at: clock.now(),
          callId,
          agentId,
          comments,
          scorecard,
          scores,
        }),
      );
      if (saved !== null) return saved;
      throw new Refusal('wrongState', 'You have shared this review. It is not changed any more.');
    },

    async share(person, reviewId) {
      const review = await seen(person, reviewId);
      if (review.reviewerId !== person.personId) throw new Refusal('notFound');
      return take(review, { type: 'share' }, 'reviewer');
    },

    async resolve(person, reviewId, text) {
      const review = await seen(person, reviewId);
      return take(review, { type: 'resolve', text }, 'reviewer');
    },

    ofAgent: ({ personId }) => reviews.ofAgent(personId, LISTED),

    async acknowledge(person, reviewId) {
      return take(await shared(person, reviewId), { type: 'acknowledge' }, 'agent');
    },

    async dispute(person, reviewId, text) {
      return take(await shared(person, reviewId), { type: 'dispute', text }, 'agent');
    },

    async reads(person, callId) {
      await sight.ownCall(person, callId);
      return reads.ofCall(callId);
    },
  };
}
