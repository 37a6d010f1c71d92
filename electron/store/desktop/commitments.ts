import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Commitment, CommitmentQuery } from '#shared/model/commitment.ts';
import {
  commitmentEditSchema,
  commitmentId,
  commitmentIdSchema,
  commitmentQuerySchema,
  epochMsSchema,
  newCommitmentSchema,
} from '#shared/model/commitment.ts';
import { toText } from '../columns.ts';
import { StoreError } from '../errors.ts';
import type { Gate } from '../gate.ts';
import type { DesktopTables } from './tables.ts';
import type { CommitmentsRepository } from './types.ts';

type Row = Selectable<DesktopTables['commitments']>;

const momentSchema = epochMsSchema.nullable();
const idsSchema = z.array(commitmentIdSchema);

export function createCommitments(db: Kysely<DesktopTables>, gate: Gate): CommitmentsRepository {
  /** Changes one and gives it back as it is now. */
  const change = async (id: string, values: Partial<Row>): Promise<Row> => {
    const { callId, actionId } = keyOf(id);
    const row = await db
      .updateTable('commitments')
      .set(values)
      .where('call_id', '=', callId)
      .where('action_id', '=', actionId)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new StoreError('notFound', 'There is no such commitment.');
    return row;
  };

  return {
    list: (query) =>
      gate.run(async () => {
        const rows = await selectFor(db, commitmentQuerySchema.parse(query)).execute();
        return rows.map(toCommitment);
      }),

    add: (asked, at) =>
      gate.run(async () => {
        const { callId, text, dueAt } = newCommitmentSchema.parse(asked);
        const created_at = epochMsSchema.parse(at);
        return db.transaction().execute(async (t) => {
          const call = await t
            .selectFrom('calls')
            .select('customer_name')
            .where('call_id', '=', callId)
            .executeTakeFirst();
          if (call === undefined) throw new StoreError('notFound', 'There is no such call.');
          // Removed ones count: their place is theirs, in case they come back.
          const { last } = await t
            .selectFrom('commitments')
            .select(({ fn }) => fn.max('action_id').as('last'))
            .where('call_id', '=', callId)
            .executeTakeFirstOrThrow();
          const row: Row = {
            call_id: callId,
            action_id: (last ?? 0) + 1,
            customer_name: call.customer_name,
            customer_key: customerKey(call.customer_name),
            text: toText(text),
            due_at: dueAt,
            created_at,
            done_at: null,
            reminded_at: null,
            removed_at: null,
          };
          await t.insertInto('commitments').values(row).execute();
          return toCommitment(row);
        });
      }),

    edit: (asked) =>
      gate.run(async () => {
        const { id, text, dueAt } = commitmentEditSchema.parse(asked);
        const { callId, actionId } = keyOf(id);
        const before = await db
          .selectFrom('commitments')
          .select('due_at')
          .where('call_id', '=', callId)
          .where('action_id', '=', actionId)
          .executeTakeFirst();
        const moved = before !== undefined && before.due_at !== dueAt;
        const values = { text: toText(text), due_at: dueAt };
        return toCommitment(await change(id, moved ? { ...values, reminded_at: null } : values));
      }),

    setDone: (id, at) =>
      gate.run(async () => toCommitment(await change(id, { done_at: momentSchema.parse(at) }))),

    setReminded: (ids, at) =>
      gate.run(async () => {
        const reminded_at = epochMsSchema.parse(at);
        for (const id of idsSchema.parse(ids)) await change(id, { reminded_at });
      }),

    setRemoved: (id, at) =>
      gate.run(async () => {
        await change(id, { removed_at: momentSchema.parse(at) });
      }),
  };
}

/** Opens a commitment for each action that has none yet; part of the transaction that saves a call. */
export async function openCommitments(
  t: Transaction<DesktopTables>,
  { callId, customerName, startedAt, actions }: CallSummary,
): Promise<void> {
  for (const { actionId, atMs, text, dueAt } of actions) {
    await t
      .insertInto('commitments')
      .values({
        call_id: callId,
        action_id: actionId,
        customer_name: toText(customerName),
        customer_key: customerKey(customerName),
        text: toText(text),
        due_at: dueAt,
        created_at: Math.round(startedAt + atMs),
        done_at: null,
        reminded_at: null,
        removed_at: null,
      })
      .onConflict((c) => c.columns(['call_id', 'action_id']).doNothing())
      .execute();
  }
}

/**
 * The actions of a stored summary as they read now: edits told, removed ones left out, those that were
 * added after the call last.
 */
export async function actionsNow(
  db: Kysely<DesktopTables>,
  { callId, startedAt, actions: promised }: CallSummary,
): Promise<CallSummary['actions']> {
  const rows = await db
    .selectFrom('commitments')
    .select(['action_id', 'text', 'due_at', 'created_at', 'removed_at'])
    .where('call_id', '=', callId)
    .orderBy('action_id')
    .execute();
  const byId = new Map(rows.map((row) => [row.action_id, row]));
  const inCall = promised.flatMap((action) => {
    const row = byId.get(action.actionId);
    if (row === undefined) return [action];
    return row.removed_at === null ? [{ ...action, text: row.text, dueAt: row.due_at }] : [];
  });
  const known = new Set(promised.map(({ actionId }) => actionId));
  const after = rows
    .filter((row) => !known.has(row.action_id) && row.removed_at === null)
    .map((row) => ({
      actionId: row.action_id,
      atMs: Math.max(0, row.created_at - startedAt),
      text: row.text,
      dueAt: row.due_at,
    }));
  return [...inCall, ...after];
}

function selectFor(db: Kysely<DesktopTables>, query: CommitmentQuery) {
  const all = db.selectFrom('commitments').selectAll().where('removed_at', 'is', null);
  const open = all
    .where('done_at', 'is', null)
    .orderBy('due_at', (o) => o.asc().nullsLast())
    .orderBy('created_at')
    .orderBy('action_id');
  switch (query.of) {
    case 'done':
      return all.where('done_at', '>=', query.since).orderBy('done_at', 'desc');
    case 'call':
      return all.where('call_id', '=', query.callId).orderBy('action_id');
    case 'customer':
      return open.where('customer_key', '=', customerKey(query.customerName));
    default:
      return open;
  }
}

function customerKey(name: string): string {
  return toText(name).trim().toLowerCase();
}

function keyOf(id: string): { readonly callId: string; readonly actionId: number } {
  const [callId = '', actionId = ''] = commitmentIdSchema.parse(id).split('.');
  return { callId, actionId: Number(actionId) };
}

function toCommitment(row: Row): Commitment {
  return {
    id: commitmentId(row.call_id, row.action_id),
    callId: row.call_id,
    customerName: row.customer_name,
    text: row.text,
    dueAt: row.due_at,
    createdAt: row.created_at,
    doneAt: row.done_at,
    remindedAt: row.reminded_at,
  };
}
