import { sql } from 'kysely';
import type { Ddl, Migration } from '../migration.ts';

/**
 * What people said about calls, and to each other. All that hangs on a call goes with its summary.
 * `deleted_calls` holds hashes of the calls whose customer had them deleted, so that none of them
 * comes in again; `deletions` is the proof, without anybody's name.
 */
export const reviews: Migration = {
  version: 8,
  name: 'reviews',
  up: async (db, ddl) => {
    await reviewTables(db, ddl);
    await calibrationTables(db, ddl);
    await planTables(db, ddl);
    await deletionTables(db, ddl);
  },
};

type Step = (db: Parameters<Migration['up']>[0], ddl: Ddl) => Promise<void>;

const reviewTables: Step = async (db, { types, finish }) => {
  await finish(
    db.schema
      .createTable('reviews')
      .addColumn('review_id', types.text, (c) => c.primaryKey().notNull())
      .addColumn('call_id', types.text, (c) =>
        c.notNull().references('summaries.call_id').onDelete('cascade'),
      )
      .addColumn('agent_id', types.text, (c) => c.notNull())
      .addColumn('reviewer_id', types.text, (c) => c.notNull())
      .addColumn('status', types.text, (c) => c.notNull())
      .addColumn('comments', types.text, (c) => c.notNull())
      .addColumn('scorecard', types.text)
      .addColumn('scores', types.text, (c) => c.notNull())
      .addColumn('dispute', types.text, (c) => c.notNull())
      .addColumn('resolution', types.text, (c) => c.notNull())
      .addColumn('created_at', types.epochMs, (c) => c.notNull())
      .addColumn('changed_at', types.epochMs, (c) => c.notNull())
      .addUniqueConstraint('reviews_once', ['call_id', 'reviewer_id'])
      .addCheckConstraint(
        'reviews_status',
        sql`status in ('draft', 'shared', 'acknowledged', 'disputed', 'resolved')`,
      ),
  ).execute();
  await db.schema
    .createIndex('reviews_by_agent')
    .on('reviews')
    .columns(['agent_id', 'changed_at'])
    .execute();
  await finish(
    db.schema
      .createTable('scorecards')
      .addColumn('team_id', types.text, (c) =>
        c.notNull().references('teams.team_id').onDelete('cascade'),
      )
      .addColumn('scorecard_id', types.text, (c) => c.notNull())
      .addColumn('name', types.text, (c) => c.notNull())
      .addColumn('items', types.text, (c) => c.notNull())
      .addPrimaryKeyConstraint('scorecards_key', ['team_id', 'scorecard_id']),
  ).execute();
  await finish(
    db.schema
      .createTable('saved_views')
      .addColumn('person_id', types.text, (c) =>
        c.notNull().references('people.person_id').onDelete('cascade'),
      )
      .addColumn('view_id', types.text, (c) => c.notNull())
      .addColumn('name', types.text, (c) => c.notNull())
      .addColumn('filters', types.text, (c) => c.notNull())
      .addPrimaryKeyConstraint('saved_views_key', ['person_id', 'view_id']),
  ).execute();
  // One row a reader, call and hour.
  await finish(
    db.schema
      .createTable('reads')
      .addColumn('call_id', types.text, (c) =>
        c.notNull().references('summaries.call_id').onDelete('cascade'),
      )
      .addColumn('reader_id', types.text, (c) => c.notNull())
      .addColumn('hour', types.epochMs, (c) => c.notNull())
      .addColumn('read_at', types.epochMs, (c) => c.notNull())
      .addPrimaryKeyConstraint('reads_key', ['call_id', 'reader_id', 'hour']),
  ).execute();
};

const calibrationTables: Step = async (db, { types, finish }) => {
  await finish(
    db.schema
      .createTable('calibrations')
      .addColumn('calibration_id', types.text, (c) => c.primaryKey().notNull())
      .addColumn('call_id', types.text, (c) =>
        c.notNull().references('summaries.call_id').onDelete('cascade'),
      )
      .addColumn('team_id', types.text, (c) => c.notNull())
      .addColumn('scorecard', types.text, (c) => c.notNull())
      .addColumn('started_by', types.text, (c) => c.notNull())
      .addColumn('started_at', types.epochMs, (c) => c.notNull()),
  ).execute();
  await db.schema
    .createIndex('calibrations_by_call')
    .on('calibrations')
    .column('call_id')
    .execute();
  await db.schema
    .createIndex('calibrations_by_team')
    .on('calibrations')
    .columns(['team_id', 'started_at'])
    .execute();
  await finish(
    db.schema
      .createTable('calibration_reviewers')
      .addColumn('calibration_id', types.text, (c) =>
        c.notNull().references('calibrations.calibration_id').onDelete('cascade'),
      )
      .addColumn('person_id', types.text, (c) => c.notNull())
      .addColumn('scores', types.text)
      .addPrimaryKeyConstraint('calibration_reviewers_key', ['calibration_id', 'person_id']),
  ).execute();
};

const planTables: Step = async (db, { types, finish }) => {
  await finish(
    db.schema
      .createTable('plans')
      .addColumn('plan_id', types.text, (c) => c.primaryKey().notNull())
      .addColumn('team_id', types.text, (c) => c.notNull())
      .addColumn('agent_id', types.text, (c) => c.notNull())
      .addColumn('title', types.text, (c) => c.notNull())
      .addColumn('goals', types.text, (c) => c.notNull())
      .addColumn('closed_at', types.epochMs)
      .addColumn('revision', types.whole, (c) => c.notNull())
      .addColumn('created_at', types.epochMs, (c) => c.notNull()),
  ).execute();
  await db.schema
    .createIndex('plans_by_team')
    .on('plans')
    .columns(['team_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('plans_by_agent')
    .on('plans')
    .columns(['agent_id', 'created_at'])
    .execute();
  await finish(
    db.schema
      .createTable('plan_calls')
      .addColumn('plan_id', types.text, (c) =>
        c.notNull().references('plans.plan_id').onDelete('cascade'),
      )
      .addColumn('call_id', types.text, (c) =>
        c.notNull().references('summaries.call_id').onDelete('cascade'),
      )
      .addColumn('place', types.whole, (c) => c.notNull())
      .addPrimaryKeyConstraint('plan_calls_key', ['plan_id', 'call_id']),
  ).execute();
  await db.schema.createIndex('plan_calls_by_call').on('plan_calls').column('call_id').execute();
  await finish(
    db.schema
      .createTable('kudos')
      .addColumn('kudos_id', types.text, (c) => c.primaryKey().notNull())
      .addColumn('from_id', types.text, (c) => c.notNull())
      .addColumn('to_id', types.text, (c) => c.notNull())
      .addColumn('call_id', types.text, (c) =>
        c.references('summaries.call_id').onDelete('set null'),
      )
      .addColumn('words', types.text, (c) => c.notNull())
      .addColumn('given_at', types.epochMs, (c) => c.notNull()),
  ).execute();
  for (const column of ['from_id', 'to_id']) {
    await db.schema
      .createIndex(`kudos_by_${column}`)
      .on('kudos')
      .columns([column, 'given_at'])
      .execute();
  }
  await db.schema.createIndex('kudos_by_call').on('kudos').column('call_id').execute();
};

const deletionTables: Step = async (db, { types, finish }) => {
  await finish(
    db.schema
      .createTable('deletions')
      .addColumn('deletion_id', types.text, (c) => c.primaryKey().notNull())
      .addColumn('deleted_by', types.text, (c) => c.notNull())
      .addColumn('deleted_at', types.epochMs, (c) => c.notNull())
      .addColumn('calls', types.whole, (c) => c.notNull())
      .addColumn('digest_hash', types.text, (c) => c.notNull())
      .addCheckConstraint('deletions_digest', sql`length(digest_hash) = 64`),
  ).execute();
  await finish(
    db.schema
      .createTable('deleted_calls')
      .addColumn('call_hash', types.text, (c) => c.primaryKey().notNull())
      .addCheckConstraint('deleted_calls_hash', sql`length(call_hash) = 64`),
  ).execute();
};
