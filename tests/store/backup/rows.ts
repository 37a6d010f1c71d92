/*
 * Rows that a hub's tables may hold at the worst, whatever tables its migrations make, and a way to
 * compare what two databases hold.
 */
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { layoutAt } from '#electron/store/backup/layout.ts';
import type { ColumnLayout, TableLayout } from '#electron/store/backup/layout.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { currentVersion, migrate, newestVersion } from '#electron/store/migrations/migrate.ts';
import { connect } from '#electron/store/sqlite/connection.ts';

type Value = string | number | bigint | Uint8Array | null;
type Row = Record<string, Value>;
/** Rows by table; a table comes after those that it refers to. */
export type Rows = ReadonlyMap<string, readonly Row[]>;

/** Any text that both databases can hold: with ends of lines of every kind, without NUL. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).map((each) => each.replaceAll('\0', '')),
  fc.constantFrom('', '\n', '\r\n\u2028\u2029', '"\\', '{"rows":{}}', '👩🏽‍🚀 ﷽ é', '￿', "');--"),
);
/** SHA-256, which constraints ask for. */
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const small = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.integer({ min: 0, max: 10 }),
);
const big = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n, -1n, 0n),
);
// SQLite has no negative zero.
const real = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((each) => (each === 0 ? 0 : each));
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }),
  fc.constantFrom(new Uint8Array(), Uint8Array.of(0, 10, 13, 255)),
);

/** What only the database itself knows of a table. */
interface Rules {
  /** Columns that are never NULL. */
  readonly needed: readonly string[];
  /** Words in its constraints, one of which a column may have to be. */
  readonly words: readonly string[];
  readonly refers: readonly {
    readonly from: string;
    readonly table: string;
    readonly to: string;
  }[];
}

async function rulesOf(db: Kysely<unknown>, table: string): Promise<Rules> {
  const { rows } = await sql<{ sql: string }>`
    select sql from sqlite_master where name = ${table}`.execute(db);
  const refers = await sql<{ from: string; table: string; to: string }>`
    select "from", "table", "to" from pragma_foreign_key_list(${table})`.execute(db);
  const words = [...(rows[0]?.sql ?? '').matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
  const needed = await sql<{ name: string }>`
    select name from pragma_table_info(${table}) where "notnull" = 1`.execute(db);
  return { words, refers: refers.rows, needed: needed.rows.map(({ name }) => name) };
}

function anyValue(
  { name, kind }: ColumnLayout,
  { words, refers, needed }: Rules,
  isBig: boolean,
  there: Rows,
): fc.Arbitrary<Value> {
  const reference = refers.find(({ from }) => from === name);
  if (reference) {
    const others = (there.get(reference.table) ?? []).map((row) => row[reference.to] ?? null);
    return fc.constantFrom<Value>(...others, null);
  }
  const one: fc.Arbitrary<Value> = {
    text: fc.oneof(
      name.endsWith('_hash') ? hash : text,
      ...(words.length === 0 ? [] : [fc.constantFrom(...words)]),
    ),
    whole: isBig ? big : small,
    real,
    bytes,
  }[kind];
  return needed.includes(name) ? one : fc.option(one, { nil: null, freq: 3 });
}

/** Tables such that each comes after those that it refers to; itself does not count. */
function ordered(
  tables: readonly TableLayout[],
  rules: ReadonlyMap<string, Rules>,
): readonly TableLayout[] {
  const done: TableLayout[] = [];
  const isThere = (name: string): boolean => done.some((each) => each.name === name);
  while (done.length < tables.length) {
    const next = tables.find(
      ({ name }) =>
        !isThere(name) &&
        rules.get(name)?.refers.every(({ table }) => table === name || isThere(table)),
    );
    if (!next) throw new Error('These tests cannot fill tables that refer to each other.');
    done.push(next);
  }
  return done;
}

const triesForATable = 150;
const mostRows = 8;

/**
 * Fills every table with rows that its constraints allow: made by chance, and tried out in a
 * database in memory. The same seed makes the same rows.
 * @param isBig whether PostgreSQL has 64 bits for this column of whole numbers
 */
export async function rowsFor(
  seed: number,
  isBig: (table: string, column: string) => boolean,
): Promise<Rows> {
  const { db, close } = connect<unknown>(':memory:', null);
  try {
    await migrate(db, 'sqlite', hubMigrations, 0);
    const tables = await layoutAt(newestVersion(hubMigrations));
    const rules = new Map<string, Rules>();
    for (const { name } of tables) rules.set(name, await rulesOf(db, name));
    const rows = new Map<string, Row[]>();
    for (const { name, columns } of ordered(tables, rules)) {
      const mine: Row[] = [];
      rows.set(name, mine);
      const known = rules.get(name) ?? { words: [], refers: [], needed: [] };
      const anyRow = fc.record(
        Object.fromEntries(
          columns.map((each) => [each.name, anyValue(each, known, isBig(name, each.name), rows)]),
        ),
      );
      for (const row of fc.sample(anyRow, { seed, numRuns: triesForATable })) {
        if (mine.length >= mostRows) break;
        if (await fits(db, name, row)) mine.push(row);
      }
    }
    return rows;
  } finally {
    await close();
  }
}

function insert(db: Kysely<unknown>, table: string, rows: readonly Row[]): Promise<unknown> {
  return (db as Kysely<unknown> as Kysely<Record<string, Row>>)
    .insertInto(table)
    .values([...rows])
    .execute();
}

async function fits(db: Kysely<unknown>, table: string, row: Row): Promise<boolean> {
  return insert(db, table, [row]).then(
    () => true,
    () => false,
  );
}

export async function insertAll(db: Kysely<unknown>, rows: Rows): Promise<void> {
  for (const [table, each] of rows) if (each.length > 0) await insert(db, table, each);
}

/** Which columns of whole numbers have 64 bits in a PostgreSQL database: `table.column`. */
export async function bigColumns(db: Kysely<unknown>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = current_schema() and data_type = 'bigint'`.execute(db);
  return new Set(rows.map(({ name }) => name));
}

/** All that a database holds, exactly, as lines of text that sort the same everywhere. */
export async function contentOf(db: Kysely<unknown>): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const { name, columns } of await layoutAt(await currentVersion(db))) {
    const wanted = columns.map((column) =>
      column.kind === 'whole'
        ? sql`cast(${sql.ref(column.name)} as text) as ${sql.ref(column.name)}`
        : sql.ref(column.name),
    );
    const { rows } = await sql<Row>`
      select ${sql.join(wanted)} from ${sql.table(name)}`.execute(db);
    content[name] = rows
      .map((row) =>
        JSON.stringify(
          columns.map((column) => {
            const value = row[column.name];
            return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
          }),
        ),
      )
      .sort();
  }
  return content;
}
