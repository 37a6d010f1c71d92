import type { Kysely } from 'kysely';
import { endedBySchema, endReasonSchema } from '#shared/model/call.ts';
import { fromBig, fromFlag, fromNullableBig } from '../columns.ts';
import type { Gate } from '../gate.ts';
import type { HubTables } from './tables.ts';
import type { HubCallRecord, HubCallsRepository } from './types.ts';

export function createHubCalls(db: Kysely<HubTables>, gate: Gate): HubCallsRepository {
  return {
    find: (callId) => gate.run(() => findCall(db, callId)),

    ownersOf: (callIds) =>
      gate.run(async () => {
        if (callIds.length === 0) return new Map();
        const rows = await db
          .selectFrom('calls')
          .innerJoin('invites', 'invites.invite_id', 'calls.invite_id')
          .select(['calls.call_id', 'invites.owner_id'])
          .where('calls.call_id', 'in', [...callIds])
          .execute();
        return new Map(rows.map((row) => [row.call_id, row.owner_id]));
      }),

    unended: () =>
      gate.run(async () => {
        const rows = await selectCalls(db)
          .where('calls.phase', 'in', ['ringing', 'live'])
          .orderBy('calls.ringing_since')
          .orderBy('calls.call_id')
          .execute();
        return rows.map(toRecord);
      }),

    answer: (callId, at) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('calls')
          .set({ phase: 'live', live_at: at })
          .where('call_id', '=', callId)
          .where('phase', '=', 'ringing')
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    end: (callId, { by, reason, at }) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          await t
            .updateTable('calls')
            .set({
              phase: 'ended',
              ended_at: at,
              ended_by: endedBySchema.parse(by),
              end_reason: endReasonSchema.parse(reason),
            })
            .where('call_id', '=', callId)
            .where('phase', '!=', 'ended')
            .execute();
          await t
            .updateTable('invites')
            .set({ state: 'ended' })
            .where('invite_id', 'in', (answered) =>
              answered
                .selectFrom('calls')
                .select('invite_id')
                .where('call_id', '=', callId)
                .where('live_at', 'is not', null),
            )
            .execute();
          return findCall(t, callId);
        }),
      ),
  };
}

/** Calls with what their invite says about them. */
function selectCalls(db: Kysely<HubTables>) {
  return db
    .selectFrom('calls')
    .innerJoin('invites', 'invites.invite_id', 'calls.invite_id')
    .selectAll('calls')
    .select(['invites.agent_name', 'invites.customer_name', 'invites.issue', 'invites.simulated']);
}

type CallRow = Awaited<ReturnType<ReturnType<typeof selectCalls>['execute']>>[number];

async function findCall(db: Kysely<HubTables>, callId: string): Promise<HubCallRecord | null> {
  const row = await selectCalls(db).where('calls.call_id', '=', callId).executeTakeFirst();
  return row === undefined ? null : toRecord(row);
}

function toRecord(row: CallRow): HubCallRecord {
  return {
    callId: row.call_id,
    inviteId: row.invite_id,
    agentName: row.agent_name,
    customerName: row.customer_name,
    issue: row.issue,
    simulated: fromFlag(row.simulated),
    video: fromFlag(row.video),
    locale: row.locale,
    phase: row.phase,
    ringingSince: fromBig(row.ringing_since),
    liveAt: fromNullableBig(row.live_at),
    endedAt: fromNullableBig(row.ended_at),
    endedBy: row.ended_by,
    endReason: row.end_reason,
  };
}
