import type { Kysely, Selectable } from 'kysely';
import type { Person } from '#shared/model/people.ts';
import { membershipsSchema } from '#shared/model/people.ts';
import { fromBig, fromFlag, fromNullableBig, toFlag, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import { sha256Schema } from '../sha256.ts';
import type { HubTables } from '../tables.ts';
import { addPerson, checkTeams, findPerson } from './people.ts';
import type { InvitationsTable } from './tables.ts';
import type { InvitationRecord, InvitationsRepository } from './types.ts';

/** Enough for any company that invites by hand. */
const LISTED = 500;

export function createInvitations(db: Kysely<HubTables>, gate: Gate): InvitationsRepository {
  const find = async (
    t: Kysely<HubTables>,
    tokenHash: string,
  ): Promise<InvitationRecord | null> => {
    const row = await t
      .selectFrom('invitations')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row ? toRecord(row) : null;
  };

  return {
    add: (invitation) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const memberships = membershipsSchema.parse(invitation.memberships);
          await checkTeams(t, memberships);
          await t
            .insertInto('invitations')
            .values({
              invitation_id: invitation.invitationId,
              token_hash: sha256Schema.parse(invitation.tokenHash),
              name: toText(invitation.name),
              email: toText(invitation.email),
              administrator: toFlag(invitation.administrator),
              memberships: JSON.stringify(memberships),
              created_by: invitation.createdBy,
              created_at: invitation.createdAt,
              expires_at: invitation.expiresAt,
              used_at: null,
            })
            .execute();
        }),
      ),

    find: (tokenHash) => gate.run(() => find(db, sha256Schema.parse(tokenHash))),

    listOpen: (now) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('invitations')
          .selectAll()
          .where('used_at', 'is', null)
          .where('expires_at', '>', now)
          .orderBy('created_at', 'desc')
          .orderBy('invitation_id')
          .limit(LISTED)
          .execute();
        return rows.map(toRecord);
      }),

    revoke: (invitationId) =>
      gate.run(async () => {
        const { numDeletedRows } = await db
          .deleteFrom('invitations')
          .where('invitation_id', '=', invitationId)
          .where('used_at', 'is', null)
          .executeTakeFirstOrThrow();
        return numDeletedRows > 0n;
      }),

    use: (tokenHash, joining) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const hash = sha256Schema.parse(tokenHash);
          const { identity, createdAt: now } = joining;
          const { numUpdatedRows } = await t
            .updateTable('invitations')
            .set({ used_at: now })
            .where('token_hash', '=', hash)
            .where('used_at', 'is', null)
            .where('expires_at', '>', now)
            .executeTakeFirstOrThrow();
          const invitation = await find(t, hash);
          if (invitation === null) return 'unknown';
          if (numUpdatedRows === 0n) return invitation.usedAt === null ? 'expired' : 'used';
          if ((await findPerson(t, 'email', joining.email)) !== null) {
            return unuse(t, hash, 'taken');
          }
          if (identity !== null) {
            const known = await t
              .selectFrom('identities')
              .select('person_id')
              .where('issuer', '=', identity.issuer)
              .where('subject', '=', identity.subject)
              .executeTakeFirst();
            if (known) return unuse(t, hash, 'taken');
          }
          const { personId, name, email, passwordHash } = joining;
          const { administrator, memberships } = invitation;
          const person: Person = {
            personId,
            name,
            email,
            administrator,
            disabled: false,
            memberships,
          };
          await addPerson(t, { ...person, passwordHash, createdAt: now });
          if (identity !== null) {
            await t
              .insertInto('identities')
              .values({ ...identity, person_id: personId })
              .execute();
          }
          return person;
        }),
      ),
  };
}

/** The invitation stays open: it was not the right address. */
async function unuse<T>(t: Kysely<HubTables>, tokenHash: string, answer: T): Promise<T> {
  await t
    .updateTable('invitations')
    .set({ used_at: null })
    .where('token_hash', '=', tokenHash)
    .execute();
  return answer;
}

function toRecord(row: Selectable<InvitationsTable>): InvitationRecord {
  return {
    invitationId: row.invitation_id,
    name: row.name,
    email: row.email,
    administrator: fromFlag(row.administrator),
    memberships: membershipsSchema.parse(JSON.parse(row.memberships)),
    createdBy: row.created_by,
    createdAt: fromBig(row.created_at),
    expiresAt: fromBig(row.expires_at),
    usedAt: fromNullableBig(row.used_at),
  };
}
