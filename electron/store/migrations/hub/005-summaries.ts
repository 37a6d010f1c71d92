import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/**
 * What a team's calls came to. The columns are what a desk sorts and counts by; the summary itself
 * is compressed in a table beside, so that counting never reads it. Nothing of the mood is a
 * column. `inbox` holds only what waits for somebody, one row a reason.
 */
export const summaries: Migration = {
  version: 5,
  name: 'summaries',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('summaries')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('agent_id', types.text, (c) => c.notNull())
        .addColumn('team_id', types.text, (c) => c.notNull())
        .addColumn('agent_name', types.text, (c) => c.notNull())
        .addColumn('customer_name', types.text, (c) => c.notNull())
        .addColumn('customer_key', types.text, (c) => c.notNull())
        .addColumn('issue', types.text)
        .addColumn('search_text', types.text, (c) => c.notNull())
        .addColumn('video', types.whole, (c) => c.notNull())
        .addColumn('recovered', types.whole, (c) => c.notNull())
        .addColumn('started_at', types.epochMs, (c) => c.notNull())
        .addColumn('duration_ms', types.real, (c) => c.notNull())
        .addColumn('revision', types.whole, (c) => c.notNull())
        .addColumn('received_at', types.epochMs, (c) => c.notNull())
        .addColumn('visible_at', types.epochMs, (c) => c.notNull())
        .addColumn('share_of_speech', types.real)
        .addColumn('interruptions', types.whole)
        .addColumn('backchannels', types.whole)
        .addColumn('longest_monologue_ms', types.real)
        .addColumn('response_gap_ms', types.real)
        .addColumn('long_pauses', types.whole)
        .addColumn('unusual', types.text, (c) => c.notNull())
        .addColumn('followed', types.whole, (c) => c.notNull().defaultTo(0))
        .addColumn('satisfied', types.whole)
        .addColumn('recommend', types.whole)
        .addColumn('resolved', types.text)
        .addColumn('heard', types.whole)
        .addColumn('reviewed_at', types.epochMs)
        .addCheckConstraint('summaries_resolved', sql`resolved in ('yes', 'no', 'notYet')`),
    ).execute();
    await finish(
      db.schema
        .createTable('summary_bodies')
        .addColumn('call_id', types.text, (c) =>
          c.primaryKey().notNull().references('summaries.call_id').onDelete('cascade'),
        )
        .addColumn('summary_version', types.whole, (c) => c.notNull())
        .addColumn('body', sql.raw(types.bytes), (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('inbox')
        .addColumn('team_id', types.text, (c) => c.notNull())
        .addColumn('reason', types.text, (c) => c.notNull())
        .addColumn('started_at', types.epochMs, (c) => c.notNull())
        .addColumn('call_id', types.text, (c) =>
          c.notNull().references('summaries.call_id').onDelete('cascade'),
        )
        .addPrimaryKeyConstraint('inbox_key', ['team_id', 'reason', 'started_at', 'call_id'])
        .addCheckConstraint(
          'inbox_reason',
          sql`reason in ('disputed', 'unusual', 'unhappy', 'sampled')`,
        ),
    ).execute();
    await db.schema.createIndex('inbox_by_call').on('inbox').column('call_id').execute();
    await db.schema
      .createIndex('summaries_by_agent')
      .on('summaries')
      .columns(['agent_id', 'started_at'])
      .execute();
    await db.schema
      .createIndex('summaries_by_team')
      .on('summaries')
      .columns(['team_id', 'started_at'])
      .execute();
    await db.schema
      .createIndex('summaries_by_customer')
      .on('summaries')
      .columns(['team_id', 'customer_key', 'started_at'])
      .execute();
  },
};
