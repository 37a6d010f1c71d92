import { describe, expect, it, onTestFinished } from 'vitest';
import { BindError, sqliteCode, StoreError } from '#electron/store/errors.ts';
import { LibsqlDatabase } from '#electron/store/sqlite/libsqlDatabase.ts';

function inMemory(): LibsqlDatabase {
  const database = new LibsqlDatabase(':memory:', null);
  onTestFinished(() => database.close());
  return database;
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe('LibsqlDatabase', () => {
  it('stores each type as it is given and gives rows without extras', () => {
    const database = inMemory();
    const rows = database
      .prepare('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f, ? AS g')
      .all(['é😀', 1.5, 7, true, null, new Uint8Array([1, 2]), 9_007_199_254_740_991n]);
    expect(rows).toEqual([
      {
        a: 'é😀',
        b: 1.5,
        c: 7,
        d: 1,
        e: null,
        f: new Uint8Array([1, 2]),
        g: 9_007_199_254_740_991,
      },
    ]);
  });

  it('binds whole numbers as integers', () => {
    const [row] = inMemory()
      .prepare('SELECT typeof(?) AS whole, typeof(?) AS broken')
      .all([3, 3.5]);
    expect(row).toEqual({ whole: 'integer', broken: 'real' });
  });

  it('names the parameter that it refuses', () => {
    const error = caught(() =>
      inMemory()
        .prepare('SELECT ?, ?')
        .all([1, new Date(0)]),
    );
    expect(error).toBeInstanceOf(BindError);
    expect((error as Error).message).toBe(
      'Parameter 2 is an object (Date), which the database cannot store.',
    );
  });

  it('refuses a hole in the parameters', () => {
    // eslint-disable-next-line no-sparse-arrays -- the hole is what is refused
    expect(() => inMemory().prepare('SELECT ?, ?').all([, 1])).toThrow(BindError);
  });

  it('uses a statement again after it failed', () => {
    const database = inMemory();
    database.exec('CREATE TABLE t (a INTEGER PRIMARY KEY) STRICT');
    const insert = 'INSERT INTO t VALUES (?)';
    database.prepare(insert).run([1]);
    const error = caught(() => database.prepare(insert).run([1]));
    expect(sqliteCode(error)).toBe('SQLITE_CONSTRAINT_PRIMARYKEY');
    expect(database.prepare(insert).run([2]).changes).toBe(1);
    expect(database.prepare('SELECT a FROM t').all([])).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('keeps answering when more statements are used than are kept ready', () => {
    const database = inMemory();
    const asked = Array.from({ length: 200 }, (_, i) => i % 150);
    const answers = asked.map((i) => database.prepare(`SELECT ${i} AS x`).all([])[0]);
    expect(answers).toEqual(asked.map((x) => ({ x })));
  });

  it('sees a table that changed under a kept statement', () => {
    const database = inMemory();
    database.exec('CREATE TABLE t (a)');
    expect(database.prepare('SELECT * FROM t').all([])).toEqual([]);
    database.exec('ALTER TABLE t ADD COLUMN b; INSERT INTO t VALUES (1, 2)');
    expect(database.prepare('SELECT * FROM t').all([])).toEqual([{ a: 1, b: 2 }]);
  });

  it('takes a rollback without a transaction, which kysely sends after a full disk', () => {
    const database = inMemory();
    expect(database.prepare('rollback').run([]).changes).toBe(0);
    database.exec('CREATE TABLE t (a)');
    database.prepare('begin').run([]);
    database.prepare('INSERT INTO t VALUES (1)').run([]);
    database.prepare('rollback').run([]);
    expect(database.prepare('SELECT a FROM t').all([])).toEqual([]);
  });

  it('says that it is closed', () => {
    const database = inMemory();
    database.close();
    database.close();
    expect(() => database.prepare('SELECT 1')).toThrow(StoreError);
  });
});
