import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What this machine knows of its team's library at the hub: whose list was read how far, what of
 * each sentence is known there, and the changes that are on their way, just as they were handed in.
 */
export const teamLibrary: Migration = {
  version: 9,
  name: 'teamLibrary',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('library_link')
        .addColumn('id', types.whole, (c) => c.primaryKey().notNull())
        .addColumn('hub', types.text, (c) => c.notNull())
        .addColumn('team_id', types.text, (c) => c.notNull())
        .addColumn('place', types.epochMs, (c) => c.notNull())
        .addCheckConstraint('library_link_one', sql`id = 1`),
    ).execute();
    await finish(
      db.schema
        .createTable('library_known')
        .addColumn('template_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('revision', types.whole, (c) => c.notNull())
        .addColumn('sent_version', types.whole, (c) => c.notNull())
        .addColumn('kept_here', types.whole, (c) => c.notNull())
        .addColumn('refused', types.text),
    ).execute();
    await finish(
      db.schema
        .createTable('library_requests')
        .addColumn('request_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('template_id', types.text, (c) => c.notNull().unique())
        .addColumn('version', types.whole, (c) => c.notNull())
        .addColumn('change', types.text, (c) => c.notNull()),
    ).execute();
  },
};
