import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** The course of each call, as far as the hub must remember it over a restart. */
export const calls: Migration = {
  version: 2,
  name: 'calls',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('calls')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('invite_id', types.text, (c) => c.notNull().references('invites.invite_id'))
        .addColumn('video', types.whole, (c) => c.notNull())
        .addColumn('locale', types.text, (c) => c.notNull())
        .addColumn('phase', types.text, (c) => c.notNull())
        .addColumn('ringing_since', types.epochMs, (c) => c.notNull())
        .addColumn('live_at', types.epochMs)
        .addColumn('ended_at', types.epochMs)
        .addColumn('ended_by', types.text)
        .addColumn('end_reason', types.text)
        .addCheckConstraint('calls_phase', sql`phase in ('ringing', 'live', 'ended')`)
        .addCheckConstraint('calls_ending', sql`(phase = 'ended') = (ended_at is not null)`),
    ).execute();
    await db.schema
      .createIndex('calls_by_phase')
      .on('calls')
      .columns(['phase', 'ringing_since'])
      .execute();
  },
};
