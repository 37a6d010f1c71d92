import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createGate } from '#electron/store/gate.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { LibsqlDatabase } from '#electron/store/sqlite/libsqlDatabase.ts';
import { createSyncedLog } from '#electron/store/sqlite/syncedLog.ts';

function tempFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-synced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'hub.db');
}

/** Where no disk ever refuses. */
const noNeed = (): never => {
  throw new Error('There was no need for a checkpoint.');
};

test('counts commits, with and without a transaction and with rows, but no reads', async () => {
  const { db, log, close } = connect(tempFile(), 'a key', 'together');
  onTestFinished(close);
  await sql`create table t (n integer) strict`.execute(db);
  const before = log?.written ?? NaN;
  await sql`select n from t`.execute(db);
  expect(log?.written).toBe(before);
  await sql`insert into t values (1)`.execute(db);
  await sql`insert into t values (2) returning n`.execute(db);
  await db.transaction().execute(async (t) => {
    await sql`insert into t values (3)`.execute(t);
    await sql`insert into t values (4)`.execute(t);
    // Nothing is committed yet.
    expect(log?.written).toBe(before + 2);
  });
  expect(log?.written).toBe(before + 3);
  await log?.synced();
});

test('says so where the log cannot be brought to the disk', async () => {
  const log = createSyncedLog(path.join(path.dirname(tempFile()), 'not there.db'), noNeed);
  await log.synced();
  log.dirty();
  await expect(log.synced()).rejects.toThrow('ENOENT');
});

test('asks for the log’s place in its folder again where that was refused once', async ({
  skip,
}) => {
  if (process.platform === 'win32') return skip('Windows brings no folder to the disk');
  const file = tempFile();
  const folder = path.dirname(file);
  const { db, close } = connect(file, null, 'together');
  onTestFinished(close);
  await sql`create table t (n integer) strict`.execute(db);
  const log = createSyncedLog(file, noNeed);
  onTestFinished(() => log.close());
  log.dirty();
  // Files in it can be opened, and it itself cannot; root may do everything, so it is nobody for now.
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o666);
  chmodSync(folder, 0o333);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await expect(log.synced()).rejects.toThrow('EACCES');
    await expect(log.synced()).rejects.toThrow('EACCES');
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o777);
  }
  await log.synced();
});

test('trusts no log that the disk refused once, until all of it is in the database', async ({
  skip,
}) => {
  if (process.platform !== 'linux') return skip('a device that takes no sync is Linux’s');
  const file = tempFile();
  symlinkSync('/dev/null', `${file}-wal`);
  const order: string[] = [];
  let isFull = true;
  const log = createSyncedLog(file, () => {
    order.push('checkpoint');
    if (isFull) throw new Error('no room');
  });
  onTestFinished(() => log.close());
  const tried = async (): Promise<void> => {
    log.dirty();
    await log.synced().then(
      () => order.push('on disk'),
      (error: Error) => order.push(error.message.slice(0, 7)),
    );
  };
  // It takes everything and cannot be synced.
  await tried();
  await tried();
  isFull = false;
  await tried();
  expect(order).toEqual(['EINVAL:', 'checkpoint', 'no room', 'checkpoint', 'EINVAL:']);
});

test('a checkpoint leaves nothing that only the log has', async () => {
  const file = tempFile();
  const database = new LibsqlDatabase(file, 'a key');
  onTestFinished(() => database.close());
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('create table t (n integer) strict');
  database.exec('insert into t values (7)');
  database.checkpoint();
  const alone = `${file}.copy`;
  copyFileSync(file, alone);
  const copy = new LibsqlDatabase(alone, 'a key');
  onTestFinished(() => copy.close());
  expect(copy.prepare('select n from t').all([])).toEqual([{ n: 7 }]);
  database.exec('begin immediate');
  database.exec('insert into t values (8)');
  expect(() => database.checkpoint()).toThrow('locked');
  database.exec('rollback');
});

test('opens nothing again once it is closed, and lets go of what it had open', async ({ skip }) => {
  if (process.platform !== 'linux') return skip('only Linux tells which files are open');
  const file = tempFile();
  const { db, close } = connect(file, null, 'together');
  onTestFinished(close);
  await sql`create table t (n integer) strict`.execute(db);
  const log = createSyncedLog(file, noNeed);
  const opened = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`) === `${file}-wal`;
      } catch {
        return false;
      }
    }).length;
  const before = opened();
  log.dirty();
  const early = log.synced();
  // Comes too late for the sync that has begun.
  log.dirty();
  const late = log.synced();
  const ends = Promise.allSettled([early, late, log.close(), log.close()]);
  expect((await ends).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(opened()).toBe(before);
  log.dirty();
  await expect(log.synced()).rejects.toMatchObject({ code: 'closed' });
  expect(opened()).toBe(before);
});

test('answers whoever wrote once it is on the disk, and whoever read at once', async () => {
  let written = 0;
  let arrive: () => void = () => undefined;
  const onDisk = new Promise<void>((resolve) => (arrive = resolve));
  const gate = createGate({
    get written() {
      return written;
    },
    synced: () => onDisk,
  });
  const order: string[] = [];
  const write = gate.run(async () => void (written += 1)).then(() => order.push('wrote'));
  await gate.run(async () => 'read').then((value) => order.push(value));
  order.push('on disk');
  arrive();
  await write;
  expect(order).toEqual(['read', 'on disk', 'wrote']);
});
