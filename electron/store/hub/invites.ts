import type { Kysely, Selectable } from 'kysely';
import { fromBig, fromFlag, toFlag, toNullableText, toText } from '../columns.ts';
import { StoreError } from '../errors.ts';
import type { Gate } from '../gate.ts';
import { sha256Schema } from './sha256.ts';
import type { HubTables, InvitesTable } from './tables.ts';
import type { InviteRecord, InvitesRepository, SeatTaken } from './types.ts';

/** Below the 32,766 parameters that SQLite binds to one statement. */
const forgetAtOnce = 5000;

export function createInvites(db: Kysely<HubTables>, gate: Gate): InvitesRepository {
  const findBy = async (
    column: 'invite_id' | 'token_hash',
    value: string,
  ): Promise<InviteRecord | null> => {
    const row = await db
      .selectFrom('invites')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst();
    return row === undefined ? null : toRecord(row);
  };

  /**
   * The seat and the call that begins, both or neither; false where the invite is not `from`, or
   * somebody else sits there.
   */
  const begin = (from: 'open' | 'seated', seat: SeatTaken): Promise<boolean> =>
    gate.run(() =>
      db.transaction().execute(async (t) => {
        const seatHash = sha256Schema.parse(seat.seatHash);
        const { numUpdatedRows } = await t
          .updateTable('invites')
          .set({ state: 'seated', seat_hash: seatHash, call_id: seat.callId })
          .where('invite_id', '=', seat.inviteId)
          .where('state', '=', from)
          .$if(from === 'seated', (q) => q.where('seat_hash', '=', seatHash))
          .where('expires_at', '>', seat.ringingSince)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        await t
          .insertInto('calls')
          .values({
            call_id: seat.callId,
            invite_id: seat.inviteId,
            video: toFlag(seat.video),
            locale: toText(seat.locale),
            phase: 'ringing',
            ringing_since: seat.ringingSince,
          })
          .execute();
        return true;
      }),
    );

  return {
    create: (invite) =>
      gate.run(async () => {
        const { numInsertedOrUpdatedRows } = await db
          .insertInto('invites')
          .values({
            invite_id: invite.inviteId,
            token_hash: sha256Schema.parse(invite.tokenHash),
            owner_id: toText(invite.ownerId),
            agent_name: toText(invite.agentName),
            company: toText(invite.company),
            customer_name: toText(invite.customerName),
            issue: toNullableText(invite.issue),
            created_at: invite.createdAt,
            expires_at: invite.expiresAt,
            simulated: toFlag(invite.simulated),
            offers_mood: toFlag(invite.offersMood),
            queue_id: invite.queueId,
            state: 'open',
            seat_hash: null,
            call_id: null,
          })
          .onConflict((c) => c.doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows === 0n) {
          throw new StoreError('invalid', 'An invite with this id or token exists already.');
        }
      }),

    find: (inviteId) => gate.run(() => findBy('invite_id', inviteId)),

    findByTokenHash: (tokenHash) =>
      gate.run(() => findBy('token_hash', sha256Schema.parse(tokenHash))),

    listOpen: ({ ownerId, now, limit }) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('invites')
          .selectAll()
          .where('owner_id', '=', ownerId)
          .where('state', 'in', ['open', 'seated'])
          .where('expires_at', '>', now)
          .orderBy('created_at', 'desc')
          .orderBy('invite_id')
          .limit(limit)
          .execute();
        return rows.map(toRecord);
      }),

    takeSeat: (seat) => begin('open', seat),

    ringAgain: (seat) => begin('seated', seat),

    revoke: (inviteId) =>
      gate.run(async () => {
        const { numUpdatedRows } = await db
          .updateTable('invites')
          .set({ state: 'revoked' })
          .where('invite_id', '=', inviteId)
          .where('state', 'in', ['open', 'seated'])
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    forgetBefore: (expiredBefore) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const rows = await t
            .selectFrom('invites')
            .select('invite_id')
            .where('expires_at', '<', expiredBefore)
            .where('invite_id', 'not in', (busy) =>
              busy.selectFrom('calls').select('invite_id').where('phase', '!=', 'ended'),
            )
            .limit(forgetAtOnce)
            .execute();
          const ids = rows.map((row) => row.invite_id);
          if (ids.length === 0) return 0;
          // With what was answered about them.
          await t.deleteFrom('calls').where('invite_id', 'in', ids).execute();
          await t.deleteFrom('invites').where('invite_id', 'in', ids).execute();
          return ids.length;
        }),
      ),
  };
}

function toRecord(row: Selectable<InvitesTable>): InviteRecord {
  return {
    inviteId: row.invite_id,
    tokenHash: row.token_hash,
    ownerId: row.owner_id,
    agentName: row.agent_name,
    company: row.company,
    customerName: row.customer_name,
    issue: row.issue,
    createdAt: fromBig(row.created_at),
    expiresAt: fromBig(row.expires_at),
    simulated: fromFlag(row.simulated),
    offersMood: fromFlag(row.offers_mood),
    queueId: row.queue_id,
    state: row.state,
    seatHash: row.seat_hash,
    callId: row.call_id,
  };
}
