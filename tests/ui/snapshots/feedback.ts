import { err, ok } from '#shared/lib/result.ts';
import { scoreCard } from '#shared/domain/review/score.ts';
import { importedCallId } from '#shared/model/call.ts';
import type { Review } from '#shared/model/review.ts';
import type { ImportedCall, SharedReview, TeamFeedback } from '#renderer/session/index.ts';
import { summary } from './stored.ts';
import { NOW, minutes } from './time.ts';

const ada = { personId: 'ada', name: 'Ada Brandt' };
const maya = { personId: 'maya', name: 'Maya' };

const scorecard = {
  scorecardId: 'listening',
  name: 'Listening',
  items: [
    { itemId: 'back', text: 'Said back what was heard', points: 5, weight: 2, critical: false },
    { itemId: 'next', text: 'Said what happens next', points: 2, weight: 1, critical: true },
    { itemId: 'hold', text: 'Asked before putting on hold', points: 2, weight: 1, critical: false },
  ],
} as const;

/** A review of the call of `summary()`. */
export function sharedReview(changes: Partial<Review> = {}): SharedReview {
  const review: Review = {
    reviewId: 'review-1',
    callId: 'call-maya-0001',
    reviewerId: ada.personId,
    status: 'shared',
    comments: [
      {
        commentId: 'c1',
        kind: 'praise',
        atMs: 61_500,
        text: 'You said back all three points before you answered. It calmed the call.',
        writtenAt: NOW,
      },
      {
        commentId: 'c2',
        kind: 'coaching',
        atMs: null,
        text: 'Try to name the date as well when you promise a new bill.',
        writtenAt: NOW,
      },
    ],
    scorecard,
    scores: [
      { itemId: 'back', step: 5, rootCause: '' },
      { itemId: 'next', step: 2, rootCause: '' },
      { itemId: 'hold', step: null, rootCause: '' },
    ],
    dispute: '',
    resolution: '',
    createdAt: NOW,
    changedAt: NOW,
    ...changes,
  };
  return {
    review,
    reviewer: ada,
    customerName: 'Maya Lindqvist',
    startedAt: NOW - minutes(6),
    result: review.scorecard && scoreCard(review.scorecard, review.scores),
  };
}

/** A call of another phone system that was imported, and is the agent's alone for another hour. */
export function importedCall(changes: Partial<ImportedCall> = {}): ImportedCall {
  return {
    summary: summary({
      callId: importedCallId('a1b2c3'),
      video: false,
      issue: null,
      cues: [],
      prompts: [],
      facts: [],
      chat: [],
      imported: { by: ada.name, at: NOW },
    }),
    visibleAt: NOW + minutes(60),
    ...changes,
  };
}

/** What a team said, in memory; answers change it. */
export function memoryFeedback(
  first: readonly SharedReview[] = [],
  overrides: Partial<TeamFeedback> = {},
): TeamFeedback {
  let reviews = first;
  const answer = async (reviewId: string, changes: Partial<Review>) => {
    const found = reviews.find(({ review }) => review.reviewId === reviewId);
    if (!found) return err({ code: 'notFound', message: 'none' } as const);
    const review = { ...found.review, ...changes };
    reviews = reviews.map((each) => (each === found ? { ...each, review } : each));
    return ok(review);
  };
  return {
    reviews: async () => ok(reviews),
    acknowledge: (reviewId) => answer(reviewId, { status: 'acknowledged' }),
    dispute: (reviewId, dispute) => answer(reviewId, { status: 'disputed', dispute }),
    reads: async () => ok([{ reader: ada, at: NOW }]),
    imports: async () => ok([]),
    plans: async () =>
      ok([
        {
          planId: 'plan-1',
          agentId: maya.personId,
          teamId: 'nord',
          title: 'Pausing before the answer',
          goals: [
            { goalId: 'g1', text: 'Count to two in silence', dueAt: NOW, doneAt: null },
            { goalId: 'g2', text: 'Listen to two own calls', dueAt: null, doneAt: NOW },
          ],
          callIds: [],
          closedAt: null,
          revision: 1,
        },
      ]),
    kudos: async () =>
      ok([
        {
          kudosId: 'k1',
          from: ada,
          to: maya,
          callId: null,
          text: 'Thank you for taking over on Friday.',
          at: NOW,
        },
      ]),
    colleagues: async () => ok([ada]),
    thank: async ({ text, callId }) =>
      ok({ kudosId: 'k2', from: maya, to: ada, callId, text, at: NOW }),
    ...overrides,
  };
}
