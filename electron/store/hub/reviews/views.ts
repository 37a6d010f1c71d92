import type { Kysely } from 'kysely';
import { toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import { parseJson } from '../../json.ts';
import type { HubTables } from '../tables.ts';
import type { ViewsRepository } from './types.ts';

export function createViews(db: Kysely<HubTables>, gate: Gate): ViewsRepository {
  return {
    list: (personId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('saved_views')
          .selectAll()
          .where('person_id', '=', personId)
          .orderBy('name')
          .orderBy('view_id')
          .execute();
        return rows.map(({ view_id: viewId, name, filters }) => ({
          viewId,
          name,
          filters: parseJson(filters),
        }));
      }),

    save: (personId, { viewId, name, filters }) =>
      gate.run(async () => {
        const written = { name: toText(name), filters: JSON.stringify(filters) };
        await db
          .insertInto('saved_views')
          .values({ person_id: personId, view_id: viewId, ...written })
          .onConflict((c) => c.columns(['person_id', 'view_id']).doUpdateSet(written))
          .execute();
      }),

    remove: (personId, viewId) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('saved_views')
          .where('person_id', '=', personId)
          .where('view_id', '=', viewId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),
  };
}
