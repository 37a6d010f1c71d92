import { statSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { connect } from '#electron/store/sqlite/connection.ts';
import type { DesktopTables } from '#electron/store/desktop/tables.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { aSecond, aSummary, started } from '../support/records.ts';
import { desktopStore, KEY, NOW, optionsIn } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';

describe('the journal', () => {
  it('gives an unfinished call back in order, also after a restart', async () => {
    const options = optionsIn(tempFolder());
    const before = await desktopStore(options);
    const events = [started(callId), ...Array.from({ length: 120 }, (_, i) => aSecond(i + 1))];
    await before.journal.append(callId, 0, events.slice(0, 3));
    await before.journal.append(callId, 3, events.slice(3));
    await before.close();
    const after = await desktopStore(options);
    expect(await after.journal.unfinished()).toEqual([{ callId, events, dropped: 0 }]);
  });

  it('takes a repeated or overlapping write once', async () => {
    const { journal } = await desktopStore();
    const events = [started(callId), aSecond(1), aSecond(2), aSecond(3)];
    await journal.append(callId, 0, events.slice(0, 3));
    await journal.append(callId, 0, events.slice(0, 3));
    await journal.append(callId, 1, events.slice(1));
    // What is stored stays: a confused caller cannot rewrite the past.
    await journal.append(callId, 2, [aSecond(99)]);
    await journal.append(callId, 4, []);
    expect(await journal.unfinished()).toEqual([{ callId, events, dropped: 0 }]);
  });

  it('keeps calls apart, oldest first', async () => {
    const { journal } = await desktopStore();
    await journal.append('call-late', 0, [started('call-late', NOW + 5)]);
    await journal.append('call-early', 0, [started('call-early', NOW - 5)]);
    await journal.append('call-late', 1, [aSecond(1)]);
    expect((await journal.unfinished()).map((left) => [left.callId, left.events.length])).toEqual([
      ['call-early', 1],
      ['call-late', 2],
    ]);
  });

  it('keeps nothing of what comes after the summary', async () => {
    const options = optionsIn(tempFolder());
    const { calls, journal } = await desktopStore(options);
    await journal.append(callId, 0, [started(callId)]);
    await calls.save(aSummary());
    await journal.append(callId, 1, [aSecond(1)]);
    expect(await journal.unfinished()).toEqual([]);
    const { db, close } = connect<DesktopTables>(options.file, KEY);
    expect(await db.selectFrom('journal_events').selectAll().execute()).toEqual([]);
    await close();
  });

  it('refuses a bad event and stores none of its batch', async () => {
    const { journal } = await desktopStore();
    const bad = { type: 'vad', atMs: -1 } as unknown as CallEvent;
    const appended = journal.append(callId, 0, [started(callId), bad]);
    await expect(appended).rejects.toMatchObject({ code: 'invalid' });
    await expect(journal.append('x', 0, [])).rejects.toMatchObject({ code: 'invalid' });
    await expect(journal.append(callId, -1, [])).rejects.toMatchObject({ code: 'invalid' });
    expect(await journal.unfinished()).toEqual([]);
  });

  it('leaves out damaged events, counts them and keeps the rest', async () => {
    const options = optionsIn(tempFolder());
    const store = await desktopStore(options);
    const events = [started(callId), aSecond(1), aSecond(2), aSecond(3), aSecond(4)];
    await store.journal.append(callId, 0, events);
    await store.close();
    const { db, close } = connect<DesktopTables>(options.file, KEY);
    const spoil = (seq: number, event: string) =>
      db.updateTable('journal_events').set({ event }).where('seq', '=', seq).execute();
    await spoil(2, '{"type":"fromTheFuture","atMs":5}');
    await spoil(4, '{"type":"vad","atMs":39');
    await close();
    const again = await desktopStore(options);
    expect(await again.journal.unfinished()).toEqual([
      { callId, events: [events[0], events[1], events[3]], dropped: 2 },
    ]);
  });

  it('writes as much for an append after four hours as at the start', async () => {
    const options = optionsIn(tempFolder());
    const { journal } = await desktopStore(options);
    const other = connect<DesktopTables>(options.file, KEY);
    const bytesWritten = async (seq: number): Promise<number> => {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(other.db);
      await journal.append(callId, seq, [aSecond(seq)]);
      return statSync(`${options.file}-wal`).size;
    };
    await journal.append(callId, 0, [started(callId)]);
    const early = [await bytesWritten(1), await bytesWritten(2), await bytesWritten(3)];
    const hours = Array.from({ length: 4 * 3600 }, (_, i) => aSecond(i + 4));
    for (let i = 0; i < hours.length; i += 1800) {
      await journal.append(callId, i + 4, hours.slice(i, i + 1800));
    }
    const next = hours.length + 4;
    const late = [
      await bytesWritten(next),
      await bytesWritten(next + 1),
      await bytesWritten(next + 2),
    ];
    await other.close();
    // A page of the tree is 4 KB: a deeper tree or a page that splits may cost a few.
    expect(Math.max(...late)).toBeLessThanOrEqual(Math.min(...early) + 6 * 4096);
  });
});
