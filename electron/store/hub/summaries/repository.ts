import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { callIdSchema, IMPORTED } from '#shared/model/call.ts';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import { removeCalls, setReviewed, setWaiting } from './inbox.ts';
import { countWaiting, listLines } from './list.ts';
import { customerKey, figureColumns, fromBody, toFigures, toLine } from './rows.ts';
import { checkItems, takeIn } from './take.ts';
import { totalColumns, totalsFrom } from './totals.ts';
import type { TotalsRow } from './totals.ts';
import type { SummariesRepository } from './types.ts';

const limitSchema = z.number().int().min(1).max(1000);
const bucketSchema = z.number().int().positive();

/** Below the 32,766 parameters that SQLite binds to one statement. */
const AT_ONCE = 5000;

export function createSummaries(db: Kysely<HubTables>, gate: Gate): SummariesRepository {
  return {
    take: (handing, items) =>
      gate.run(() => {
        const valid = checkItems(items);
        return db.transaction().execute((t) => takeIn(t, handing, valid));
      }),

    recentFigures: (agentId, limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('summaries')
          .select(Object.values(figureColumns))
          .where('agent_id', '=', agentId)
          .orderBy('started_at', 'desc')
          .limit(limitSchema.parse(limit))
          .execute();
        return rows.map(toFigures);
      }),

    list: (query) =>
      gate.run(async () => {
        limitSchema.parse(query.limit);
        return (await listLines(db, query)).map(toLine);
      }),

    waiting: (query) => gate.run(() => countWaiting(db, query)),

    get: (callId) =>
      gate.run(async () => {
        const id = callIdSchema.parse(callId);
        const row = await db
          .selectFrom('summaries')
          .innerJoin('summary_bodies', 'summary_bodies.call_id', 'summaries.call_id')
          .selectAll('summaries')
          .select(['summary_version', 'body'])
          .where('summaries.call_id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return null;
        const summary = fromBody(row.summary_version, row.body);
        return { line: toLine(row), visibleAt: fromBig(row.visible_at), summary };
      }),

    find: (callId) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('summaries')
          .selectAll()
          .where('call_id', '=', callIdSchema.parse(callId))
          .executeTakeFirst();
        return row ? { line: toLine(row), visibleAt: fromBig(row.visible_at) } : null;
      }),

    importedOf: (agentId, limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('summaries')
          .innerJoin('summary_bodies', 'summary_bodies.call_id', 'summaries.call_id')
          .select(['summary_version', 'body', 'visible_at'])
          .where('agent_id', '=', agentId)
          .where('summaries.call_id', 'like', `${IMPORTED}%`)
          .orderBy('started_at', 'desc')
          .limit(limitSchema.parse(limit))
          .execute();
        return rows.map((row) => ({
          summary: fromBody(row.summary_version, row.body),
          visibleAt: fromBig(row.visible_at),
        }));
      }),

    setAnswers: (callId, { satisfied, recommend, resolved, heard, unhappy }) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const id = callIdSchema.parse(callId);
          const before = await t
            .selectFrom('summaries')
            .select(['satisfied', 'recommend', 'resolved', 'heard'])
            .where('call_id', '=', id)
            .executeTakeFirst();
          if (before === undefined) return false;
          const answers = { satisfied, recommend, resolved, heard };
          // They come again with each edit of the call: what was reviewed is not to be reviewed anew.
          if (isDeepStrictEqual({ ...before }, answers)) return true;
          await t.updateTable('summaries').set(answers).where('call_id', '=', id).execute();
          await setWaiting(t, id, 'unhappy', unhappy);
          return true;
        }),
      ),

    setReviewed: (callId, at) =>
      gate.run(() =>
        db.transaction().execute((t) => setReviewed(t, callIdSchema.parse(callId), at)),
      ),

    setDisputed: (callId, disputed) =>
      gate.run(() =>
        db
          .transaction()
          .execute((t) => setWaiting(t, callIdSchema.parse(callId), 'disputed', disputed)),
      ),

    trend: ({ teamId, agentId, now, from, until, bucketMs }) =>
      gate.run(async () => {
        bucketSchema.parse(bucketMs);
        const bucketed = db
          .selectFrom('summaries')
          .selectAll()
          // As a literal: a parameter would be another expression to PostgreSQL each time.
          .select(sql<number>`(started_at - ${sql.lit(from)}) / ${sql.lit(bucketMs)}`.as('bucket'))
          .$if(agentId === null, (q) => q.where('team_id', '=', teamId))
          // One agent's index is the shorter way: the team's is not to be taken then.
          .$if(agentId !== null, (q) =>
            q.where('agent_id', '=', agentId ?? '').where(sql`team_id || ''`, '=', teamId),
          )
          .where('started_at', '>=', from)
          .where('started_at', '<', until)
          .where('visible_at', '<=', now);
        const rows = await db
          .selectFrom(bucketed.as('summaries'))
          .select('bucket')
          .select(totalColumns)
          .groupBy('bucket')
          .orderBy('bucket')
          .execute();
        return rows.map((row) => ({
          from: from + fromBig(row.bucket) * bucketMs,
          ...totalsFrom(row as unknown as TotalsRow),
        }));
      }),

    people: ({ teamIds, now, from, until }) =>
      gate.run(async () => {
        if (teamIds.length === 0) return [];
        const rows = await db
          .selectFrom('summaries')
          .select(['agent_id', (eb) => eb.fn.max('agent_name').as('agent_name')])
          .select(totalColumns)
          .where('team_id', 'in', [...new Set(teamIds)])
          .where('started_at', '>=', from)
          .where('started_at', '<', until)
          .where('visible_at', '<=', now)
          .groupBy('agent_id')
          .orderBy('agent_name')
          .orderBy('agent_id')
          .execute();
        return rows.map((row) => ({
          agentId: row.agent_id,
          agentName: row.agent_name,
          ...totalsFrom(row as unknown as TotalsRow),
        }));
      }),

    forgetBefore: (teamId, startedBefore) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('summaries')
          .select('call_id')
          .where('team_id', '=', teamId)
          .where('started_at', '<', startedBefore)
          .limit(AT_ONCE)
          .execute();
        return removeAll(
          db,
          rows.map((row) => row.call_id),
        );
      }),

    ofCustomer: (teamIds, name) =>
      gate.run(async () => {
        if (teamIds.length === 0) return [];
        const rows = await db
          .selectFrom('summaries')
          .select('call_id')
          .where('team_id', 'in', [...new Set(teamIds)])
          .where('customer_key', '=', customerKey(name))
          .orderBy('started_at')
          .execute();
        return rows.map((row) => row.call_id);
      }),

    remove: (callIds) => gate.run(() => removeAll(db, callIds)),
  };
}

/** Deletes summaries with all that hangs on them. */
async function removeAll(db: Kysely<HubTables>, callIds: readonly string[]): Promise<number> {
  let removed = 0;
  for (let at = 0; at < callIds.length; at += AT_ONCE) {
    const ids = callIds.slice(at, at + AT_ONCE);
    removed += await db.transaction().execute((t) => removeCalls(t, ids));
  }
  return removed;
}
