import { pathToFileURL } from 'node:url';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { HubStoreOptions } from '../hub/open.ts';
import { hubMigrations } from '../migrations/hub/index.ts';
import { currentVersion, newestVersion } from '../migrations/migrate.ts';
import type { StoreOptions } from '../opened.ts';
import { placeOf } from '../postgres/address.ts';
import { inspect } from '../sqlite/inspect.ts';
import { LibsqlDatabase } from '../sqlite/libsqlDatabase.ts';
import { BackupError, capital } from './error.ts';
import type { TableLayout } from './layout.ts';
import { layoutAt } from './layout.ts';
import { toJson } from './values.ts';

/** A hub's database as it was at one moment, whatever is written meanwhile. */
export interface Snapshot {
  readonly schema: number;
  readonly tables: readonly TableLayout[];
  rows(table: TableLayout): AsyncIterable<readonly (string | number | null)[]>;
}

/** Rows that are in memory at once; a summary's body has some ten kilobytes. */
const rowsAtOnce = 200;

/** A statement takes no longer, on a slow disk either. */
const statementWithinMs = 10 * 60 * 1000;

/**
 * Lets `use` read a database at one moment. Changes nothing, and keeps nobody from writing.
 * @throws BackupError `database` or `newer`
 */
export function withSnapshot<T>(
  options: HubStoreOptions,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  return 'url' in options ? ofServer(options.url, use) : ofFile(options, use);
}

function checked(version: number, place: string): number {
  if (version === 0) {
    throw new BackupError('database', `${capital(place)} is not the database of a Hearback hub.`);
  }
  if (version <= newestVersion(hubMigrations)) return version;
  throw new BackupError(
    'newer',
    `${capital(place)} was written by a newer Hearback. Back it up with that one.`,
  );
}

type Row = Readonly<Record<string, unknown>>;

/** Whole numbers as text, because both drivers would round them, or refuse to. */
function columnsOf(table: TableLayout) {
  return sql.join(
    table.columns.map(({ name, kind }) => {
      const column = sql.ref(name);
      return kind === 'whole' ? sql`cast(${column} as text) as ${column}` : column;
    }),
  );
}

const valuesOf = (table: TableLayout, row: Row): readonly (string | number | null)[] =>
  table.columns.map(({ name, kind }) => toJson(kind, row[name]));

async function ofFile<T>(
  { file, key }: StoreOptions,
  use: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const found = inspect(file, key, newestVersion(hubMigrations));
  const wrong = {
    nothing: `There is no hub's database at ${file}.`,
    wrongKey: `${file} does not open with the key beside it.`,
    corrupt: `${file} is damaged. A backup of it would be of no use.`,
  };
  if (found in wrong) {
    throw new BackupError('database', wrong[found as keyof typeof wrong]);
  }
  // Read-only, so that not even the hub's log is moved into its file meanwhile.
  const database = new LibsqlDatabase(`${pathToFileURL(file).href}?mode=ro`, key);
  database.exec('PRAGMA temp_store = MEMORY');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  try {
    // The first thing that is read in it is where the transaction's moment is.
    return await db.transaction().execute(async (now) => {
      const schema = checked(await currentVersion(now), file);
      return use({
        schema,
        tables: await layoutAt(schema),
        rows: (table) => rowsOfFile(now, table),
      });
    });
  } finally {
    await db.destroy();
  }
}

/** By row id, page after page: libsql would otherwise give a whole table at once. */
async function* rowsOfFile(db: Transaction<unknown>, table: TableLayout) {
  const place = 'hearback_row';
  for (let after: unknown = null; ;) {
    const { rows } = await sql<Row>`
      select cast(rowid as text) as ${sql.ref(place)}, ${columnsOf(table)}
      from ${sql.table(table.name)}
      where ${after === null ? sql`true` : sql`rowid > cast(${after} as integer)`}
      order by rowid limit ${rowsAtOnce}`.execute(db);
    for (const row of rows) yield valuesOf(table, row);
    if (rows.length < rowsAtOnce) return;
    after = rows.at(-1)?.[place];
  }
}

async function ofServer<T>(url: string, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const { connectPostgres } = await import('../postgres/connection.ts');
  const place = placeOf(url);
  const { db, close } = connectPostgres<unknown>(url, {
    max: 1,
    statement_timeout: statementWithinMs,
    query_timeout: statementWithinMs,
    application_name: 'hearback-hub-backup',
  });
  try {
    const schema = checked(await currentVersion(db), place);
    const tables = await layoutAt(schema);
    const reading = db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only');
    return await reading.execute(async (now) => {
      // Before the moment is taken, and until the end: no migration comes in between.
      const names = ['schema_version', ...tables.map(({ name }) => name)];
      await sql`lock table ${sql.join(names.map((name) => sql.table(name)))} in access share mode`.execute(
        now,
      );
      if ((await currentVersion(now)) !== schema) {
        throw new BackupError('database', `${capital(place)} was just upgraded. Try again.`);
      }
      return use({ schema, tables, rows: (table) => rowsOfServer(now, table) });
    });
  } finally {
    await close();
  }
}

async function* rowsOfServer(db: Transaction<unknown>, table: TableLayout) {
  await sql`
    declare hearback_rows no scroll cursor for
    select ${columnsOf(table)} from ${sql.table(table.name)}`.execute(db);
  for (;;) {
    const { rows } =
      await sql<Row>`fetch forward ${sql.lit(rowsAtOnce)} from hearback_rows`.execute(db);
    for (const row of rows) yield valuesOf(table, row);
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close hearback_rows`.execute(db);
}
