import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import { epochMsSchema } from '#shared/model/commitment.ts';
import { toText } from '../columns.ts';
import type { Gate } from '../gate.ts';
import type { DesktopTables } from './tables.ts';
import type { OutboxRepository } from './types.ts';

const limitSchema = z.number().int().min(1).max(1000);
const revisionSchema = z.number().int().min(1);

export function createOutbox(db: Kysely<DesktopTables>, gate: Gate): OutboxRepository {
  /** Has a change that was neither taken nor refused, and is meant to leave this machine. */
  const waits = sql<boolean>`kept_here = 0 and revision > sent_revision and revision > refused_revision`;

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
            sql<number | null>`sum(refused_revision > sent_revision)`.as('refused'),
            sql<number | null>`sum(kept_here)`.as('kept_here'),
          ])
          .executeTakeFirstOrThrow();
        return {
          waiting: row.waiting ?? 0,
          sent: row.sent ?? 0,
          refused: row.refused ?? 0,
          keptHere: row.kept_here ?? 0,
        };
      }),

    keepPastHere: (keep) =>
      gate.run(async () => {
        await db
          .updateTable('outbox')
          .set({ kept_here: keep ? 1 : 0 })
          .where('sent_revision', '=', 0)
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
