import type { Kysely } from 'kysely';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { createCalibrations } from './calibrations.ts';
import { createDeletions } from './deletions.ts';
import { createKudos } from './kudos.ts';
import { createPlans } from './plans.ts';
import { createReads } from './reads.ts';
import { createReviews } from './reviews.ts';
import { createScorecards } from './scorecards.ts';
import type { DeskRepositories } from './types.ts';
import { createViews } from './views.ts';

export function createDesk(db: Kysely<HubTables>, gate: Gate): DeskRepositories {
  return {
    reviews: createReviews(db, gate),
    scorecards: createScorecards(db, gate),
    views: createViews(db, gate),
    reads: createReads(db, gate),
    calibrations: createCalibrations(db, gate),
    plans: createPlans(db, gate),
    kudos: createKudos(db, gate),
    deletions: createDeletions(db, gate),
  };
}
