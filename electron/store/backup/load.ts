import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import { hubMigrations } from '../migrations/hub/index.ts';
import { migrate } from '../migrations/migrate.ts';
import type { BackupHeader, BackupRow, OpenBackup } from './content.ts';
import { BackupError } from './error.ts';
import { deferReferences } from './foreignKeys.ts';
import type { TableLayout } from './layout.ts';
import { layoutAt, upTo } from './layout.ts';
import { madeAtStart } from './target.ts';
import type { Target } from './target.ts';
import type { Bound } from './values.ts';
import { fromJson } from './values.ts';

/** Rows in one statement. PostgreSQL takes 65,535 values in one, SQLite 32,766. */
const rowsAtOnce = 100;

/** Rows with this many characters of JSON between them go by themselves. */
const charsAtOnce = 2 * 1024 * 1024;

type Row = Readonly<Record<string, Bound>>;

/**
 * Brings an empty database to the backup's schema, loads its rows and takes the steps that came
 * after it.
 * @throws BackupError, or the database's own error; the transaction must not be kept then
 */
export async function load(
  { db, kind, schema }: Target,
  { header, rows }: OpenBackup,
  file: string,
  now: EpochMs,
): Promise<void> {
  if (schema > header.schema) await dropTables(db, kind, schema);
  await migrate(db, kind, upTo(header.schema, hubMigrations), now);
  if (header.tables.some(({ name }) => name === madeAtStart)) {
    await sql`delete from ${sql.table(madeAtStart)}`.execute(db);
  }
  const checkReferences = await deferReferences(db, kind);
  for await (const { table, batch } of batches(rows, file)) await insert(db, table, batch);
  await checkReferences();
  await migrate(db, kind, hubMigrations, now);
}

/** An empty schema that is newer than the backup makes room for the backup's own. */
async function dropTables(
  db: Transaction<unknown>,
  kind: Target['kind'],
  schema: number,
): Promise<void> {
  const names = [...(await layoutAt(schema)).map(({ name }) => name), 'schema_version'];
  const tables = names.map((name) => sql.table(name));
  if (kind === 'postgres') await sql`drop table ${sql.join(tables)}`.execute(db);
  else for (const table of tables) await sql`drop table ${table}`.execute(db);
}

async function insert(
  db: Transaction<unknown>,
  { name }: TableLayout,
  rows: readonly Row[],
): Promise<void> {
  await (db as Kysely<unknown> as Kysely<Record<string, Record<string, Bound>>>)
    .insertInto(name)
    .values([...rows])
    .execute();
}

async function* batches(
  rows: AsyncIterable<BackupRow>,
  file: string,
): AsyncGenerator<{ readonly table: TableLayout; readonly batch: readonly Row[] }> {
  let table: TableLayout | undefined;
  let batch: Row[] = [];
  let chars = 0;
  for await (const row of rows) {
    if (table !== undefined && batch.length > 0) {
      const isFull = batch.length >= rowsAtOnce || chars >= charsAtOnce;
      if (isFull || row.table !== table) {
        yield { table, batch };
        batch = [];
        chars = 0;
      }
    }
    table = row.table;
    batch.push(rowOf(row, file));
    for (const value of row.values) chars += typeof value === 'string' ? value.length : 8;
  }
  if (table !== undefined && batch.length > 0) yield { table, batch };
}

/** @throws BackupError `damaged` */
export function rowOf({ table, values }: BackupRow, file: string): Row {
  return Object.fromEntries(
    table.columns.map(({ name, kind }, index) => {
      const value = fromJson(kind, values[index] ?? null);
      if (value !== undefined) return [name, value];
      const words = `A row of ${table.name} in ${file} cannot be read (${name}).`;
      throw new BackupError('damaged', words);
    }),
  );
}

/**
 * Looks whether this program knows what a backup's rows are.
 * @throws BackupError `newer` or `damaged`
 */
export async function checkLayout({ schema, tables }: BackupHeader, file: string): Promise<void> {
  const newest = hubMigrations.at(-1)?.version ?? 0;
  if (schema > newest) {
    throw new BackupError(
      'newer',
      `${file} was made by a newer Hearback (schema ${schema}; this one knows ${newest}). Restore it with that one, or a later one.`,
    );
  }
  if (JSON.stringify(tables) === JSON.stringify(await layoutAt(schema))) return;
  throw new BackupError('damaged', `The tables in ${file} are not those of schema ${schema}.`);
}
