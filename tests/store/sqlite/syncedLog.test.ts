import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createGate } from '#electron/store/gate.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { createSyncedLog } from '#electron/store/sqlite/syncedLog.ts';

function tempFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-synced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'hub.db');
}

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
  const log = createSyncedLog(path.join(path.dirname(tempFile()), 'not there.db'));
  await log.synced();
  log.dirty();
  await expect(log.synced()).rejects.toThrow('ENOENT');
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
