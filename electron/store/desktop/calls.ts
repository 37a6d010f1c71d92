import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { callIdSchema } from '#shared/model/call.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { fromFlag, toFlag, toNullableText, toText } from '../columns.ts';
import { StoreError } from '../errors.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import { actionsNow, openCommitments } from './commitments.ts';
import type { DesktopTables } from './tables.ts';
import type { CallsRepository, StoredCallListItem } from './types.ts';

/** The newest CallSummary version this program reads. */
const NEWEST_SUMMARY = 1;

const LIST_COLUMNS = [
  'calls.call_id',
  'started_at',
  'duration_ms',
  'customer_name',
  'issue',
  'video',
  'simulated',
  'recovered',
  'agent_interruptions',
  'agent_share_of_speech',
  'summary_version',
] as const;

type ListColumn = 'call_id' | Exclude<(typeof LIST_COLUMNS)[number], 'calls.call_id'>;

const pageSchema = z.object({
  limit: z.number().int().min(1).max(1000),
  before: z.number().nullable(),
});
const notesSchema = callSummarySchema.unwrap().shape.notes;
const factsSchema = callSummarySchema.unwrap().shape.facts;

export function createCalls(db: Kysely<DesktopTables>, gate: Gate): CallsRepository {
  return {
    save: (summary) =>
      gate.run(async () => {
        const valid = callSummarySchema.parse(summary);
        const row = toRow(valid);
        const { call_id, ...rest } = row;
        await db.transaction().execute(async (t) => {
          await t
            .insertInto('calls')
            .values(row)
            .onConflict((c) => c.column('call_id').doUpdateSet(rest))
            .execute();
          await openCommitments(t, valid);
          await t.deleteFrom('journal_events').where('call_id', '=', call_id).execute();
        });
      }),

    list: (page) =>
      gate.run(async () => {
        const { limit, before } = pageSchema.parse(page);
        const rows = await db
          .selectFrom('calls')
          .leftJoin('surveys', 'surveys.call_id', 'calls.call_id')
          .select(LIST_COLUMNS)
          .select(['surveys.answered_at', 'surveys.revealed_at'])
          .$if(before !== null, (q) => q.where('started_at', '<', before ?? 0))
          .orderBy('started_at', 'desc')
          .orderBy('calls.call_id', 'desc')
          .limit(limit)
          .execute();
        return rows.map(toListItem);
      }),

    get: (callId) =>
      gate.run(async () => {
        const id = callIdSchema.parse(callId);
        const row = await db
          .selectFrom('calls')
          .select(['summary_version', 'summary', 'notes'])
          .where('call_id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return null;
        const summary = toSummary(row);
        return { ...summary, actions: await actionsNow(db, summary) };
      }),

    setFacts: (callId, facts) =>
      gate.run(async () => {
        const id = callIdSchema.parse(callId);
        const wanted = factsSchema.parse(facts);
        await db.transaction().execute(async (t) => {
          const row = await t
            .selectFrom('calls')
            .select(['summary_version', 'summary', 'notes'])
            .where('call_id', '=', id)
            .executeTakeFirst();
          if (row === undefined) throw new StoreError('notFound', 'There is no such call.');
          const summary = JSON.stringify({ ...toSummary(row), facts: wanted });
          await t.updateTable('calls').set({ summary }).where('call_id', '=', id).execute();
        });
      }),

    setNotes: (callId, notes) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('calls')
          .set({ notes: toText(notesSchema.parse(notes)) })
          .where('call_id', '=', callIdSchema.parse(callId))
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) throw new StoreError('notFound', 'There is no such call.');
      }),
  };
}

function toRow(summary: CallSummary): Selectable<DesktopTables['calls']> {
  return {
    call_id: summary.callId,
    started_at: summary.startedAt,
    duration_ms: summary.durationMs,
    customer_name: toText(summary.customerName),
    issue: toNullableText(summary.issue),
    video: toFlag(summary.video),
    simulated: toFlag(summary.simulated),
    recovered: toFlag(summary.recovered),
    agent_interruptions: summary.metrics.interruptions.agent,
    agent_share_of_speech: summary.metrics.shareOfSpeech.agent,
    summary_version: summary.version,
    summary: JSON.stringify(summary),
    notes: toText(summary.notes),
  };
}

function toListItem(
  row: Pick<Selectable<DesktopTables['calls']>, ListColumn> & {
    readonly answered_at: number | null;
    readonly revealed_at: number | null;
  },
): StoredCallListItem {
  return {
    callId: row.call_id,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    customerName: row.customer_name,
    issue: row.issue,
    video: fromFlag(row.video),
    simulated: fromFlag(row.simulated),
    recovered: fromFlag(row.recovered),
    agentInterruptions: row.agent_interruptions,
    agentShareOfSpeech: row.agent_share_of_speech,
    readable: row.summary_version <= NEWEST_SUMMARY,
    ...(row.answered_at === null
      ? {}
      : { answers: row.revealed_at === null ? ('new' as const) : ('seen' as const) }),
  };
}

function toSummary(row: { summary_version: number; summary: string; notes: string }): CallSummary {
  if (row.summary_version > NEWEST_SUMMARY) {
    throw new StoreError(
      'newerRecord',
      'A newer Hearback wrote this call. It is kept; please update to read it.',
    );
  }
  const parsed = callSummarySchema.safeParse(parseJson(row.summary));
  if (parsed.success) return { ...parsed.data, notes: row.notes };
  throw new StoreError(
    'damagedRecord',
    'This call is kept, but its details cannot be read any more.',
    parsed.error,
  );
}
