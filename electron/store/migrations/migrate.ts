import type { Kysely } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Migration, SqlKind } from './migration.ts';
import { ddlFor } from './migration.ts';

/** One row for each step that was taken; the schema's version is the highest. */
interface VersionTable {
  schema_version: { version: number; name: string; applied_at: number };
}

/** The version that a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** The version a database is at: 0 for one that no step was taken on. PostgreSQL and SQLite. */
export async function currentVersion(db: Kysely<unknown>): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_version')) return 0;
  const { current } = await (db as Kysely<unknown> as Kysely<VersionTable>)
    .selectFrom('schema_version')
    .select((eb) => eb.fn.max('version').as('current'))
    .executeTakeFirstOrThrow();
  return Number(current ?? 0);
}

/**
 * Takes the steps that a database lacks, each in a transaction of its own together with its
 * version: after a crash or a full disk the database stands between two steps, never within one.
 * Within a transaction, all of them are part of it.
 * @returns the schema's version afterwards
 */
export async function migrate(
  db: Kysely<unknown>,
  kind: SqlKind,
  migrations: readonly Migration[],
  now: EpochMs,
): Promise<number> {
  const versions = db as Kysely<unknown> as Kysely<VersionTable>;
  const ddl = ddlFor(kind);
  await ddl
    .finish(
      versions.schema
        .createTable('schema_version')
        .ifNotExists()
        .addColumn('version', ddl.types.whole, (c) => c.primaryKey().notNull())
        .addColumn('name', ddl.types.text, (c) => c.notNull())
        .addColumn('applied_at', ddl.types.epochMs, (c) => c.notNull()),
    )
    .execute();
  const current = await currentVersion(db);
  for (const { version, name, up } of migrations) {
    if (version <= current) continue;
    const take = async (step: Kysely<VersionTable>): Promise<void> => {
      await up(step as unknown as Kysely<unknown>, ddl);
      await step.insertInto('schema_version').values({ version, name, applied_at: now }).execute();
    };
    await (versions.isTransaction ? take(versions) : versions.transaction().execute(take));
  }
  return Math.max(current, newestVersion(migrations));
}
