import type { Migration } from '../migration.ts';

/**
 * The journals of calls that have no summary yet, one row an event. The key makes a repeated write
 * harmless and keeps a journal's events together, so that an append costs what it appends.
 */
export const journal: Migration = {
  version: 2,
  name: 'journal',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('journal_events')
        .addColumn('call_id', types.text, (c) => c.notNull())
        .addColumn('seq', types.whole, (c) => c.notNull())
        .addColumn('event', types.text, (c) => c.notNull())
        .addPrimaryKeyConstraint('journal_events_key', ['call_id', 'seq']),
    ).execute();
  },
};
