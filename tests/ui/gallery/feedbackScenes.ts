import { ok } from '#shared/lib/result.ts';
import { ORIGIN } from '../snapshots/account.ts';
import { importedCall, memoryFeedback, sharedReview } from '../snapshots/feedback.ts';
import { appState, services, settings } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';
import { summary } from '../snapshots/stored.ts';

/* What a team says to an agent. */

const inTeam = (feedback: TestServices['feedback']): TestServices =>
  services({
    feedback,
    summaries: [summary()],
    appState: appState({
      settings: settings({
        hub: {
          mode: 'remote',
          url: ORIGIN,
          token: 'a-token-of-24-characters',
          account: { personId: 'maya', name: 'Maya' },
        },
      }),
    }),
  });

const settled = sharedReview({
  reviewId: 'review-2',
  status: 'resolved',
  comments: [],
  dispute: 'I did name the date, at the very end of the call.',
  resolution: 'You are right, I had stopped listening too early. The score is taken back.',
});

export const feedbackScenes = {
  feedback: () => inTeam(memoryFeedback([sharedReview(), settled])),
  'feedback-imported': () =>
    inTeam(memoryFeedback([], { imports: async () => ok([importedCall()]) })),
  'feedback-disagree': () => inTeam(memoryFeedback([sharedReview()])),
  'feedback-on-call': () => inTeam(memoryFeedback([sharedReview()])),
} as const;
