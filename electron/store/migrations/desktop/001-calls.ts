import type { Migration } from '../migration.ts';

/**
 * Past calls: the whole summary as JSON, and beside it what the list shows. The agent's note has a
 * column of its own, so that it can change without the summary being read.
 */
export const calls: Migration = {
  version: 1,
  name: 'calls',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('calls')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('started_at', types.epochMs, (c) => c.notNull())
        .addColumn('duration_ms', types.real, (c) => c.notNull())
        .addColumn('customer_name', types.text, (c) => c.notNull())
        .addColumn('issue', types.text)
        .addColumn('video', types.whole, (c) => c.notNull())
        .addColumn('simulated', types.whole, (c) => c.notNull())
        .addColumn('recovered', types.whole, (c) => c.notNull())
        .addColumn('agent_interruptions', types.whole, (c) => c.notNull())
        .addColumn('agent_share_of_speech', types.real)
        .addColumn('summary_version', types.whole, (c) => c.notNull())
        .addColumn('summary', types.text, (c) => c.notNull())
        .addColumn('notes', types.text, (c) => c.notNull()),
    ).execute();
    await db.schema
      .createIndex('calls_by_start')
      .on('calls')
      .columns(['started_at', 'call_id'])
      .execute();
  },
};
