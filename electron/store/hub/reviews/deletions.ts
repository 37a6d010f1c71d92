import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { fromBig } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import { removeCalls } from '../summaries/inbox.ts';
import { customerKey } from '../summaries/rows.ts';
import type { HubTables } from '../tables.ts';
import { callHash } from './callHash.ts';
import type { DeletionsRepository } from './types.ts';

type Db = Kysely<HubTables>;

/** Below the 32,766 parameters that SQLite binds to one statement. */
const AT_ONCE = 5000;

export function createDeletions(db: Db, gate: Gate): DeletionsRepository {
  return {
    ofCustomer: ({ teamIds, name }, proof) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const callIds = await callsOf(t, teamIds, name);
          for (let at = 0; at < callIds.length; at += AT_ONCE) {
            await deleteAll(t, callIds.slice(at, at + AT_ONCE));
          }
          const digest = createHash('sha256').update(callIds.join('\n')).digest('hex');
          await t
            .insertInto('deletions')
            .values({
              deletion_id: proof.deletionId,
              deleted_by: proof.deletedBy,
              deleted_at: proof.deletedAt,
              calls: callIds.length,
              digest_hash: digest,
            })
            .execute();
          return { ...proof, calls: callIds.length, digest };
        }),
      ),

    list: () =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('deletions')
          .selectAll()
          .orderBy('deleted_at', 'desc')
          .orderBy('deletion_id')
          .execute();
        return rows.map((row) => ({
          deletionId: row.deletion_id,
          deletedBy: row.deleted_by,
          deletedAt: fromBig(row.deleted_at),
          calls: row.calls,
          digest: row.digest_hash,
        }));
      }),
  };
}

/** In the order of their ids, as the digest names them. */
async function callsOf(t: Db, teamIds: readonly string[], name: string): Promise<string[]> {
  if (teamIds.length === 0) return [];
  const rows = await t
    .selectFrom('summaries')
    .select('call_id')
    .where('team_id', 'in', [...new Set(teamIds)])
    .where('customer_key', '=', customerKey(name))
    .execute();
  // Not sorted by the database: each sorts text in its own way.
  return rows.map((row) => row.call_id).sort();
}

async function deleteAll(t: Db, callIds: readonly string[]): Promise<void> {
  await removeCalls(t, callIds);
  await t.deleteFrom('surveys').where('call_id', 'in', callIds).execute();
  // A link has the customer's name too; one that is in a call again is forgotten in its time.
  const links = await t
    .selectFrom('calls')
    .select('invite_id')
    .distinct()
    .where('call_id', 'in', callIds)
    .where('invite_id', 'not in', (busy) =>
      busy.selectFrom('calls').select('invite_id').where('phase', '!=', 'ended'),
    )
    .execute();
  const inviteIds = links.map((row) => row.invite_id);
  if (inviteIds.length > 0) {
    await t.deleteFrom('calls').where('invite_id', 'in', inviteIds).execute();
    await t.deleteFrom('invites').where('invite_id', 'in', inviteIds).execute();
  }
  await t
    .insertInto('deleted_calls')
    .values(callIds.map((id) => ({ call_hash: callHash(id) })))
    .onConflict((c) => c.doNothing())
    .execute();
}
