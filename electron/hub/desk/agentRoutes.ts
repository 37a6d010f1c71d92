import type { FastifyInstance } from 'fastify';
import { newKudosSchema, wordsSchema } from '#shared/contract/desk.ts';
import { parse } from '../http/request.ts';
import { forPeople, personOf } from '../security/access.ts';
import type { Thanks } from './kudos.ts';
import type { Plans } from './plans.ts';
import type { Reviews } from './reviews.ts';
import { callOf, reviewOf } from './routes.ts';

export interface AgentRouteParts {
  readonly reviews: Reviews;
  readonly plans: Plans;
  readonly thanks: Thanks;
}

/** What people see of the desk in their own calls; see shared/contract/desk.ts. */
export function serveReviewed(app: FastifyInstance, parts: AgentRouteParts): void {
  const { plans, reviews, thanks } = parts;

  app.get('/api/agent/reviews', forPeople, (request) => reviews.ofAgent(personOf(request)));
  app.post('/api/agent/reviews/:reviewId/acknowledge', forPeople, (request) =>
    reviews.acknowledge(personOf(request), reviewOf(request)),
  );
  app.post('/api/agent/reviews/:reviewId/dispute', forPeople, (request) => {
    const { text } = parse(wordsSchema, request.body);
    return reviews.dispute(personOf(request), reviewOf(request), text);
  });
  app.get('/api/agent/calls/:callId/reads', forPeople, (request) =>
    reviews.reads(personOf(request), callOf(request)),
  );

  app.get('/api/agent/plans', forPeople, (request) => plans.ofAgent(personOf(request)));
  app.get('/api/agent/kudos', forPeople, (request) => thanks.list(personOf(request)));
  app.post('/api/agent/kudos', forPeople, (request) =>
    thanks.give(personOf(request), parse(newKudosSchema, request.body)),
  );
  app.get('/api/agent/colleagues', forPeople, (request) => thanks.colleagues(personOf(request)));
}
