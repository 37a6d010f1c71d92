import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { epochMsSchema } from '#shared/model/commitment.ts';
import { toText } from '../columns.ts';
import type { Gate } from '../gate.ts';
import type { DesktopTables } from './tables.ts';
import type { OutboxRepository } from './types.ts';

/*
 * `kept_here`. Practice is in no outbox at all.
 */
const GOES = 0;
/** From before this hub: goes along if the agent wants that. */
const PAST = 1;
/** Another hub's: never told to this one. */
const ELSEWHERE = 2;

const limitSchema = z.number().int().min(1).max(1000);
const revisionSchema = z.number().int().min(1);

export function createOutbox(db: Kysely<DesktopTables>, gate: Gate): OutboxRepository {
  /** Has a change that was neither taken nor refused, and is meant to leave this machine. */
  const waits = sql<boolean>`kept_here = ${sql.lit(GOES)} and revision > sent_revision and revision > refused_revision`;
  const refusedNow = sql<boolean>`kept_here = ${sql.lit(GOES)} and refused_revision > sent_revision`;

  return {
    waiting: (limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('outbox')
          .innerJoin('calls', 'calls.call_id', 'outbox.call_id')
          .select(['outbox.call_id', 'outbox.revision'])
          .where(waits)
          .orderBy('calls.started_at')
          .orderBy('outbox.call_id')
          .limit(limitSchema.parse(limit))
          .execute();
        return rows.map(({ call_id, revision }) => ({ callId: call_id, revision }));
      }),

    setSent: (callId, revision, at) =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set({
            sent_revision: revisionSchema.parse(revision),
            sent_at: epochMsSchema.parse(at),
            refused_because: null,
          })
          .where('call_id', '=', callIdSchema.parse(callId))
          .where('sent_revision', '<', revision)
          .execute();
      }),

    setRefused: (callId, revision, because) =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set({
            refused_revision: revisionSchema.parse(revision),
            refused_because: toText(because),
          })
          .where('call_id', '=', callIdSchema.parse(callId))
          .execute();
      }),

    status: () =>
      gate.run(async () => {
        const row = await db
          .selectFrom('outbox')
          .select([
            sql<number | null>`sum(${waits})`.as('waiting'),
            sql<number | null>`sum(sent_revision > 0)`.as('sent'),
            sql<number | null>`sum(${refusedNow})`.as('refused'),
            sql<number | null>`sum(kept_here = ${sql.lit(PAST)})`.as('kept_here'),
            sql<number | null>`max(sent_at)`.as('last_sent_at'),
          ])
          .executeTakeFirstOrThrow();
        return {
          waiting: row.waiting ?? 0,
          sent: row.sent ?? 0,
          refused: row.refused ?? 0,
          keptHere: row.kept_here ?? 0,
          lastSentAt: row.last_sent_at,
        };
      }),

    refusals: (limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('outbox')
          .innerJoin('calls', 'calls.call_id', 'outbox.call_id')
          .select([
            'outbox.call_id',
            'outbox.refused_because',
            'calls.customer_name',
            'calls.started_at',
          ])
          .where(refusedNow)
          .orderBy('calls.started_at', 'desc')
          .limit(limitSchema.parse(limit))
          .execute();
        return rows.map((row) => ({
          callId: row.call_id,
          customerName: row.customer_name,
          startedAt: row.started_at,
          because: row.refused_because ?? '',
        }));
      }),

    leaveBehind: () =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set((eb) => ({
            kept_here: eb
              .case()
              .when('sent_revision', '>', 0)
              .then(sql.lit(ELSEWHERE))
              .else(sql.lit(PAST))
              .end(),
          }))
          .where('kept_here', '<>', ELSEWHERE)
          .execute();
      }),

    leaveBehindSince: (at) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('outbox')
          .set({ kept_here: PAST })
          .where('kept_here', '=', GOES)
          .where('sent_revision', '=', 0)
          .where('call_id', 'in', (eb) =>
            eb
              .selectFrom('calls')
              .select('calls.call_id')
              .where('started_at', '>=', epochMsSchema.parse(at)),
          )
          .executeTakeFirstOrThrow();
        return Number(numUpdatedRows);
      }),

    bringAlong: () =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set({ kept_here: GOES })
          .where('kept_here', '=', PAST)
          .execute();
      }),

    tryRefusedAgain: () =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set({ refused_revision: 0, refused_because: null })
          .where('refused_revision', '>', 0)
          .execute();
      }),
  };
}
