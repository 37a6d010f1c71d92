import type { Migration } from '../migration.ts';

/** The agent's choices, one row a key with its value as JSON: one bad value spoils no other. */
export const settings: Migration = {
  version: 3,
  name: 'settings',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('settings')
        .addColumn('key', types.text, (c) => c.primaryKey().notNull())
        .addColumn('value', types.text, (c) => c.notNull())
        .addColumn('saved_at', types.epochMs, (c) => c.notNull()),
    ).execute();
  },
};
