import { feedbackIpc } from '#shared/contract/feedbackIpc.ts';
import type { Ask } from '../hub/ask.ts';
import type { AgentHandlers } from './answer.ts';

const routes = {
  reviews: '/api/agent/reviews',
  imports: '/api/agent/imports',
  plans: '/api/agent/plans',
  kudos: '/api/agent/kudos',
  colleagues: '/api/agent/colleagues',
} as const;

/**
 * The part of the handlers that passes on what others in the team say to the agent.
 * @param ask binds to the hub and the token as they are at each request; throws KnownFailure
 */
export function feedbackHandlers(ask: () => Ask): Pick<AgentHandlers, keyof typeof feedbackIpc> {
  const part = encodeURIComponent;
  return {
    'feedback.reviews': () => ask()('GET', routes.reviews, feedbackIpc['feedback.reviews'].result),
    'feedback.acknowledge': ({ reviewId }) =>
      ask()(
        'POST',
        `${routes.reviews}/${part(reviewId)}/acknowledge`,
        feedbackIpc['feedback.acknowledge'].result,
      ),
    'feedback.dispute': ({ reviewId, words }) =>
      ask()(
        'POST',
        `${routes.reviews}/${part(reviewId)}/dispute`,
        feedbackIpc['feedback.dispute'].result,
        words,
      ),
    'feedback.reads': ({ callId }) =>
      ask()('GET', `/api/agent/calls/${part(callId)}/reads`, feedbackIpc['feedback.reads'].result),
    'feedback.imports': () => ask()('GET', routes.imports, feedbackIpc['feedback.imports'].result),
    'feedback.plans': () => ask()('GET', routes.plans, feedbackIpc['feedback.plans'].result),
    'feedback.kudos': () => ask()('GET', routes.kudos, feedbackIpc['feedback.kudos'].result),
    'feedback.colleagues': () =>
      ask()('GET', routes.colleagues, feedbackIpc['feedback.colleagues'].result),
    'feedback.thank': (kudos) =>
      ask()('POST', routes.kudos, feedbackIpc['feedback.thank'].result, kudos),
  };
}
