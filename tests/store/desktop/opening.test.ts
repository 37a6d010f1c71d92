import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDesktopStore } from '#electron/store/index.ts';
import type { StoreOptions } from '#electron/store/index.ts';
import { hashes } from '../support/files.ts';
import { aSecond, aSummary, started } from '../support/records.ts';
import { desktopStore, KEY, optionsIn, storeOf } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const callId = 'call-0001';

/** Options of a database with one call in it, closed in order. */
async function closedDatabase(changes: Partial<StoreOptions> = {}): Promise<StoreOptions> {
  const options = optionsIn(tempFolder(), changes);
  const store = await desktopStore(options);
  await store.calls.save(aSummary());
  const events = Array.from({ length: 200 }, (_, i) => aSecond(i));
  await store.journal.append('call-0002', 0, [started('call-0002'), ...events]);
  await store.close();
  return options;
}

/** Overwrites `length` bytes from `start` with noise that is no valid page. */
function scribble(file: string, start: number, length: number): void {
  const content = readFileSync(file);
  content.fill(0x5a, start, start + length);
  writeFileSync(file, content);
}

describe('opening', () => {
  it('makes the folder and a fresh database', async () => {
    const file = path.join(tempFolder(), 'not', 'yet', 'there.db');
    const opened = await openDesktopStore(optionsIn('', { file }));
    expect(opened).toMatchObject({ ok: true, keptAside: null, keptBecause: null });
    await storeOf(opened).calls.save(aSummary());
    expect(existsSync(file)).toBe(true);
  });

  it('says that a store is closed, after what was under way is done', async () => {
    const options = optionsIn(tempFolder());
    const store = await desktopStore(options);
    const saving = store.calls.save(aSummary());
    const closing = store.close();
    await expect(store.calls.get(callId)).rejects.toMatchObject({ code: 'closed' });
    await expect(store.journal.unfinished()).rejects.toMatchObject({ code: 'closed' });
    await expect(store.settings.get()).rejects.toMatchObject({ code: 'closed' });
    await saving;
    await closing;
    await store.close();
    expect(await (await desktopStore(options)).calls.get(callId)).toEqual(aSummary());
  });

  it('keeps everything in the one file once it is closed', async () => {
    const { file } = await closedDatabase();
    const log = `${file}-wal`;
    expect(existsSync(log) ? readFileSync(log).length : 0).toBe(0);
  });
});

describe('a database from a newer version', () => {
  it('is refused and not a byte of it or its log is changed', async () => {
    const options = optionsIn(tempFolder());
    const child = path.resolve(import.meta.dirname, '../children/writeNewer.ts');
    const newer = spawnSync(process.execPath, [child, options.file, KEY], { encoding: 'utf8' });
    expect(newer).toMatchObject({ signal: 'SIGKILL', stderr: '' });
    const folder = path.dirname(options.file);
    const before = hashes(folder);
    expect(Object.keys(before)).toEqual(['hearback.db', 'hearback.db-wal']);

    expect(await openDesktopStore(options)).toEqual({
      ok: false,
      error: 'newer',
      detail: `${options.file} was written by a newer Hearback and was left as it is.`,
      file: options.file,
      keptAside: null,
    });
    expect(hashes(folder)).toEqual(before);
  });
});

describe('a database that cannot be read', () => {
  const keptName = ({ file }: StoreOptions) => `${file}.kept-2026-01-02T03-04-05-678Z`;

  /** Opens, uses the database that is then there, closes, and tells what became of the old one. */
  async function outcome(options: StoreOptions) {
    const before = readFileSync(options.file);
    const opened = await openDesktopStore(options);
    const store = storeOf(opened);
    const oldCalls = await store.calls.list({ limit: 10, before: null });
    await store.calls.save(aSummary());
    await store.close();
    const again = await openDesktopStore(options);
    await storeOf(again).close();
    const keptAside = opened.ok ? opened.keptAside : null;
    return {
      keptAside,
      because: opened.ok ? opened.keptBecause : null,
      sameBytes: keptAside !== null && readFileSync(keptAside).equals(before),
      oldCalls: oldCalls.length,
      usableAfterwards: again.ok && again.keptAside === null,
    };
  }

  const kept = (options: StoreOptions, because: 'wrongKey' | 'corrupt') => ({
    keptAside: keptName(options),
    because,
    sameBytes: true,
    oldCalls: 0,
    usableAfterwards: true,
  });

  it('is kept aside when the key is another one, and opens again with its own', async () => {
    const options = await closedDatabase();
    expect(await outcome({ ...options, key: 'another key' })).toEqual(kept(options, 'wrongKey'));
    const store = await desktopStore({ ...options, file: keptName(options) });
    expect(await store.calls.get(callId)).toEqual(aSummary());
  });

  it('is kept aside when it is encrypted and there is no key', async () => {
    const options = { ...(await closedDatabase()), key: null };
    expect(await outcome(options)).toEqual(kept(options, 'wrongKey'));
  });

  it('is kept aside when it is plain and there is a key', async () => {
    const options = { ...(await closedDatabase({ key: null })), key: KEY };
    expect(await outcome(options)).toEqual(kept(options, 'wrongKey'));
  });

  it.each([
    ['its first page is damaged', KEY, (file: string) => scribble(file, 0, 4096)],
    ['a page in its middle is damaged', KEY, (file: string) => scribble(file, 5 * 4096, 4096)],
    ['a plain one is damaged in the middle', null, (file: string) => scribble(file, 5 * 4096, 900)],
    ['it is cut short', KEY, (file: string) => truncateSync(file, 3 * 4096)],
    ['it is a few bytes', KEY, (file: string) => writeFileSync(file, 'abc')],
    ['it is something else', KEY, (file: string) => writeFileSync(file, 'x'.repeat(50_000))],
    ['it is something else and there is no key', null, (file: string) => writeFileSync(file, 'ab')],
  ])('is kept aside when %s', async (_, key, damage) => {
    const options = await closedDatabase({ key });
    damage(options.file);
    expect(await outcome(options)).toEqual(kept(options, 'corrupt'));
  });

  it('is kept aside with its log, which SQLite would otherwise delete', async () => {
    const options = optionsIn(tempFolder());
    writeFileSync(options.file, '');
    writeFileSync(`${options.file}-wal`, 'the last minutes of a call');
    expect(await outcome(options)).toEqual(kept(options, 'corrupt'));
    expect(readFileSync(`${keptName(options)}-wal`, 'utf8')).toBe('the last minutes of a call');
  });

  it('never takes the place of one that was kept before', async () => {
    const options = await closedDatabase();
    const first = await openDesktopStore({ ...options, key: 'second key' });
    await storeOf(first).close();
    const second = await openDesktopStore({ ...options, key: 'third key' });
    await storeOf(second).close();
    const names = [first, second].map((opened) => opened.ok && opened.keptAside);
    expect(names).toEqual([keptName(options), `${keptName(options)}-2`]);
    const original = await desktopStore({ ...options, file: keptName(options) });
    expect(await original.calls.get(callId)).toEqual(aSummary());
  });
});

describe('a place that cannot be used', () => {
  it('is named in the failure', async () => {
    const folder = tempFolder();
    const file = path.join(folder, 'a-folder.db');
    mkdirSync(path.join(file, 'inside'), { recursive: true });
    const opened = await openDesktopStore(optionsIn(folder, { file }));
    expect(opened).toMatchObject({ ok: false, error: 'unreadable', file });
    expect(!opened.ok && opened.detail).toContain(file);
    expect(existsSync(path.join(file, 'inside'))).toBe(true);
  });

  it('may be a file where the folder should be', async () => {
    const blocker = path.join(tempFolder(), 'blocker');
    writeFileSync(blocker, '');
    const file = path.join(blocker, 'hearback.db');
    const opened = await openDesktopStore(optionsIn('', { file }));
    expect(opened).toMatchObject({ ok: false, error: 'unreadable', file });
  });
});
