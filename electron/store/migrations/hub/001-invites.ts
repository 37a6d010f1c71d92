import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** Call links. Of token and seat only the hashes are here: a stolen database opens no door. */
export const invites: Migration = {
  version: 1,
  name: 'invites',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('invites')
        .addColumn('invite_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('token_hash', types.text, (c) => c.notNull().unique())
        .addColumn('agent_name', types.text, (c) => c.notNull())
        .addColumn('company', types.text, (c) => c.notNull())
        .addColumn('customer_name', types.text, (c) => c.notNull())
        .addColumn('issue', types.text)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('expires_at', types.epochMs, (c) => c.notNull())
        .addColumn('simulated', types.whole, (c) => c.notNull())
        .addColumn('state', types.text, (c) => c.notNull())
        .addColumn('seat_hash', types.text)
        .addColumn('call_id', types.text)
        .addCheckConstraint('invites_state', sql`state in ('open', 'seated', 'ended', 'revoked')`)
        .addCheckConstraint('invites_token_hash', sql`length(token_hash) = 64`)
        .addCheckConstraint('invites_seat_hash', sql`length(seat_hash) = 64`),
    ).execute();
    await db.schema
      .createIndex('invites_by_state')
      .on('invites')
      .columns(['state', 'created_at'])
      .execute();
  },
};
