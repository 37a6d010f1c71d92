import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Who works here: people, the teams and queues they are in, where they are signed in, and who was
 * invited. Of secrets only hashes are kept. `openid_flows` are sign-ins elsewhere that go on, so
 * that one may begin at one hub of the database and end at another.
 */
export const people: Migration = {
  version: 7,
  name: 'people',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('people')
        .addColumn('person_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('email', types.text, (c) => c.notNull().unique())
        .addColumn('administrator', types.whole, (c) => c.notNull())
        .addColumn('disabled', types.whole, (c) => c.notNull())
        .addColumn('password_hash', types.text)
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('identities')
        .addColumn('issuer', types.text, (c) => c.notNull())
        .addColumn('subject', types.text, (c) => c.notNull())
        .addColumn('person_id', types.text, (c) =>
          c.notNull().references('people.person_id').onDelete('cascade'),
        )
        .addPrimaryKeyConstraint('identities_key', ['issuer', 'subject']),
    ).execute();
    await finish(
      db.schema
        .createTable('teams')
        .addColumn('team_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('agent_first_ms', types.epochMs, (c) => c.notNull())
        .addColumn('keep_days', types.whole)
        .addColumn('created_at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('memberships')
        .addColumn('person_id', types.text, (c) =>
          c.notNull().references('people.person_id').onDelete('cascade'),
        )
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('place', types.whole, (c) => c.notNull())
        .addColumn('role', types.text, (c) => c.notNull())
        .addPrimaryKeyConstraint('memberships_key', ['person_id', 'team_id'])
        .addCheckConstraint('memberships_role', sql`role in ('agent', 'supervisor')`),
    ).execute();
    await db.schema
      .createIndex('memberships_by_team')
      .on('memberships')
      .column('team_id')
      .execute();
    await finish(
      db.schema
        .createTable('queues')
        .addColumn('queue_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('mood', types.whole, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('sessions')
        .addColumn('session_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('token_hash', types.text, (c) => c.notNull().unique())
        .addColumn('person_id', types.text, (c) =>
          c.notNull().references('people.person_id').onDelete('cascade'),
        )
        .addColumn('device', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('last_seen_at', types.epochMs, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await db.schema.createIndex('sessions_by_person').on('sessions').column('person_id').execute();
    await finish(
      db.schema
        .createTable('invitations')
        .addColumn('invitation_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('token_hash', types.text, (c) => c.notNull().unique())
        .addColumn('name', types.text, (c) => c.notNull())
        .addColumn('email', types.text, (c) => c.notNull())
        .addColumn('administrator', types.whole, (c) => c.notNull())
        .addColumn('memberships', types.text, (c) => c.notNull())
        .addColumn('created_by', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull())
        .addColumn('used_at', types.epochMs),
    ).execute();
    await finish(
      db.schema
        .createTable('openid_flows')
        .addColumn('flow_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('state', types.text, (c) => c.notNull().unique())
        .addColumn('version', types.whole, (c) => c.notNull())
        .addColumn('body', types.text, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await db.schema.alterTable('invites').addColumn('queue_id', types.text).execute();
  },
};
