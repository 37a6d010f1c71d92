import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHubStore } from '#electron/store/index.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { openPostgres } from '#electron/store/postgres/openPostgres.ts';
import { freePort } from '#tests/helpers/freePort.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { NOW, hubStore } from '../support/stores.ts';

const server = postgresForFile();
const at = (url: string) => ({ url, now: () => NOW });

/** The same address with another part. */
function changed(url: string, part: Partial<Pick<URL, 'password' | 'pathname' | 'port'>>): string {
  return Object.assign(new URL(url), part).href;
}

describe('opening a PostgreSQL database', () => {
  it('of many hubs that start at once lets one take each step', async () => {
    const url = await server.newDatabase();
    let runs = 0;
    const slow: Migration = {
      version: 1,
      name: 'slow',
      up: async (db) => {
        runs += 1;
        await sql`create table a (x integer)`.execute(db);
        await sql`select pg_sleep(0.2)`.execute(db);
      },
    };
    const hubs = Array.from({ length: 5 }, () => openPostgres(at(url), [slow]));
    for (const opened of await Promise.all(hubs)) {
      if (!opened.ok) throw new Error(opened.detail);
      await opened.store.close();
    }
    expect(runs).toBe(1);
    expect(await server.ask('select version, name from schema_version', url)).toEqual([
      { version: 1, name: 'slow' },
    ]);
    const locks = await server.ask(
      `select count(*)::int as held from pg_locks where locktype = 'advisory'`,
    );
    expect(locks).toEqual([{ held: 0 }]);
  });

  it('leaves one alone that a newer Hearback wrote', async () => {
    const url = await server.newDatabase();
    await (await hubStore(at(url))).close();
    await server.ask(`insert into schema_version values (999, 'later', 1)`, url);
    const opened = await openHubStore(at(url));
    expect(opened).toMatchObject({ ok: false, error: 'newer', keptAside: null });
    expect(opened.ok || opened.detail).toMatch(
      /^The database test_\d+ at 127\.0\.0\.1:\d+ was written by a newer/,
    );
    const [{ version } = {}] = await server.ask(
      'select max(version) as version from schema_version',
      url,
    );
    expect(version).toBe(999);
    expect(hubMigrations.length).toBeLessThan(999);
  });

  it.each([
    ['where no server listens', 'port', /cannot be reached\. Check the address/],
    ['with a wrong password', 'password', /does not accept this user or password/],
    ['that does not exist', 'pathname', /does not exist\. Make it first/],
  ] as const)('%s says so, without the password', async (_what, part, sentence) => {
    const url = await server.newDatabase();
    const wrong = { port: String(await freePort()), password: 'wrong-secret', pathname: '/none' };
    const bad = changed(url, { [part]: wrong[part] });
    const opened = await openHubStore(at(bad));
    expect(opened).toMatchObject({ ok: false, error: 'unreadable' });
    const { detail } = opened.ok ? { detail: '' } : opened;
    expect(detail).toMatch(sentence);
    expect(detail).not.toContain(new URL(bad).password);
  });

  it('gives 64-bit numbers as numbers, and refuses those that would be rounded', async () => {
    const opened = await openPostgres<Record<string, never>>(at(await server.newDatabase()), []);
    if (!opened.ok) throw new Error(opened.detail);
    onTestFinished(() => opened.store.close());
    const { db } = opened.store;
    const { rows } =
      await sql`select 9007199254740991::bigint as most, count(*) from (select 1) x`.execute(db);
    expect(rows).toEqual([{ most: Number.MAX_SAFE_INTEGER, count: 1 }]);
    await expect(sql`select 9007199254740993::bigint`.execute(db)).rejects.toThrow(
      'beyond 53 bits',
    );
    // The connection is of use afterwards.
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });
});
