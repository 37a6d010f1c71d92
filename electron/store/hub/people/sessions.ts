import type { Kysely } from 'kysely';
import { fromBig, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import { sha256Schema } from '../sha256.ts';
import type { HubTables } from '../tables.ts';
import { findPerson } from './people.ts';
import type { SessionsRepository } from './types.ts';

export function createSessions(db: Kysely<HubTables>, gate: Gate): SessionsRepository {
  return {
    open: (session) =>
      gate.run(async () => {
        await db
          .insertInto('sessions')
          .values({
            session_id: session.sessionId,
            token_hash: sha256Schema.parse(session.tokenHash),
            person_id: session.personId,
            device: toText(session.device),
            created_at: session.createdAt,
            last_seen_at: session.createdAt,
            expires_at: session.expiresAt,
          })
          .execute();
      }),

    find: (tokenHash, now) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('sessions')
          .select(['session_id', 'person_id', 'last_seen_at'])
          .where('token_hash', '=', sha256Schema.parse(tokenHash))
          .where('expires_at', '>', now)
          .executeTakeFirst();
        const person = row && (await findPerson(db, 'person_id', row.person_id));
        if (!row || !person || person.disabled) return null;
        return { sessionId: row.session_id, lastSeenAt: fromBig(row.last_seen_at), person };
      }),

    touch: (sessionId, at, expiresAt) =>
      gate.run(async () => {
        await db
          .updateTable('sessions')
          .set({ last_seen_at: at, expires_at: expiresAt })
          .where('session_id', '=', sessionId)
          .execute();
      }),

    list: (personId, now) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('sessions')
          .selectAll()
          .where('person_id', '=', personId)
          .where('expires_at', '>', now)
          .orderBy('last_seen_at', 'desc')
          .execute();
        return rows.map((row) => ({
          sessionId: row.session_id,
          device: row.device,
          createdAt: fromBig(row.created_at),
          lastSeenAt: fromBig(row.last_seen_at),
        }));
      }),

    close: (personId, sessionId) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('sessions')
          .where('session_id', '=', sessionId)
          .where('person_id', '=', personId)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),

    closeAll: (personId, except) =>
      gate.run(async () => {
        const rows = await db
          .deleteFrom('sessions')
          .where('person_id', '=', personId)
          .where('session_id', '!=', except ?? '')
          .returning('session_id')
          .execute();
        return rows.map((row) => row.session_id);
      }),

    forgetBefore: (expiredBefore) =>
      gate.run(async () => {
        await db.deleteFrom('sessions').where('expires_at', '<', expiredBefore).execute();
      }),
  };
}
