import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate, newestVersion } from '#electron/store/migrations/migrate.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { NOW } from '../support/stores.ts';
import { schemas } from '../support/schema.ts';

const first: Migration = {
  version: 1,
  name: 'first',
  up: async (db, { types, finish }) => {
    await finish(db.schema.createTable('a').addColumn('x', types.whole)).execute();
  },
};

const breaks: Migration = {
  version: 2,
  name: 'breaks',
  up: async (db) => {
    await db.schema.createTable('b').addColumn('x', 'integer').execute();
    throw new Error('no more room');
  },
};

const second: Migration = {
  version: 2,
  name: 'second',
  up: async (db) => {
    await db.schema.createTable('c').addColumn('x', 'integer').execute();
  },
};

describe.each(schemas())('migrate on $kind', ({ kind, migrated, tables }) => {
  it('takes each step once and notes when', async () => {
    const { db } = await migrated<unknown>([first]);
    expect(await migrate(db, kind, [first, second], NOW + 1)).toBe(2);
    expect(await migrate(db, kind, [first, second], NOW + 2)).toBe(2);
    const { rows } = await sql`SELECT * FROM schema_version ORDER BY version`.execute(db);
    expect(rows).toEqual([
      { version: 1, name: 'first', applied_at: NOW },
      { version: 2, name: 'second', applied_at: NOW + 1 },
    ]);
  });

  it('undoes a step that fails, and takes it up again', async () => {
    const { db } = await migrated<unknown>([first]);
    const failing = migrate(db, kind, [first, breaks], NOW);
    await expect(failing).rejects.toThrow('no more room');
    expect(await tables(db)).toEqual(['a', 'schema_version']);
    expect(await migrate(db, kind, [first, second], NOW)).toBe(2);
    expect(await tables(db)).toEqual(['a', 'c', 'schema_version']);
  });

  it('knows the newest version of a list', () => {
    expect(newestVersion([])).toBe(0);
    expect(newestVersion([first, second])).toBe(2);
  });
});
