import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * Interruptions may be unknown: a call in which one party could not be heard has none to count, which
 * is not the same as none. SQLite cannot loosen a column, so the table is made anew around its rows.
 */
export const unmeasured: Migration = {
  version: 4,
  name: 'unmeasured',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('calls_anew')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('started_at', types.epochMs, (c) => c.notNull())
        .addColumn('duration_ms', types.real, (c) => c.notNull())
        .addColumn('customer_name', types.text, (c) => c.notNull())
        .addColumn('issue', types.text)
        .addColumn('video', types.whole, (c) => c.notNull())
        .addColumn('simulated', types.whole, (c) => c.notNull())
        .addColumn('recovered', types.whole, (c) => c.notNull())
        .addColumn('agent_interruptions', types.whole)
        .addColumn('agent_share_of_speech', types.real)
        .addColumn('summary_version', types.whole, (c) => c.notNull())
        .addColumn('summary', types.text, (c) => c.notNull())
        .addColumn('notes', types.text, (c) => c.notNull()),
    ).execute();
    await sql`INSERT INTO calls_anew SELECT * FROM calls`.execute(db);
    await db.schema.dropTable('calls').execute();
    await db.schema.alterTable('calls_anew').renameTo('calls').execute();
    await db.schema
      .createIndex('calls_by_start')
      .on('calls')
      .columns(['started_at', 'call_id'])
      .execute();
  },
};
