import type { Kysely, Selectable } from 'kysely';
import type { Scorecard } from '#shared/model/review.ts';
import { scorecardSchema } from '#shared/model/review.ts';
import { toText } from '../../columns.ts';
import { StoreError } from '../../errors.ts';
import type { Gate } from '../../gate.ts';
import { parseJson } from '../../json.ts';
import type { HubTables } from '../tables.ts';
import type { ReviewTables } from './tables.ts';
import type { ScorecardsRepository } from './types.ts';

export function createScorecards(db: Kysely<HubTables>, gate: Gate): ScorecardsRepository {
  return {
    list: (teamId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('scorecards')
          .selectAll()
          .where('team_id', '=', teamId)
          .orderBy('name')
          .orderBy('scorecard_id')
          .execute();
        return rows.map(toScorecard);
      }),

    find: (teamId, scorecardId) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('scorecards')
          .selectAll()
          .where('team_id', '=', teamId)
          .where('scorecard_id', '=', scorecardId)
          .executeTakeFirst();
        return row ? toScorecard(row) : null;
      }),

    save: (teamId, scorecard) =>
      gate.run(async () => {
        const { scorecardId, name, items } = scorecardSchema.parse(scorecard);
        const written = { name: toText(name), items: JSON.stringify(items) };
        await db
          .insertInto('scorecards')
          .values({ team_id: teamId, scorecard_id: scorecardId, ...written })
          .onConflict((c) => c.columns(['team_id', 'scorecard_id']).doUpdateSet(written))
          .execute();
      }),

    remove: (teamId, scorecardId) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('scorecards')
          .where('team_id', '=', teamId)
          .where('scorecard_id', '=', scorecardId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}

function toScorecard(row: Selectable<ReviewTables['scorecards']>): Scorecard {
  const { scorecard_id: scorecardId, name } = row;
  const parsed = scorecardSchema.safeParse({ scorecardId, name, items: parseJson(row.items) });
  if (parsed.success) return parsed.data;
  throw new StoreError('damagedRecord', 'This scorecard cannot be read.', parsed.error);
}
