import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What customers answered after their calls, one row a call, numbered for each agent in the order
 * in which they came; and the secrets that all hubs of a database share.
 */
export const surveys: Migration = {
  version: 6,
  name: 'surveys',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('surveys')
        .addColumn('call_id', types.text, (c) =>
          c.primaryKey().notNull().references('calls.call_id').onDelete('cascade'),
        )
        .addColumn('owner_id', types.text, (c) => c.notNull())
        .addColumn('place', types.epochMs, (c) => c.notNull())
        .addColumn('request_id', types.text, (c) => c.notNull())
        .addColumn('satisfied', types.whole)
        .addColumn('recommend', types.whole)
        .addColumn('resolved', types.text)
        .addColumn('heard', types.whole)
        .addColumn('comment', types.text, (c) => c.notNull())
        .addColumn('answered_at', types.epochMs, (c) => c.notNull())
        .addUniqueConstraint('surveys_place', ['owner_id', 'place'])
        .addCheckConstraint('surveys_satisfied', sql`satisfied between 1 and 5`)
        .addCheckConstraint('surveys_recommend', sql`recommend between 0 and 10`)
        .addCheckConstraint('surveys_resolved', sql`resolved in ('yes', 'no', 'notYet')`)
        .addCheckConstraint('surveys_heard', sql`heard between 1 and 5`),
    ).execute();
    // Beside the rows, because places are not given again when rows are forgotten.
    await finish(
      db.schema
        .createTable('survey_places')
        .addColumn('owner_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('last', types.epochMs, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('hub_secrets')
        .addColumn('name', types.text, (c) => c.primaryKey().notNull())
        .addColumn('secret', types.text, (c) => c.notNull()),
    ).execute();
  },
};
