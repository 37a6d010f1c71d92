import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { invites } from '#electron/store/migrations/hub/001-invites.ts';
import { calls } from '#electron/store/migrations/hub/002-calls.ts';
import { owners } from '#electron/store/migrations/hub/003-owners.ts';
import { mood } from '#electron/store/migrations/hub/004-mood.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { ddlFor } from '#electron/store/migrations/migration.ts';
import { sha256 } from '../support/records.ts';
import { isStrict, schemas } from '../support/schema.ts';

/* Outcomes as literals, as in desktop.test.ts: a released migration never changes. */

const insertInvite = (id: string, tokenHash: string, state: string) => sql`
  INSERT INTO invites VALUES
    (${id}, ${tokenHash}, 'Sam', '', 'Maya', NULL, 1, 2, 0, ${state}, NULL, NULL)`;

describe.each(schemas())('on $kind', ({ columnsOf, expected, kind, migrated }) => {
  const holdsTypes = async <T>(db: Kysely<T>, table: string): Promise<boolean> =>
    kind === 'postgres' || isStrict(db, table);

  describe('001 invites', () => {
    it('makes the table of call links', async () => {
      const { db } = await migrated([invites]);
      expect(await holdsTypes(db, 'invites')).toBe(true);
      expect(await columnsOf(db, 'invites')).toEqual(
        expected([
          'invite_id TEXT!',
          'token_hash TEXT!',
          'agent_name TEXT!',
          'company TEXT!',
          'customer_name TEXT!',
          'issue TEXT',
          'created_at BIGINT!',
          'expires_at BIGINT!',
          'simulated INTEGER!',
          'state TEXT!',
          'seat_hash TEXT',
          'call_id TEXT',
        ]),
      );
    });

    it('refuses what is no hash, an unknown state and a token that is there', async () => {
      const { db } = await migrated([invites]);
      await insertInvite('a', sha256('1'), 'open').execute(db);
      await expect(insertInvite('b', 'the token itself', 'open').execute(db)).rejects.toThrow(
        'invites_token_hash',
      );
      await expect(insertInvite('b', sha256('2'), 'lost').execute(db)).rejects.toThrow(
        'invites_state',
      );
      await expect(insertInvite('b', sha256('1'), 'open').execute(db)).rejects.toThrow(/unique/i);
    });
  });

  describe('002 calls', () => {
    const insertCall = (inviteId: string, phase: string, endedAt: number | null) => sql`
    INSERT INTO calls VALUES
      ('call', ${inviteId}, 0, 'en', ${phase}, 1, NULL, ${endedAt}, NULL, NULL)`;

    it('makes the table of calls and leaves stored invites as they are', async () => {
      const { db } = await migrated([invites]);
      await insertInvite('a', sha256('1'), 'open').execute(db);
      await calls.up(db, ddlFor(kind));
      expect(await holdsTypes(db, 'calls')).toBe(true);
      expect(await columnsOf(db, 'calls')).toEqual(
        expected([
          'call_id TEXT!',
          'invite_id TEXT!',
          'video INTEGER!',
          'locale TEXT!',
          'phase TEXT!',
          'ringing_since BIGINT!',
          'live_at BIGINT',
          'ended_at BIGINT',
          'ended_by TEXT',
          'end_reason TEXT',
        ]),
      );
      const { rows } = await sql`SELECT invite_id, state FROM invites`.execute(db);
      expect(rows).toEqual([{ invite_id: 'a', state: 'open' }]);
    });

    it('refuses a call without an invite, an unknown phase and an end without its time', async () => {
      const { db } = await migrated([invites, calls]);
      await insertInvite('a', sha256('1'), 'open').execute(db);
      await expect(insertCall('b', 'ringing', null).execute(db)).rejects.toThrow(/foreign key/i);
      await expect(insertCall('a', 'waiting', null).execute(db)).rejects.toThrow('calls_phase');
      await expect(insertCall('a', 'ended', null).execute(db)).rejects.toThrow('calls_ending');
      await expect(insertCall('a', 'live', 5).execute(db)).rejects.toThrow('calls_ending');
    });
  });

  describe('003 owners', () => {
    it('gives stored invites an owner that nobody is', async () => {
      const { db } = await migrated([invites, calls]);
      await insertInvite('a', sha256('1'), 'open').execute(db);
      await owners.up(db, ddlFor(kind));
      expect((await columnsOf(db, 'invites')).at(-1)).toBe('owner_id TEXT!');
      const { rows } = await sql`SELECT invite_id, owner_id FROM invites`.execute(db);
      expect(rows).toEqual([{ invite_id: 'a', owner_id: '' }]);
    });
  });

  describe('004 mood', () => {
    it('asks nobody for the mood cue who has a link from before it', async () => {
      const { db } = await migrated([invites, calls]);
      await insertInvite('a', sha256('1'), 'open').execute(db);
      await owners.up(db, ddlFor(kind));
      await mood.up(db, ddlFor(kind));
      const { rows } = await sql`SELECT invite_id, offers_mood FROM invites`.execute(db);
      expect(rows).toEqual([{ invite_id: 'a', offers_mood: 0 }]);
    });
  });

  describe('007 people', () => {
    const insertPerson = (id: string, email: string) => sql`
      INSERT INTO people VALUES (${id}, 'Ada', ${email}, 1, 0, NULL, 1)`;

    it('makes the tables of who works here', async () => {
      const { db } = await migrated(hubMigrations.slice(0, 7));
      const tables = {
        people: [
          'person_id TEXT!',
          'name TEXT!',
          'email TEXT!',
          'administrator INTEGER!',
          'disabled INTEGER!',
          'password_hash TEXT',
          'created_at BIGINT!',
        ],
        identities: ['issuer TEXT!', 'subject TEXT!', 'person_id TEXT!'],
        teams: [
          'team_id TEXT!',
          'name TEXT!',
          'agent_first_ms BIGINT!',
          'keep_days INTEGER',
          'created_at BIGINT!',
        ],
        memberships: ['person_id TEXT!', 'team_id TEXT!', 'place INTEGER!', 'role TEXT!'],
        queues: ['queue_id TEXT!', 'team_id TEXT!', 'name TEXT!', 'mood INTEGER!'],
        sessions: [
          'session_id TEXT!',
          'token_hash TEXT!',
          'person_id TEXT!',
          'device TEXT!',
          'created_at BIGINT!',
          'last_seen_at BIGINT!',
          'expires_at BIGINT!',
        ],
        invitations: [
          'invitation_id TEXT!',
          'token_hash TEXT!',
          'name TEXT!',
          'email TEXT!',
          'administrator INTEGER!',
          'memberships TEXT!',
          'created_by TEXT!',
          'created_at BIGINT!',
          'expires_at BIGINT!',
          'used_at BIGINT',
        ],
        openid_flows: [
          'flow_id TEXT!',
          'state TEXT!',
          'version INTEGER!',
          'body TEXT!',
          'expires_at BIGINT!',
        ],
      };
      for (const [table, columns] of Object.entries(tables)) {
        expect([table, await holdsTypes(db, table)]).toEqual([table, true]);
        expect(await columnsOf(db, table)).toEqual(expected(columns));
      }
      expect((await columnsOf(db, 'invites')).at(-1)).toBe('queue_id TEXT');
    });

    it('makes the tables of the teams’ sentences', async () => {
      const { db } = await migrated(hubMigrations.slice(0, 9));
      const tables = {
        team_templates: [
          'team_id TEXT!',
          'template_id TEXT!',
          'place BIGINT!',
          'revision INTEGER!',
        ],
        team_template_versions: [
          'team_id TEXT!',
          'template_id TEXT!',
          'revision INTEGER!',
          'request_id TEXT!',
          'at BIGINT!',
          'by_id TEXT!',
          'by TEXT!',
          'what TEXT!',
          'status TEXT!',
          'template TEXT!',
        ],
        team_template_places: ['team_id TEXT!', 'last BIGINT!'],
      };
      for (const [table, columns] of Object.entries(tables)) {
        expect([table, await holdsTypes(db, table)]).toEqual([table, true]);
        expect(await columnsOf(db, table)).toEqual(expected(columns));
      }
    });

    it('refuses an address twice and a role nobody knows', async () => {
      const { db } = await migrated(hubMigrations.slice(0, 7));
      await insertPerson('a', 'ada@example.org').execute(db);
      await expect(insertPerson('b', 'ada@example.org').execute(db)).rejects.toThrow(/unique/i);
      await sql`INSERT INTO teams VALUES ('t', 'North', 0, NULL, 1)`.execute(db);
      await expect(
        sql`INSERT INTO memberships VALUES ('a', 't', 0, 'owner')`.execute(db),
      ).rejects.toThrow('memberships_role');
    });
  });
});

it('lists every step once, without gaps', () => {
  expect(hubMigrations.map(({ version, name }) => `${version} ${name}`)).toEqual([
    '1 invites',
    '2 calls',
    '3 owners',
    '4 mood',
    '5 summaries',
    '6 surveys',
    '7 people',
    '8 reviews',
    '9 teamTemplates',
    '10 teamTemplateUse',
  ]);
});
