import type { Kysely } from 'kysely';
import { z } from 'zod';
import { fromBig, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { namesOf } from './names.ts';
import type { KudosRepository } from './types.ts';

const limitSchema = z.number().int().min(1).max(1000);

export function createKudos(db: Kysely<HubTables>, gate: Gate): KudosRepository {
  return {
    add: ({ kudosId, from, to, callId, text, at }) =>
      gate.run(async () => {
        await db
          .insertInto('kudos')
          .values({
            kudos_id: kudosId,
            from_id: from.personId,
            to_id: to.personId,
            call_id: callId,
            words: toText(text),
            given_at: at,
          })
          .execute();
      }),

    ofPerson: (personId, limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('kudos')
          .selectAll()
          .where(({ eb, or }) => or([eb('from_id', '=', personId), eb('to_id', '=', personId)]))
          .orderBy('given_at', 'desc')
          .orderBy('kudos_id')
          .limit(limitSchema.parse(limit))
          .execute();
        const name = await namesOf(
          db,
          rows.flatMap((row) => [row.from_id, row.to_id]),
        );
        return rows.map((row) => ({
          kudosId: row.kudos_id,
          from: name(row.from_id),
          to: name(row.to_id),
          callId: row.call_id,
          text: row.words,
          at: fromBig(row.given_at),
        }));
      }),
  };
}
