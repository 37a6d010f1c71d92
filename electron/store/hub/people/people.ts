import type { Kysely, Selectable } from 'kysely';
import type { Membership, Person, Team } from '#shared/model/people.ts';
import { emailSchema, membershipsSchema } from '#shared/model/people.ts';
import { fromFlag, toFlag, toText } from '../../columns.ts';
import { StoreError } from '../../errors.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import type { PeopleTable } from './tables.ts';
import { teamRow } from './teams.ts';
import type { NewPerson, PeopleRepository } from './types.ts';

/** The row whose making decides which of several first persons is the first. */
const STARTED = 'started';

type Db = Kysely<HubTables>;

export function createPeople(db: Db, gate: Gate): PeopleRepository {
  return {
    isEmpty: () =>
      gate.run(async () => {
        const row = await db.selectFrom('people').select('person_id').limit(1).executeTakeFirst();
        return row === undefined;
      }),

    start: (person, team) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const { numInsertedOrUpdatedRows } = await t
            .insertInto('hub_secrets')
            .values({ name: STARTED, secret: '' })
            .onConflict((c) => c.column('name').doNothing())
            .executeTakeFirstOrThrow();
          if (numInsertedOrUpdatedRows === 0n) return false;
          await addTeam(t, team, person.createdAt);
          await addPerson(t, person);
          return true;
        }),
      ),

    list: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('people').selectAll().orderBy('name').execute();
        const places = await db.selectFrom('memberships').selectAll().orderBy('place').execute();
        const byPerson = new Map<string, typeof places>();
        for (const place of places) {
          byPerson.set(place.person_id, [...(byPerson.get(place.person_id) ?? []), place]);
        }
        return rows.map((row) => toPerson(row, byPerson.get(row.person_id) ?? []));
      }),

    find: (personId) => gate.run(() => findPerson(db, 'person_id', personId)),

    findByEmail: (email) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('people')
          .select(['person_id', 'password_hash'])
          .where('email', '=', email)
          .executeTakeFirst();
        const person = row && (await findPerson(db, 'person_id', row.person_id));
        return row && person ? { person, passwordHash: row.password_hash } : null;
      }),

    findByIdentity: ({ issuer, subject }) =>
      gate.run(async () => {
        const row = await db
          .selectFrom('identities')
          .select('person_id')
          .where('issuer', '=', issuer)
          .where('subject', '=', subject)
          .executeTakeFirst();
        return row ? findPerson(db, 'person_id', row.person_id) : null;
      }),

    change: (personId, change) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          // Locks who manages, so that two of them do not each take the other's place away.
          await t
            .updateTable('hub_secrets')
            .set({ secret: '' })
            .where('name', '=', STARTED)
            .execute();
          const before = await findPerson(t, 'person_id', personId);
          if (before === null) return null;
          const after: Person = {
            ...before,
            name: change.name ?? before.name,
            administrator: change.administrator ?? before.administrator,
            disabled: change.disabled ?? before.disabled,
            memberships: change.memberships ?? before.memberships,
          };
          if (manages(before) && !manages(after) && !(await othersManage(t, personId))) {
            return 'last';
          }
          await t
            .updateTable('people')
            .set({
              name: toText(after.name),
              administrator: toFlag(after.administrator),
              disabled: toFlag(after.disabled),
            })
            .where('person_id', '=', personId)
            .execute();
          if (change.memberships) await setMemberships(t, personId, change.memberships);
          if (after.disabled) {
            await t.deleteFrom('sessions').where('person_id', '=', personId).execute();
          }
          return after;
        }),
      ),

    setPassword: (personId, passwordHash) =>
      gate.run(async () => {
        await db
          .updateTable('people')
          .set({ password_hash: passwordHash })
          .where('person_id', '=', personId)
          .execute();
      }),
  };
}

const manages = ({ administrator, disabled }: Person): boolean => administrator && !disabled;

async function othersManage(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('person_id')
    .where('administrator', '=', 1)
    .where('disabled', '=', 0)
    .where('person_id', '!=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findPerson(
  db: Db,
  column: 'person_id' | 'email',
  value: string,
): Promise<Person | null> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst();
  if (row === undefined) return null;
  const places = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person_id', '=', row.person_id)
    .orderBy('place')
    .execute();
  return toPerson(row, places);
}

function toPerson(
  row: Selectable<PeopleTable>,
  places: readonly { readonly team_id: string; readonly role: Membership['role'] }[],
): Person {
  return {
    personId: row.person_id,
    name: row.name,
    email: row.email,
    administrator: fromFlag(row.administrator),
    disabled: fromFlag(row.disabled),
    memberships: places.map(({ team_id, role }) => ({ teamId: team_id, role })),
  };
}

/** Within a transaction. @throws what a constraint throws */
export async function addPerson(t: Db, person: NewPerson): Promise<void> {
  await t
    .insertInto('people')
    .values({
      person_id: person.personId,
      name: toText(person.name),
      email: emailSchema.parse(person.email),
      administrator: toFlag(person.administrator),
      disabled: 0,
      password_hash: person.passwordHash,
      created_at: person.createdAt,
    })
    .execute();
  await setMemberships(t, person.personId, person.memberships);
}

async function setMemberships(
  t: Db,
  personId: string,
  memberships: readonly Membership[],
): Promise<void> {
  const valid = membershipsSchema.parse(memberships);
  await checkTeams(t, valid);
  await t.deleteFrom('memberships').where('person_id', '=', personId).execute();
  if (valid.length === 0) return;
  await t
    .insertInto('memberships')
    .values(
      valid.map(({ teamId, role }, place) => ({
        person_id: personId,
        team_id: teamId,
        place,
        role,
      })),
    )
    .execute();
}

/** @throws StoreError `invalid` for a team that does not exist */
export async function checkTeams(t: Db, memberships: readonly Membership[]): Promise<void> {
  if (memberships.length === 0) return;
  const ids = memberships.map(({ teamId }) => teamId);
  const known = await t.selectFrom('teams').select('team_id').where('team_id', 'in', ids).execute();
  if (known.length < ids.length) throw new StoreError('invalid', 'There is no such team.');
}

async function addTeam(t: Db, team: Team, at: number): Promise<void> {
  await t.insertInto('teams').values(teamRow(team, at)).execute();
}
