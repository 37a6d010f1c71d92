import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { namesOf } from './names.ts';
import type { ReadsRepository } from './types.ts';

/** Somebody who looks at a call on and off is one reader within this time. */
const ONCE_IN_MS = 3_600_000;
/** Each read is listed once an hour: this many are weeks of reading. */
const LISTED = 1000;

const momentSchema = z.number().int();

export function createReads(db: Kysely<HubTables>, gate: Gate): ReadsRepository {
  return {
    note: (callIds, readerId, at) =>
      gate.run(async () => {
        const ids = callIds.map((id) => callIdSchema.parse(id));
        if (ids.length === 0) return;
        const moment = momentSchema.parse(at);
        const hour = Math.floor(moment / ONCE_IN_MS);
        await db
          .insertInto('reads')
          .columns(['call_id', 'reader_id', 'hour', 'read_at'])
          .expression((eb) =>
            eb
              .selectFrom('summaries')
              .select([
                'call_id',
                sql<string>`cast(${readerId} as text)`.as('reader_id'),
                sql<number>`${sql.lit(hour)}`.as('hour'),
                sql<number>`${sql.lit(moment)}`.as('read_at'),
              ])
              .where('call_id', 'in', ids),
          )
          .onConflict((c) => c.columns(['call_id', 'reader_id', 'hour']).doNothing())
          .execute();
      }),

    ofCall: (callId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('reads')
          .select(['reader_id', 'read_at'])
          .where('call_id', '=', callIdSchema.parse(callId))
          .orderBy('read_at', 'desc')
          .orderBy('reader_id')
          .limit(LISTED)
          .execute();
        const name = await namesOf(
          db,
          rows.map((row) => row.reader_id),
        );
        return rows.map((row) => ({ reader: name(row.reader_id), at: fromBig(row.read_at) }));
      }),
  };
}
