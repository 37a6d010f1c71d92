import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import { migrate } from '#electron/store/migrations/migrate.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import type { Connection } from '#electron/store/sqlite/connection.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { NOW } from './stores.ts';

/** A database in memory as the given migrations leave it. */
export async function migrated<T>(migrations: readonly Migration[]): Promise<Connection<T>> {
  const connection = connect<T>(':memory:', null);
  onTestFinished(() => connection.close());
  await migrate(connection.db as Kysely<unknown>, 'sqlite', migrations, NOW);
  return connection;
}

/** Columns of a table as `name TYPE`, with `!` where NULL is refused. */
export async function columnsOf<T>(db: Kysely<T>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string; type: string; notnull: number }>`
    SELECT name, type, "notnull" FROM pragma_table_info(${table})`.execute(db);
  return rows.map(({ name, type, notnull }) => `${name} ${type}${notnull === 1 ? '!' : ''}`);
}

/** True where SQLite checks the table's types. */
export async function isStrict<T>(db: Kysely<T>, table: string): Promise<boolean> {
  const { rows } = await sql<{ strict: number }>`
    SELECT strict FROM pragma_table_list WHERE name = ${table}`.execute(db);
  return rows[0]?.strict === 1;
}
