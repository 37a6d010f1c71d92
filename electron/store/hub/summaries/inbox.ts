import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { HubTables } from '../tables.ts';
import type { InboxReason } from './tables.ts';

type Db = Kysely<HubTables>;

/*
 * Within a transaction. All of these take a call's summary first and what hangs on it afterwards,
 * so that two of them at once wait for each other and never cross.
 */

/** Puts a call into the inbox for a reason, or takes it out. */
export async function setWaiting(
  t: Db,
  callId: string,
  reason: InboxReason,
  waits: boolean,
): Promise<void> {
  if (!waits) {
    await t
      .deleteFrom('inbox')
      .where('call_id', '=', callId)
      .where('reason', '=', reason)
      .execute();
    return;
  }
  await t
    .insertInto('inbox')
    .columns(['team_id', 'reason', 'started_at', 'call_id'])
    .expression((eb) =>
      eb
        .selectFrom('summaries')
        .select(['team_id', sql.lit(reason).as('reason'), 'started_at', 'call_id'])
        .where('call_id', '=', callId),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Somebody reviewed it: it waits for nothing any more but a dispute. */
export async function setReviewed(t: Db, callId: string, at: number): Promise<void> {
  await t.updateTable('summaries').set({ reviewed_at: at }).where('call_id', '=', callId).execute();
  await t
    .deleteFrom('inbox')
    .where('call_id', '=', callId)
    .where('reason', '!=', 'disputed')
    .execute();
}

/** Keeps others from changing what hangs on a call until the end of the transaction. */
export async function lockCall(t: Db, callId: string): Promise<void> {
  await t
    .updateTable('summaries')
    .set((eb) => ({ revision: eb.ref('revision') }))
    .where('call_id', '=', callId)
    .execute();
}

/** Deletes summaries; what hangs on them goes with them. @returns how many there were */
export async function removeCalls(t: Db, callIds: readonly string[]): Promise<number> {
  if (callIds.length === 0) return 0;
  const { numDeletedRows } = await t
    .deleteFrom('summaries')
    .where('call_id', 'in', callIds)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
