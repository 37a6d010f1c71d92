import type { Kysely } from 'kysely';
import type { HubTables } from '../tables.ts';
import type { Named } from './types.ts';

/** Tells people's names; '' for one who is not here any more. */
export async function namesOf(
  db: Kysely<HubTables>,
  personIds: readonly string[],
): Promise<(personId: string) => Named> {
  const ids = [...new Set(personIds)];
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('people')
          .select(['person_id', 'name'])
          .where('person_id', 'in', ids)
          .execute();
  const names = new Map(rows.map((row) => [row.person_id, row.name]));
  return (personId) => ({ personId, name: names.get(personId) ?? '' });
}
