import type { FastifyInstance } from 'fastify';
import {
  blindScoresSchema,
  callQuerySchema,
  customerLookupSchema,
  newCalibrationSchema,
  periodSchema,
  planSchema,
  reviewDraftSchema,
  savedViewSchema,
  trendQuerySchema,
  wordsSchema,
} from '#shared/contract/desk.ts';
import { callIdSchema } from '#shared/model/call.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { scorecardSchema } from '#shared/model/review.ts';
import { parse, pathPart } from '../http/request.ts';
import { forSupervisors, personOf } from '../security/access.ts';
import type { Calibrations } from './calibration.ts';
import type { Customers } from './customers.ts';
import type { Desk } from './desk.ts';
import type { Plans } from './plans.ts';
import type { Reviews } from './reviews.ts';
import type { Scorecards } from './scorecards.ts';

export interface DeskRouteParts {
  readonly desk: Desk;
  readonly reviews: Reviews;
  readonly scorecards: Scorecards;
  readonly calibrations: Calibrations;
  readonly plans: Plans;
  readonly customers: Customers;
}

/** A whole review: 200 comments of 4,000 characters with up to 3 bytes each, and their JSON. */
const REVIEW_BYTES = 3 * 1024 * 1024;
/** Scorecards, scores and plans: 50 texts of 300 characters at most, or 20 of 500. */
const FORM_BYTES = 128 * 1024;

const done = { ok: true };
const withForm = { ...forSupervisors, bodyLimit: FORM_BYTES };

export const callOf = pathPart('callId', callIdSchema);
export const reviewOf = pathPart('reviewId', peopleIdSchema);
const teamOf = pathPart('teamId', peopleIdSchema);
const calibrationOf = pathPart('calibrationId', peopleIdSchema);
const scorecardOf = pathPart('scorecardId', peopleIdSchema);
const viewOf = pathPart('viewId', peopleIdSchema);

/** The supervisor's routes; see shared/contract/desk.ts. */
export function serveDesk(app: FastifyInstance, parts: DeskRouteParts): void {
  serveCalls(app, parts);
  serveForms(app, parts);
  const { calibrations, customers, plans } = parts;

  app.get('/api/desk/calibrations', forSupervisors, (request) =>
    calibrations.list(personOf(request)),
  );
  app.post('/api/desk/calibrations', forSupervisors, (request) =>
    calibrations.start(personOf(request), parse(newCalibrationSchema, request.body)),
  );
  app.put('/api/desk/calibrations/:calibrationId', withForm, (request) => {
    const calibrationId = calibrationOf(request);
    const { scores } = parse(blindScoresSchema, request.body);
    return calibrations.score(personOf(request), calibrationId, scores);
  });

  app.get('/api/desk/plans', forSupervisors, (request) => plans.list(personOf(request)));
  app.put('/api/desk/plans', withForm, (request) =>
    plans.save(personOf(request), parse(planSchema, request.body)),
  );

  app.post('/api/desk/customers', forSupervisors, (request) =>
    customers.record(personOf(request), parse(customerLookupSchema, request.body).name),
  );
  app.post('/api/desk/customers/delete', forSupervisors, (request) =>
    customers.remove(personOf(request), parse(customerLookupSchema, request.body).name),
  );
}

/** Calls, their reviews and figures. */
function serveCalls(app: FastifyInstance, { desk, reviews }: DeskRouteParts): void {
  app.post('/api/desk/calls', forSupervisors, (request) =>
    desk.calls(personOf(request), parse(callQuerySchema, request.body)),
  );
  app.get('/api/desk/waiting', forSupervisors, (request) => desk.waiting(personOf(request)));
  app.get('/api/desk/calls/:callId', forSupervisors, (request) =>
    desk.call(personOf(request), callOf(request)),
  );
  app.put(
    '/api/desk/calls/:callId/review',
    { ...forSupervisors, bodyLimit: REVIEW_BYTES },
    (request) =>
      reviews.draft(personOf(request), callOf(request), parse(reviewDraftSchema, request.body)),
  );
  app.post('/api/desk/reviews/:reviewId/share', forSupervisors, (request) =>
    reviews.share(personOf(request), reviewOf(request)),
  );
  app.post('/api/desk/reviews/:reviewId/resolve', forSupervisors, (request) => {
    const { text } = parse(wordsSchema, request.body);
    return reviews.resolve(personOf(request), reviewOf(request), text);
  });
  app.post('/api/desk/people', forSupervisors, (request) =>
    desk.people(personOf(request), parse(periodSchema, request.body)),
  );
  app.post('/api/desk/trend', forSupervisors, (request) =>
    desk.trend(personOf(request), parse(trendQuerySchema, request.body)),
  );
}

/** Scorecards and saved views. */
function serveForms(app: FastifyInstance, { desk, scorecards }: DeskRouteParts): void {
  app.get('/api/desk/scorecards/:teamId', forSupervisors, (request) =>
    scorecards.list(personOf(request), teamOf(request)),
  );
  app.put('/api/desk/scorecards/:teamId', withForm, (request) =>
    scorecards.save(personOf(request), teamOf(request), parse(scorecardSchema, request.body)),
  );
  app.delete('/api/desk/scorecards/:teamId/:scorecardId', forSupervisors, async (request) => {
    const scorecardId = scorecardOf(request);
    await scorecards.remove(personOf(request), teamOf(request), scorecardId);
    return done;
  });

  app.get('/api/desk/views', forSupervisors, (request) => desk.views(personOf(request)));
  app.put('/api/desk/views', forSupervisors, (request) =>
    desk.saveView(personOf(request), parse(savedViewSchema, request.body)),
  );
  app.delete('/api/desk/views/:viewId', forSupervisors, async (request) => {
    const viewId = viewOf(request);
    await desk.removeView(personOf(request), viewId);
    return done;
  });
}
