import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import { figureNameSchema } from '#shared/model/callFigures.ts';
import { StoreError } from '../../errors.ts';
import { customerKey, NEWEST_SUMMARY, toBody, toRow } from './rows.ts';
import { callHash } from '../reviews/callHash.ts';
import type { HubTables } from '../tables.ts';
import type { InboxReason } from './tables.ts';
import type { HandedIn, Handing, TakenAs } from './types.ts';

/**
 * Calling again within this time counts as not having been helped for good: the week that contact
 * centres commonly use for first-contact resolution.
 */
export const FOLLOWED_WITHIN_MS = 7 * 24 * 3_600_000;

const itemSchema = z.readonly(
  z.object({
    summary: callSummarySchema,
    revision: z.number().int().min(1).max(1_000_000),
    unusual: z.readonly(z.array(figureNameSchema)),
    sampled: z.boolean(),
  }),
);

type Db = Transaction<HubTables>;

/** @throws ZodError or StoreError `invalid` */
export function checkItems(items: readonly HandedIn[]): readonly HandedIn[] {
  const valid = items.map((item) => itemSchema.parse(item));
  if (valid.some(({ summary }) => summary.simulated)) {
    throw new StoreError('invalid', 'Practice with the simulated customer stays with the agent.');
  }
  if (new Set(valid.map(({ summary }) => summary.callId)).size < valid.length) {
    throw new StoreError('invalid', 'A call is in this twice.');
  }
  return valid;
}

/** Takes valid summaries in, as SummariesRepository.take says. */
export async function takeIn(
  t: Db,
  handing: Handing,
  items: readonly HandedIn[],
): Promise<readonly TakenAs[]> {
  if (items.length === 0) return [];
  const ids = items.map(({ summary }) => summary.callId);
  const rows = await t
    .selectFrom('summaries')
    .select(['call_id', 'agent_id', 'revision'])
    .where('call_id', 'in', ids)
    .execute();
  const stored = new Map(rows.map((row) => [row.call_id, row]));
  const deleted = await deletedAmong(t, ids);
  const taken = items.map(({ summary, revision }): TakenAs => {
    const before = stored.get(summary.callId);
    if (before === undefined) return deleted.has(callHash(summary.callId)) ? 'deleted' : 'new';
    if (before.agent_id !== handing.agentId) return 'foreign';
    return revision > before.revision ? 'changed' : 'known';
  });
  const added = items.filter((_item, i) => taken[i] === 'new');
  const changed = items.filter((_item, i) => taken[i] === 'changed');
  await add(t, handing, added);
  for (const item of changed) await change(t, handing, item);
  await noteFollowed(t, handing.teamId, [...added, ...changed]);
  return taken;
}

/** Hashes of those of these calls that customers had deleted. */
async function deletedAmong(t: Db, callIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await t
    .selectFrom('deleted_calls')
    .select('call_hash')
    .where('call_hash', 'in', callIds.map(callHash))
    .execute();
  return new Set(rows.map((row) => row.call_hash));
}

async function add(t: Db, handing: Handing, items: readonly HandedIn[]): Promise<void> {
  if (items.length === 0) return;
  await t
    .insertInto('summaries')
    .values(items.map((item) => toRow(handing, item)))
    .execute();
  await t
    .insertInto('summary_bodies')
    .values(
      items.map(({ summary }) => ({
        call_id: summary.callId,
        summary_version: NEWEST_SUMMARY,
        body: toBody(summary),
      })),
    )
    .execute();
  const waiting = items.flatMap(({ summary, unusual, sampled }) => {
    const reasons: readonly InboxReason[] = [
      ...(unusual.length > 0 ? (['unusual'] as const) : []),
      ...(sampled ? (['sampled'] as const) : []),
    ];
    return reasons.map((reason) => ({
      team_id: handing.teamId,
      reason,
      started_at: summary.startedAt,
      call_id: summary.callId,
    }));
  });
  if (waiting.length > 0) await t.insertInto('inbox').values(waiting).execute();
}

/** What people said about the call since, and when it became visible, stays as it is. */
async function change(t: Db, handing: Handing, item: HandedIn): Promise<void> {
  const { call_id, ...row } = toRow(handing, item);
  await t
    .updateTable('summaries')
    .set({
      agent_name: row.agent_name,
      customer_name: row.customer_name,
      customer_key: row.customer_key,
      issue: row.issue ?? null,
      search_text: row.search_text,
      revision: row.revision,
      duration_ms: row.duration_ms,
      share_of_speech: row.share_of_speech ?? null,
      interruptions: row.interruptions ?? null,
      backchannels: row.backchannels ?? null,
      longest_monologue_ms: row.longest_monologue_ms ?? null,
      response_gap_ms: row.response_gap_ms ?? null,
      long_pauses: row.long_pauses ?? null,
    })
    .where('call_id', '=', call_id)
    .execute();
  await t
    .updateTable('summary_bodies')
    .set({ summary_version: NEWEST_SUMMARY, body: toBody(item.summary) })
    .where('call_id', '=', call_id)
    .execute();
}

/** Marks calls after which the same name called the same team again, whichever came in first. */
async function noteFollowed(t: Db, teamId: string, items: readonly HandedIn[]): Promise<void> {
  const keys = [...new Set(items.map(({ summary }) => customerKey(summary.customerName)))];
  if (keys.length === 0) return;
  await t
    .updateTable('summaries')
    .set({ followed: 1 })
    .where('team_id', '=', teamId)
    .where('customer_key', 'in', keys)
    .where('followed', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('summaries as later')
          .select('later.call_id')
          .whereRef('later.team_id', '=', 'summaries.team_id')
          .whereRef('later.customer_key', '=', 'summaries.customer_key')
          .whereRef('later.started_at', '>', 'summaries.started_at')
          .where(
            'later.started_at',
            '<=',
            sql<number>`summaries.started_at + ${sql.lit(FOLLOWED_WITHIN_MS)}`,
          ),
      ),
    )
    .execute();
}
