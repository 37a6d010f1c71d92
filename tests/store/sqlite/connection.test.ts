import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/sqlite/connection.ts';
import { KEY } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

interface Tables {
  t: { a: string };
}

function open(key: string | null) {
  const file = path.join(tempFolder(), 'x.db');
  const connection = connect<Tables>(file, key);
  onTestFinished(() => connection.close());
  return { file, ...connection };
}

describe('a connection', () => {
  it('is durable, enforces references and keeps temporary tables in memory', async () => {
    const { db } = open(KEY);
    const ask = async (pragma: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${pragma}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await ask('journal_mode')).toBe('wal');
    expect(await ask('synchronous')).toBe(2);
    expect(await ask('foreign_keys')).toBe(1);
    expect(await ask('temp_store')).toBe(2);
    expect(await ask('busy_timeout')).toBe(5000);
  });

  it.each([
    ['with a key nothing readable reaches the disk', KEY, false],
    ['without a key it would', null, true],
  ])('%s', async (_, key, readable) => {
    const { db, file, close } = open(key);
    await db.schema.createTable('t').addColumn('a', 'text').execute();
    await db.insertInto('t').values({ a: 'Maya Lindqvist' }).execute();
    expect(readFileSync(`${file}-wal`).includes('Lindqvist')).toBe(readable);
    await close();
    expect(readFileSync(file).includes('Lindqvist')).toBe(readable);
  });

  it('rolls back a transaction that throws', async () => {
    const { db } = open(null);
    await db.schema.createTable('t').addColumn('a', 'text').execute();
    const work = db.transaction().execute(async (t) => {
      await t.insertInto('t').values({ a: 'x' }).execute();
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await db.selectFrom('t').selectAll().execute()).toEqual([]);
  });
});
