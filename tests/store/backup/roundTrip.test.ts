import * as fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { layoutAt } from '#electron/store/backup/layout.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { currentVersion, newestVersion } from '#electron/store/migrations/migrate.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { engines } from '../support/engines.ts';
import { hubStore } from '../support/stores.ts';
import { schemas } from '../support/schema.ts';
import { anInvite } from '../support/records.ts';
import { backUp, inDatabase, inMigrated, restore } from './places.ts';
import { bigColumns, contentOf, insertAll, rowsFor } from './rows.ts';

const newest = newestVersion(hubMigrations);
const kinds = engines();
const ways = kinds.flatMap((from) => kinds.map((to) => ({ from, to })));

let bigOnce: Promise<ReadonlySet<string>> | null = null;

async function findBig(): Promise<ReadonlySet<string>> {
  const sizes = await kinds.find(({ kind }) => kind === 'postgres')?.place();
  if (!sizes) throw new Error('There is no PostgreSQL.');
  return inMigrated(sizes, bigColumns);
}

describe.each(ways)('from $from.kind to $to.kind', ({ from, to }) => {
  it('brings back everything exactly', async () => {
    const big = await (bigOnce ??= findBig());
    const filled = new Set<string>();
    const check = fc.asyncProperty(fc.nat(), async (seed) => {
      const rows = await rowsFor(seed, (table, column) => big.has(`${table}.${column}`));
      for (const [table, each] of rows) if (each.length > 0) filled.add(table);
      const [source, target] = [await from.place(), await to.place()];
      const before = await inMigrated(source, async (db) => {
        await insertAll(db, rows);
        return contentOf(db);
      });
      const { file, report } = await backUp(source);
      await restore(file, target);
      expect(await inDatabase(target, contentOf)).toEqual(before);
      const counts = Object.entries(before).map(([name, each]) => [name, each.length]);
      expect(report.rows).toEqual(Object.fromEntries(counts));
    });
    await fc.assert(check, { numRuns: 4, endOnFailure: true });
    // Or chance finds no row that a table takes: then rowsFor needs a hint.
    expect([...filled].sort()).toEqual((await layoutAt(newest)).map(({ name }) => name));
  }, 90_000);

  it('is good for the hub to go on with', async () => {
    const [source, target] = [await from.place(), await to.place()];
    const first = await hubStore(source);
    await first.invites.create(anInvite());
    const secret = await first.surveys.secret('survey', 'a-secret-of-this-hub');
    const { file } = await backUp(source);
    await restore(file, target);
    const second = await hubStore(target);
    expect(await second.invites.find('invite-1')).toEqual(await first.invites.find('invite-1'));
    expect(await second.surveys.secret('survey', 'another')).toBe(secret);
    await second.invites.create(anInvite({ inviteId: 'invite-2', tokenHash: 'f'.repeat(64) }));
  });
});

describe('what is in a backup', () => {
  it.each(schemas())('is every table and column of $kind', async (schema) => {
    const { db } = await schema.migrated<unknown>(hubMigrations);
    const there: Record<string, string[]> = {};
    for (const table of await schema.tables(db)) {
      if (table === 'schema_version') continue;
      const columns = await schema.columnsOf(db, table);
      there[table] = columns.map((column) => column.replace(/ .*/, '')).sort();
    }
    const layout = await layoutAt(newest);
    const backed = layout.map(({ name, columns }) => [name, columns.map((each) => each.name)]);
    expect(Object.keys(there).length).toBeGreaterThanOrEqual(8);
    expect(
      Object.fromEntries(backed.map(([name, columns]) => [name, [...(columns ?? [])].sort()])),
    ).toEqual(there);
  });

  it('is a table of a later migration too, without more ado', async () => {
    const later: Migration = {
      version: newest + 1,
      name: 'later',
      up: async (db, { types, finish }) => {
        const table = db.schema.createTable('later').addColumn('big', types.epochMs);
        await finish(table.addColumn('share', types.real)).execute();
      },
    };
    const layout = await layoutAt(newest + 1, [...hubMigrations, later]);
    expect(layout.find(({ name }) => name === 'later')?.columns).toEqual([
      { name: 'big', kind: 'whole' },
      { name: 'share', kind: 'real' },
    ]);
    expect(layout).toHaveLength((await layoutAt(newest)).length + 1);
  });

  it('is never a column that it could not carry', async () => {
    const odd: Migration = {
      version: newest + 1,
      name: 'odd',
      up: async (db) => {
        await sql`create table odd (n integer primary key autoincrement)`.execute(db);
      },
    };
    await expect(layoutAt(newest + 1, [...hubMigrations, odd])).rejects.toThrow(
      'Backups cannot carry the column n of odd.',
    );
  });
});

describe.each(kinds)('a backup of an older schema, into $kind', ({ kind, place }) => {
  const older = hubMigrations.filter(({ version }) => version <= 2);

  const olderBackup = async () => {
    const source = await (kinds.find((each) => each.kind !== kind)?.place() ?? place());
    await inMigrated(
      source,
      async (db) => {
        await sql`insert into invites (invite_id, token_hash, agent_name, company, customer_name,
          created_at, expires_at, simulated, state)
          values ('i', ${'0'.repeat(64)}, 'Sam', 'Northwind', 'Maya', 1, 2, 0, 'open')`.execute(db);
      },
      older,
    );
    const { file, report } = await backUp(source);
    expect([report.schema, report.rows]).toEqual([2, { calls: 0, invites: 1 }]);
    return file;
  };

  it('is brought up to date', async () => {
    const target = await place();
    await restore(await olderBackup(), target);
    expect(await inDatabase(target, currentVersion)).toBe(newest);
    const store = await hubStore(target);
    expect(await store.invites.find('i')).toMatchObject({ ownerId: '', offersMood: false });
  });

  it('takes the place of an empty newer schema', async () => {
    const target = await place();
    await inMigrated(target, async () => undefined);
    await restore(await olderBackup(), target);
    expect(await inDatabase(target, currentVersion)).toBe(newest);
    const { invites } = await inDatabase(target, contentOf);
    expect(invites).toHaveLength(1);
  });
});
