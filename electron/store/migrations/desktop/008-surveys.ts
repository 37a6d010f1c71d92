import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What customers answered, fetched from the hub, with the agent's own judgement beside it. A row
 * may come before its call's summary, or without one: so no reference to the calls.
 */
export const surveys: Migration = {
  version: 8,
  name: 'surveys',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('surveys')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('satisfied', types.whole)
        .addColumn('recommend', types.whole)
        .addColumn('resolved', types.text)
        .addColumn('heard', types.whole)
        .addColumn('comment', types.text, (c) => c.notNull())
        .addColumn('answered_at', types.epochMs, (c) => c.notNull())
        .addColumn('own_satisfied', types.whole)
        .addColumn('own_resolved', types.text)
        .addColumn('revealed_at', types.epochMs)
        .addCheckConstraint('surveys_resolved', sql`resolved in ('yes', 'no', 'notYet')`)
        .addCheckConstraint('surveys_own', sql`own_resolved in ('yes', 'no', 'notYet')`),
    ).execute();
    // One row: how far the hub's list was read.
    await finish(
      db.schema
        .createTable('survey_cursor')
        .addColumn('id', types.whole, (c) => c.primaryKey().notNull())
        .addColumn('cursor', types.text, (c) => c.notNull())
        .addCheckConstraint('survey_cursor_one', sql`id = 1`),
    ).execute();
  },
};
