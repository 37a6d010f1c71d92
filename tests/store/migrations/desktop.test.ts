import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { calls } from '#electron/store/migrations/desktop/001-calls.ts';
import { journal } from '#electron/store/migrations/desktop/002-journal.ts';
import { settings } from '#electron/store/migrations/desktop/003-settings.ts';
import { unmeasured } from '#electron/store/migrations/desktop/004-unmeasured.ts';
import { commitments } from '#electron/store/migrations/desktop/005-commitments.ts';
import { templates } from '#electron/store/migrations/desktop/006-templates.ts';
import { desktopMigrations } from '#electron/store/migrations/desktop/index.ts';
import { ddlFor } from '#electron/store/migrations/migration.ts';
import { columnsOf, isStrict, migrated } from '../support/schema.ts';

/*
 * A released migration never changes: these tests hold its outcome as literals. A test that fails
 * after an edit of a migration is right, and the edit belongs into a new one.
 */

describe('001 calls', () => {
  it('makes the table of past calls', async () => {
    const { db } = await migrated([calls]);
    expect(await isStrict(db, 'calls')).toBe(true);
    expect(await columnsOf(db, 'calls')).toEqual([
      'call_id TEXT!',
      'started_at INTEGER!',
      'duration_ms REAL!',
      'customer_name TEXT!',
      'issue TEXT',
      'video INTEGER!',
      'simulated INTEGER!',
      'recovered INTEGER!',
      'agent_interruptions INTEGER!',
      'agent_share_of_speech REAL',
      'summary_version INTEGER!',
      'summary TEXT!',
      'notes TEXT!',
    ]);
  });

  it('holds the types it says', async () => {
    const { db } = await migrated([calls]);
    const insert = sql`INSERT INTO calls VALUES
      ('a', 'yesterday', 1.5, 'Maya', NULL, 0, 0, 0, 0, NULL, 1, '{}', '')`;
    await expect(insert.execute(db)).rejects.toThrow('cannot store TEXT value in INTEGER column');
  });
});

describe('002 journal', () => {
  it('makes the table of events, one a position', async () => {
    const { db } = await migrated([calls, journal]);
    expect(await isStrict(db, 'journal_events')).toBe(true);
    expect(await columnsOf(db, 'journal_events')).toEqual([
      'call_id TEXT!',
      'seq INTEGER!',
      'event TEXT!',
    ]);
    await sql`INSERT INTO journal_events VALUES ('a', 0, '{}')`.execute(db);
    const again = sql`INSERT INTO journal_events VALUES ('a', 0, '{}')`.execute(db);
    await expect(again).rejects.toThrow('UNIQUE constraint failed');
  });

  it('leaves stored calls as they are', async () => {
    const { db } = await migrated([calls]);
    await sql`INSERT INTO calls VALUES
      ('a', 5, 1.5, 'Maya', NULL, 0, 0, 0, 0, NULL, 1, '{}', 'kept')`.execute(db);
    await journal.up(db, ddlFor('sqlite'));
    const { rows } = await sql`SELECT call_id, notes FROM calls`.execute(db);
    expect(rows).toEqual([{ call_id: 'a', notes: 'kept' }]);
  });
});

describe('003 settings', () => {
  it('makes the table of settings, one row a key', async () => {
    const { db } = await migrated([calls, journal, settings]);
    expect(await isStrict(db, 'settings')).toBe(true);
    expect(await columnsOf(db, 'settings')).toEqual([
      'key TEXT!',
      'value TEXT!',
      'saved_at INTEGER!',
    ]);
  });
});

describe('004 unmeasured', () => {
  it('lets interruptions be unknown, and keeps the calls and their order', async () => {
    const { db } = await migrated([calls, journal, settings]);
    await sql`INSERT INTO calls VALUES
      ('a', 5, 1.5, 'Maya', NULL, 0, 1, 0, 2, 0.5, 1, '{"a":1}', 'kept')`.execute(db);
    const { rows: before } = await sql`SELECT * FROM calls`.execute(db);
    await unmeasured.up(db, ddlFor('sqlite'));
    expect((await sql`SELECT * FROM calls`.execute(db)).rows).toEqual(before);
    expect(await isStrict(db, 'calls')).toBe(true);
    expect(await columnsOf(db, 'calls')).toEqual([
      'call_id TEXT!',
      'started_at INTEGER!',
      'duration_ms REAL!',
      'customer_name TEXT!',
      'issue TEXT',
      'video INTEGER!',
      'simulated INTEGER!',
      'recovered INTEGER!',
      'agent_interruptions INTEGER',
      'agent_share_of_speech REAL',
      'summary_version INTEGER!',
      'summary TEXT!',
      'notes TEXT!',
    ]);
    const indexes = await sql<{ name: string }>`PRAGMA index_list('calls')`.execute(db);
    expect(indexes.rows.map(({ name }) => name)).toContain('calls_by_start');
  });
});

describe('005 commitments', () => {
  it('makes the table of promises, one an action of a call, and leaves the calls', async () => {
    const { db } = await migrated([calls, journal, settings, unmeasured]);
    await sql`INSERT INTO calls VALUES
      ('a', 5, 1.5, 'Maya', NULL, 0, 1, 0, 2, 0.5, 1, '{"a":1}', 'kept')`.execute(db);
    const { rows: before } = await sql`SELECT * FROM calls`.execute(db);
    await commitments.up(db, ddlFor('sqlite'));
    expect((await sql`SELECT * FROM calls`.execute(db)).rows).toEqual(before);
    expect(await isStrict(db, 'commitments')).toBe(true);
    expect(await columnsOf(db, 'commitments')).toEqual([
      'call_id TEXT!',
      'action_id INTEGER!',
      'customer_name TEXT!',
      'customer_key TEXT!',
      'text TEXT!',
      'due_at INTEGER',
      'created_at INTEGER!',
      'done_at INTEGER',
      'reminded_at INTEGER',
      'removed_at INTEGER',
    ]);
    const insert = sql`INSERT INTO commitments VALUES
      ('a', 1, 'Maya', 'maya', 'call back', NULL, 5, NULL, NULL, NULL)`;
    await insert.execute(db);
    await expect(insert.execute(db)).rejects.toThrow('UNIQUE constraint failed');
  });
});

describe('006 templates', () => {
  it('makes the library’s tables and leaves what was promised', async () => {
    const { db } = await migrated([calls, journal, settings, unmeasured, commitments]);
    await sql`INSERT INTO commitments VALUES
      ('a', 1, 'Maya', 'maya', 'call back', NULL, 5, NULL, NULL, NULL)`.execute(db);
    await templates.up(db, ddlFor('sqlite'));
    expect((await sql`SELECT * FROM commitments`.execute(db)).rows).toHaveLength(1);
    const tables: Record<string, string[]> = {
      templates: [
        'template_id TEXT!',
        'team TEXT!',
        'status TEXT!',
        'based_on TEXT',
        'conflict_with TEXT',
        'template TEXT!',
        'created_at INTEGER!',
        'created_by TEXT!',
        'updated_at INTEGER!',
        'updated_by TEXT!',
        'version INTEGER!',
      ],
      template_versions: [
        'template_id TEXT!',
        'version INTEGER!',
        'at INTEGER!',
        'by TEXT!',
        'what TEXT!',
        'status TEXT!',
        'template TEXT!',
      ],
      template_unsaved: ['template_id TEXT!', 'edit TEXT!', 'at INTEGER!'],
      template_places: ['template_id TEXT!', 'place INTEGER!'],
      template_pins: ['template_id TEXT!', 'pinned_at INTEGER!'],
      template_use: [
        'template_id TEXT!',
        'situation TEXT!',
        'offered INTEGER!',
        'said INTEGER!',
        'not_useful INTEGER!',
      ],
      template_use_calls: ['call_id TEXT!'],
    };
    for (const [table, columns] of Object.entries(tables)) {
      expect(await isStrict(db, table)).toBe(true);
      expect(await columnsOf(db, table)).toEqual(columns);
    }
  });
});

describe('9 teamLibrary', () => {
  it('makes the tables of what a hub knows of the sentences', async () => {
    const { db } = await migrated(desktopMigrations.slice(0, 9));
    const tables = {
      library_link: ['id INTEGER!', 'hub TEXT!', 'team_id TEXT!', 'place INTEGER!'],
      library_known: [
        'template_id TEXT!',
        'revision INTEGER!',
        'sent_version INTEGER!',
        'kept_here INTEGER!',
        'refused TEXT',
      ],
      library_requests: [
        'request_id TEXT!',
        'template_id TEXT!',
        'version INTEGER!',
        'change TEXT!',
      ],
    };
    for (const [table, columns] of Object.entries(tables)) {
      expect(await isStrict(db, table)).toBe(true);
      expect(await columnsOf(db, table)).toEqual(columns);
    }
  });
});

it('lists every step once, without gaps', () => {
  expect(desktopMigrations.map(({ version, name }) => `${version} ${name}`)).toEqual([
    '1 calls',
    '2 journal',
    '3 settings',
    '4 unmeasured',
    '5 commitments',
    '6 templates',
    '7 outbox',
    '8 surveys',
    '9 teamLibrary',
    '10 teamUse',
  ]);
});
