import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { ddlFor } from '#electron/store/migrations/migration.ts';
import { reviews } from '#electron/store/migrations/hub/008-reviews.ts';
import { sha256 } from '../support/records.ts';
import { isStrict, schemas } from '../support/schema.ts';

/* Outcomes as literals, as in desktop.test.ts: a released migration never changes. */

const insertCall = (callId: string) => sql`
  INSERT INTO summaries (call_id, agent_id, team_id, agent_name, customer_name, customer_key,
    search_text, video, recovered, started_at, duration_ms, revision, received_at, visible_at,
    unusual)
  VALUES (${callId}, 'sam', 't', 'Sam', 'Maya', 'maya', 'maya', 0, 0, 1, 1, 1, 1, 1, '')`;

const insertReview = (id: string, callId: string, status = 'draft', reviewer = id) => sql`
  INSERT INTO reviews
  VALUES (${id}, ${callId}, 'sam', ${reviewer}, ${status}, '[]', NULL, '[]', '', '', 1, 1)`;

const tables = {
  reviews: [
    'review_id TEXT!',
    'call_id TEXT!',
    'agent_id TEXT!',
    'reviewer_id TEXT!',
    'status TEXT!',
    'comments TEXT!',
    'scorecard TEXT',
    'scores TEXT!',
    'dispute TEXT!',
    'resolution TEXT!',
    'created_at BIGINT!',
    'changed_at BIGINT!',
  ],
  scorecards: ['team_id TEXT!', 'scorecard_id TEXT!', 'name TEXT!', 'items TEXT!'],
  saved_views: ['person_id TEXT!', 'view_id TEXT!', 'name TEXT!', 'filters TEXT!'],
  reads: ['call_id TEXT!', 'reader_id TEXT!', 'hour BIGINT!', 'read_at BIGINT!'],
  calibrations: [
    'calibration_id TEXT!',
    'call_id TEXT!',
    'team_id TEXT!',
    'scorecard TEXT!',
    'started_by TEXT!',
    'started_at BIGINT!',
  ],
  calibration_reviewers: ['calibration_id TEXT!', 'person_id TEXT!', 'scores TEXT'],
  plans: [
    'plan_id TEXT!',
    'team_id TEXT!',
    'agent_id TEXT!',
    'title TEXT!',
    'goals TEXT!',
    'closed_at BIGINT',
    'revision INTEGER!',
    'created_at BIGINT!',
  ],
  plan_calls: ['plan_id TEXT!', 'call_id TEXT!', 'place INTEGER!'],
  kudos: [
    'kudos_id TEXT!',
    'from_id TEXT!',
    'to_id TEXT!',
    'call_id TEXT',
    'words TEXT!',
    'given_at BIGINT!',
  ],
  deletions: [
    'deletion_id TEXT!',
    'deleted_by TEXT!',
    'deleted_at BIGINT!',
    'calls INTEGER!',
    'digest_hash TEXT!',
  ],
  deleted_calls: ['call_hash TEXT!'],
};

describe.each(schemas())('008 reviews on $kind', ({ columnsOf, expected, kind, migrated }) => {
  const holdsTypes = async <T>(db: Kysely<T>, table: string): Promise<boolean> =>
    kind === 'postgres' || isStrict(db, table);

  it('makes the tables of what was said about calls, and leaves the calls as they are', async () => {
    const { db } = await migrated(hubMigrations.slice(0, 7));
    await insertCall('call').execute(db);
    await reviews.up(db as Kysely<unknown>, ddlFor(kind));
    for (const [table, columns] of Object.entries(tables)) {
      expect([table, await holdsTypes(db, table)]).toEqual([table, true]);
      expect(await columnsOf(db, table)).toEqual(expected(columns));
    }
    const { rows } = await sql`SELECT call_id FROM summaries`.execute(db);
    expect(rows).toEqual([{ call_id: 'call' }]);
  });

  it('refuses a review of no call, a second one by the same person, and an unknown status', async () => {
    const { db } = await migrated(hubMigrations.slice(0, 8));
    await insertCall('call').execute(db);
    await insertReview('a', 'call').execute(db);
    await expect(insertReview('b', 'none').execute(db)).rejects.toThrow(/foreign key/i);
    await expect(insertReview('b', 'call', 'draft', 'a').execute(db)).rejects.toThrow(/unique/i);
    await expect(insertReview('b', 'call', 'lost').execute(db)).rejects.toThrow('reviews_status');
  });

  it('takes what hangs on a call with it, and thanks only their mention of it', async () => {
    const { db } = await migrated(hubMigrations.slice(0, 8));
    await insertCall('call').execute(db);
    await insertReview('a', 'call').execute(db);
    await sql`INSERT INTO reads VALUES ('call', 'a', 1, 1)`.execute(db);
    await sql`INSERT INTO calibrations VALUES ('c', 'call', 't', '{}', 'a', 1)`.execute(db);
    await sql`INSERT INTO calibration_reviewers VALUES ('c', 'a', NULL)`.execute(db);
    await sql`INSERT INTO plans VALUES ('p', 't', 'sam', 'x', '[]', NULL, 1, 1)`.execute(db);
    await sql`INSERT INTO plan_calls VALUES ('p', 'call', 0)`.execute(db);
    await sql`INSERT INTO kudos VALUES ('k', 'a', 'b', 'call', 'Thanks', 1)`.execute(db);
    await sql`DELETE FROM summaries`.execute(db);
    for (const table of [
      'reviews',
      'reads',
      'calibrations',
      'calibration_reviewers',
      'plan_calls',
    ]) {
      const { rows } = await sql`SELECT * FROM ${sql.table(table)}`.execute(db);
      expect([table, rows]).toEqual([table, []]);
    }
    const { rows } = await sql`SELECT plan_id FROM plans`.execute(db);
    expect(rows).toHaveLength(1);
    const thanks = await sql`SELECT kudos_id, call_id FROM kudos`.execute(db);
    expect(thanks.rows).toEqual([{ kudos_id: 'k', call_id: null }]);
  });

  it('keeps hashes of deleted calls, and nothing else', async () => {
    const { db } = await migrated(hubMigrations.slice(0, 8));
    await sql`INSERT INTO deleted_calls VALUES (${sha256('call')})`.execute(db);
    await expect(sql`INSERT INTO deleted_calls VALUES ('call')`.execute(db)).rejects.toThrow(
      'deleted_calls_hash',
    );
  });
});
