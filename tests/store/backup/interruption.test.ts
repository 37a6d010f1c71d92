import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openHubStore } from '#electron/store/index.ts';
import type { HubStoreOptions } from '#electron/store/index.ts';
import { engines } from '../support/engines.ts';
import { hubStore, optionsIn } from '../support/stores.ts';
import { anInvite, sha256 } from '../support/records.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { backUp, filesOf, inDatabase, inMigrated, lookInto, restore, stopper } from './places.ts';
import { contentOf } from './rows.ts';

const kinds = engines();

/** More than a database keeps in memory, so that a part of it is on the disk before the end. */
const many = 3000;
const longName = 'Maya Lindqvist '.repeat(150);

async function writeInvite(db: Kysely<unknown>, n: number): Promise<void> {
  await sql`insert into invites (invite_id, token_hash, agent_name, company, customer_name,
    created_at, expires_at, simulated, state, call_id)
    values (${`i${n}`}, ${sha256(`t${n}`)}, 'Sam', 'Northwind', ${longName}, 1, 2, 0, 'seated',
    ${`c${n}`})`.execute(db);
}

async function filled(options: HubStoreOptions, rows = many): Promise<HubStoreOptions> {
  await inMigrated(options, (db) =>
    db.transaction().execute(async (t) => {
      for (let n = 0; n < rows; n += 1) await writeInvite(t, n);
    }),
  );
  return options;
}

async function dies(script: string, args: readonly string[]): Promise<void> {
  const file = path.resolve(import.meta.dirname, '../children', script);
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ending: unknown[] = await once(child, 'close');
  expect([...ending, said]).toEqual([null, 'SIGKILL', '']);
}

/** Of a file database; PostgreSQL takes care of its own. */
const sizeOf = (place: HubStoreOptions): number =>
  'url' in place ? Infinity : statSync(place.file).size;

describe.each(kinds)('with $kind', ({ place }) => {
  it('a restore that is killed leaves nothing, and works when it is repeated', async () => {
    const { file } = await backUp(await filled(await place()));
    const killed = async (): Promise<HubStoreOptions> => {
      const target = await place();
      const where = 'url' in target ? [target.url] : [target.file, target.key ?? ''];
      await dies('restoreAndDie.ts', [file, ...where]);
      // A part of the rows is in the file already, and has to go again.
      expect(sizeOf(target)).toBeGreaterThan(1_000_000);
      return target;
    };
    const target = await killed();
    await restore(file, target);
    const { invites } = await inDatabase(target, contentOf);
    expect(invites).toHaveLength(many);
    // A hub that starts on what is left finds an empty database, and keeps nothing aside.
    const opened = await openHubStore(await killed());
    if (!opened.ok) throw new Error(opened.detail);
    expect([opened.keptAside, await opened.store.invites.find('i1')]).toEqual([null, null]);
    await opened.store.close();
  });

  it('a restore that is stopped leaves nothing', async () => {
    const { file } = await backUp(await filled(await place(), 50));
    const target = await place();
    const failing = restore(file, target, {}, () => Promise.reject(new Error('no room')));
    await expect(failing).rejects.toThrow(/^no room$/);
    expect(filesOf(target)).toEqual([]);
    const controller = stopper();
    controller.abort();
    await expect(restore(file, target, { signal: controller.signal })).rejects.toMatchObject({
      code: 'stopped',
      message: 'Stopped. Nothing was changed.',
    });
    expect(await inMigrated(target, contentOf)).toMatchObject({ invites: [], calls: [] });
  });

  it('a backup is of one moment, whatever is written meanwhile', async () => {
    const source = await filled(await place(), 600);
    const { db, close } = lookInto(source);
    let n = 600;
    const done = stopper();
    // Both or none: a link and its call.
    const writing = (async () => {
      while (!done.signal.aborted) {
        await db.transaction().execute(async (t) => {
          await writeInvite(t, n);
          await sql`insert into calls (call_id, invite_id, video, locale, phase, ringing_since)
            values (${`c${n}`}, ${`i${n}`}, 1, 'en', 'live', 1)`.execute(t);
          await sql`update invites set issue = ${String(n)} where invite_id in ('i0', 'i599')`.execute(
            t,
          );
        });
        n += 1;
        await new Promise(setImmediate);
      }
    })();
    const { file, report } = await backUp(source).finally(() => done.abort());
    await writing;
    await close();
    const pairs = report.rows['calls'] ?? -1;
    expect(report.rows['invites']).toBe(600 + pairs);
    // It was written before the end, and after it.
    expect(n - 600).toBeGreaterThan(pairs + 1);
    const target = await place();
    await restore(file, target);
    const { rows } = await inDatabase(target, (copy) =>
      sql<{ issue: string }>`
        select distinct issue from invites where invite_id in ('i0', 'i599')`.execute(copy),
    );
    expect(rows).toEqual([{ issue: pairs === 0 ? null : String(599 + pairs) }]);
  });
});

it('a backup that is killed is not there', async () => {
  const folder = tempFolder();
  const source = optionsIn(tempFolder());
  const store = await hubStore(source);
  await store.invites.create(anInvite());
  const file = path.join(folder, 'hub.backup');
  await dies('backUpAndDie.ts', [file, source.file, source.key ?? '']);
  expect(existsSync(file)).toBe(false);
});

it('a backup that is stopped leaves no file', async () => {
  const source = await filled(optionsIn(tempFolder()), 10);
  const controller = stopper();
  controller.abort();
  await expect(backUp(source, { signal: controller.signal })).rejects.toMatchObject({
    code: 'stopped',
  });
});
