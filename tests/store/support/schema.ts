import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import type { Connection } from '#electron/store/connection.ts';
import { migrate } from '#electron/store/migrations/migrate.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { connectPostgres } from '#electron/store/postgres/connection.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { NOW } from './stores.ts';

/** An empty database of some kind, and how to look at what is in it. */
export interface Schema {
  readonly kind: 'sqlite' | 'postgres';
  /** A database as the given migrations leave it. */
  migrated<T>(migrations: readonly Migration[]): Promise<Connection<T>>;
  /**
   * Columns of a table as `name TYPE`, with `!` where NULL is refused. Types by SQLite's names,
   * where they are the same in both; 64-bit ones as `BIGINT` and `DOUBLE PRECISION`.
   */
  columnsOf<T>(db: Kysely<T>, table: string): Promise<string[]>;
  tables<T>(db: Kysely<T>): Promise<string[]>;
  /** Columns as literals for this kind: in SQLite every whole number has 64 bits. */
  expected(columns: readonly string[]): readonly string[];
}

/** A SQLite database in memory as the given migrations leave it. */
export async function migrated<T>(migrations: readonly Migration[]): Promise<Connection<T>> {
  const connection = connect<T>(':memory:', null);
  onTestFinished(() => connection.close());
  await migrate(connection.db as Kysely<unknown>, 'sqlite', migrations, NOW);
  return connection;
}

/** Columns of a SQLite table as `name TYPE`, with `!` where NULL is refused. */
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

const sqlite: Schema = {
  kind: 'sqlite',
  migrated,
  columnsOf,
  async tables(db) {
    const { rows } = await sql<{ name: string }>`
      SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`.execute(db);
    return rows.map(({ name }) => name);
  },
  expected: (columns) =>
    columns.map((each) => each.replace('BIGINT', 'INTEGER').replace('DOUBLE PRECISION', 'REAL')),
};

/** Both kinds, with a real PostgreSQL for the test file that asks: for `describe.each`. */
export function schemas(): readonly Schema[] {
  const server = postgresForFile();
  const postgres: Schema = {
    kind: 'postgres',
    async migrated<T>(migrations: readonly Migration[]) {
      const connection = connectPostgres<T>(await server.newDatabase());
      onTestFinished(() => connection.close());
      await migrate(connection.db as Kysely<unknown>, 'postgres', migrations, NOW);
      return connection;
    },
    async columnsOf(db, table) {
      const { rows } = await sql<{ name: string; type: string; nullable: string }>`
        SELECT column_name AS name, upper(data_type) AS type, is_nullable AS nullable
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = ${table}
        ORDER BY ordinal_position`.execute(db);
      return rows.map(
        ({ name, type, nullable }) => `${name} ${type}${nullable === 'NO' ? '!' : ''}`,
      );
    },
    async tables(db) {
      const { rows } = await sql<{ name: string }>`
        SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = current_schema() ORDER BY table_name`.execute(db);
      return rows.map(({ name }) => name);
    },
    expected: (columns) => columns,
  };
  return [sqlite, postgres];
}
