import { feedbackIpc } from '#shared/contract/feedbackIpc.ts';
import type { Ask } from '../hub/ask.ts';
import type { RoutesOf } from '../hub/routes.ts';
import { byRoute, get, part, send } from '../hub/routes.ts';
import type { AgentHandlers } from './answer.ts';

const routes: RoutesOf<typeof feedbackIpc> = {
  'feedback.reviews': get('/api/agent/reviews'),
  'feedback.acknowledge': {
    method: 'POST',
    path: ({ reviewId }) => `/api/agent/reviews/${part(reviewId)}/acknowledge`,
  },
  'feedback.dispute': {
    method: 'POST',
    path: ({ reviewId }) => `/api/agent/reviews/${part(reviewId)}/dispute`,
    body: ({ words }) => words,
  },
  'feedback.reads': {
    method: 'GET',
    path: ({ callId }) => `/api/agent/calls/${part(callId)}/reads`,
  },
  'feedback.imports': get('/api/agent/imports'),
  'feedback.plans': get('/api/agent/plans'),
  'feedback.kudos': get('/api/agent/kudos'),
  'feedback.colleagues': get('/api/agent/colleagues'),
  'feedback.thank': send('POST', '/api/agent/kudos'),
};

/**
 * The part of the handlers that passes on what others in the team say to the agent.
 * @param ask binds to the hub and the token as they are at each request; throws KnownFailure
 */
export function feedbackHandlers(ask: () => Ask): Pick<AgentHandlers, keyof typeof feedbackIpc> {
  return byRoute(feedbackIpc, routes, ask);
}
