import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { StoreError, openDesktopStore } from '#electron/store/index.ts';
import type { DesktopStore } from '#electron/store/index.ts';
import { createDesktopStore } from '#electron/store/desktop/open.ts';
import type { DesktopTables } from '#electron/store/desktop/tables.ts';
import { desktopMigrations } from '#electron/store/migrations/desktop/index.ts';
import { openDatabase } from '#electron/store/openDatabase.ts';
import { aSecond, aSummary, started } from '../support/records.ts';
import { ballast, smallDisk } from '../support/smallDisk.ts';
import { desktopStore, NOW, optionsIn, storeOf } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';

/** Appends until it is refused. @returns how many were acknowledged, and the refusal */
async function fill(store: DesktopStore): Promise<{ acknowledged: number; error: unknown }> {
  await store.journal.append(callId, 0, [started(callId)]);
  for (let seq = 1; ; seq += 1) {
    try {
      await store.journal.append(callId, seq, [aSecond(seq)]);
    } catch (error) {
      return { acknowledged: seq, error };
    }
  }
}

async function expectKept(store: DesktopStore, events: number): Promise<void> {
  const [left] = await store.journal.unfinished();
  expect(left?.dropped).toBe(0);
  expect(left?.events).toHaveLength(events);
  expect(left?.events.at(-1)).toEqual(aSecond(events - 1));
  expect(await store.calls.get('call-kept')).toEqual(aSummary({ callId: 'call-kept' }));
}

describe('a full disk', () => {
  it('is said, loses nothing, and is over when there is room', async ({ skip }) => {
    const folder = smallDisk(2048);
    if (folder === null) return skip('a small file system can only be mounted by root on Linux');
    const options = optionsIn(folder);
    const space = ballast(folder, 1024);
    const store = await desktopStore(options);
    await store.calls.save(aSummary({ callId: 'call-kept' }));

    const { acknowledged, error } = await fill(store);
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ code: 'diskFull' });
    await expectKept(store, acknowledged);
    await expect(store.calls.save(aSummary({ callId }))).rejects.toMatchObject({
      code: 'diskFull',
    });
    await expectKept(store, acknowledged);

    space.remove();
    await store.journal.append(callId, acknowledged, [aSecond(acknowledged)]);
    await expectKept(store, acknowledged + 1);
    await store.calls.save(aSummary({ callId }));
    expect(await store.journal.unfinished()).toEqual([]);
    await store.close();

    const again = await desktopStore(options);
    expect(await again.calls.get(callId)).toEqual(aSummary({ callId }));
  });

  it('loses nothing when the app is closed and started on it', async ({ skip }) => {
    const folder = smallDisk(2048);
    if (folder === null) return skip('a small file system can only be mounted by root on Linux');
    const options = optionsIn(folder);
    const space = ballast(folder, 1024);
    const store = await desktopStore(options);
    await store.calls.save(aSummary({ callId: 'call-kept' }));
    const { acknowledged } = await fill(store);
    await store.close();

    const onFullDisk = await desktopStore(options);
    await expectKept(onFullDisk, acknowledged);
    const more = onFullDisk.journal.append(callId, acknowledged, [aSecond(acknowledged)]);
    await expect(more).rejects.toMatchObject({ code: 'diskFull' });
    await onFullDisk.close();

    space.remove();
    await expectKept(await desktopStore(options), acknowledged);
  });

  it('is said when a database cannot even be made', async ({ skip }) => {
    const folder = smallDisk(1024);
    if (folder === null) return skip('a small file system can only be mounted by root on Linux');
    const space = ballast(folder, 968);
    const options = optionsIn(folder);
    expect(await openDesktopStore(options)).toMatchObject({ ok: false, error: 'diskFull' });
    space.remove();
    // What the first try left behind is no damage.
    const opened = await openDesktopStore(options);
    expect(opened).toMatchObject({ ok: true, keptAside: null });
    await storeOf(opened).calls.save(aSummary());
  });

  it('is said where SQLite itself sets the limit', async () => {
    const options = optionsIn(tempFolder());
    const connection = storeOf(await openDatabase<DesktopTables>(options, desktopMigrations));
    const store = createDesktopStore(connection, () => NOW);
    await store.calls.save(aSummary({ callId: 'call-kept' }));
    await sql`PRAGMA max_page_count = 40`.execute(connection.db);

    const { acknowledged, error } = await fill(store);
    expect(error).toMatchObject({ code: 'diskFull' });
    await expectKept(store, acknowledged);
    await sql`PRAGMA max_page_count = 400`.execute(connection.db);
    await store.journal.append(callId, acknowledged, [aSecond(acknowledged)]);
    await expectKept(store, acknowledged + 1);
  });
});
