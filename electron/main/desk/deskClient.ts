import { deskRouteIpc } from '#shared/contract/deskIpc.ts';
import type { Ask } from '../hub/ask.ts';
import type { ByRoute, RoutesOf } from '../hub/routes.ts';
import { byRoute, get, part, send } from '../hub/routes.ts';

export type DeskClient = ByRoute<typeof deskRouteIpc>;

const routes: RoutesOf<typeof deskRouteIpc> = {
  'desk.me': get('/api/people/me'),
  'desk.calls': send('POST', '/api/desk/calls'),
  'desk.waiting': get('/api/desk/waiting'),
  'desk.call': { method: 'GET', path: ({ callId }) => `/api/desk/calls/${part(callId)}` },
  'desk.saveReview': {
    method: 'PUT',
    path: ({ callId }) => `/api/desk/calls/${part(callId)}/review`,
    body: ({ draft }) => draft,
  },
  'desk.shareReview': {
    method: 'POST',
    path: ({ reviewId }) => `/api/desk/reviews/${part(reviewId)}/share`,
  },
  'desk.resolveReview': {
    method: 'POST',
    path: ({ reviewId }) => `/api/desk/reviews/${part(reviewId)}/resolve`,
    body: ({ words }) => words,
  },
  'desk.people': send('POST', '/api/desk/people'),
  'desk.trend': send('POST', '/api/desk/trend'),
  'desk.scorecards': {
    method: 'GET',
    path: ({ teamId }) => `/api/desk/scorecards/${part(teamId)}`,
  },
  'desk.saveScorecard': {
    method: 'PUT',
    path: ({ teamId }) => `/api/desk/scorecards/${part(teamId)}`,
    body: ({ scorecard }) => scorecard,
  },
  'desk.deleteScorecard': {
    method: 'DELETE',
    path: ({ teamId, scorecardId }) => `/api/desk/scorecards/${part(teamId)}/${part(scorecardId)}`,
  },
  'desk.views': get('/api/desk/views'),
  'desk.saveView': send('PUT', '/api/desk/views'),
  'desk.deleteView': {
    method: 'DELETE',
    path: ({ viewId }) => `/api/desk/views/${part(viewId)}`,
  },
  'desk.calibrations': get('/api/desk/calibrations'),
  'desk.startCalibration': send('POST', '/api/desk/calibrations'),
  'desk.scoreBlind': {
    method: 'PUT',
    path: ({ calibrationId }) => `/api/desk/calibrations/${part(calibrationId)}`,
    body: ({ blind }) => blind,
  },
  'desk.plans': get('/api/desk/plans'),
  'desk.savePlan': send('PUT', '/api/desk/plans'),
  'desk.customer': send('POST', '/api/desk/customers'),
  'desk.deleteCustomer': send('POST', '/api/desk/customers/delete'),
  'desk.agents': get('/api/desk/agents'),
  'desk.colleagues': get('/api/agent/colleagues'),
  'desk.kudos': get('/api/agent/kudos'),
  'desk.giveKudos': send('POST', '/api/agent/kudos'),
};

/**
 * The supervisor's desk over HTTP.
 * @param connect binds to the hub and the token as they are at each request
 */
export function createDeskClient(connect: () => Ask): DeskClient {
  return byRoute(deskRouteIpc, routes, connect);
}
