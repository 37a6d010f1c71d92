import type { FastifyInstance } from 'fastify';
import type { CallSurroundings } from '../call/board.ts';
import { serveReviewed } from './agentRoutes.ts';
import type { Intake } from '../summaries/intake.ts';
import { createCalibrations } from './calibration.ts';
import { createCustomers } from './customers.ts';
import { createDesk } from './desk.ts';
import { serveImports } from './importRoutes.ts';
import { createImports } from './imports.ts';
import { createThanks } from './kudos.ts';
import { createPlans } from './plans.ts';
import { createReviews } from './reviews.ts';
import { serveDesk } from './routes.ts';
import { createScorecards } from './scorecards.ts';
import { createSight } from './sight.ts';

/** Puts the supervisor's desk together and wires it to HTTP. */
export function serveReviewing(
  app: FastifyInstance,
  around: CallSurroundings,
  intake: Intake,
): void {
  const { clock, ids, log, records } = around;
  const parts = { clock, ids, log, records, sight: createSight(records, clock) };
  const reviews = createReviews(parts);
  const plans = createPlans(parts);
  serveDesk(app, {
    desk: createDesk(parts),
    reviews,
    scorecards: createScorecards(parts),
    calibrations: createCalibrations(parts),
    plans,
    customers: createCustomers(parts),
  });
  serveImports(app, createImports(parts, intake));
  serveReviewed(app, { reviews, plans, thanks: createThanks(parts) });
}
