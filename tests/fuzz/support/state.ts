import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { LibsqlDatabase } from '#electron/store/sqlite/libsqlDatabase.ts';

/** Every row of a database, as text, by its table. */
export type State = Readonly<Record<string, readonly string[]>>;

const bytesToHex = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;

/**
 * Reads all tables while their owner goes on working.
 * @param key what the file was encrypted with
 */
export function stateOf(file: string, key: string | null): State {
  const database = new LibsqlDatabase(`${pathToFileURL(file).href}?mode=ro`, key);
  const read = (sql: string): Record<string, unknown>[] =>
    database.prepare(sql).all([]) as Record<string, unknown>[];
  try {
    const tables = read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    return Object.fromEntries(
      tables.map(({ name }) => [
        String(name),
        read(`SELECT * FROM "${String(name)}"`)
          .map((row) => JSON.stringify(row, bytesToHex))
          .toSorted(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** Who may have changed what. */
export interface Sides {
  /** Ids of those who attack, and of their teams: what is theirs alone may change. */
  readonly attackers: readonly string[];
  /** Ids of people, teams and whatever else is not theirs. */
  readonly victims: readonly string[];
  /** Ids of calls that are not theirs. */
  readonly calls: readonly string[];
}

/** Columns that say whose a row is, or what it hangs on. Ids that a client chooses are not in it. */
const owning =
  /^(?:person|team|owner|agent|reviewer|from|to|by|call|invite|queue|review|calibration)_id$|_by$/;

/** Hashes of calls that are gone. They name nobody; what they stand for is missed in other tables. */
const nameless = 'deleted_calls';

/** The rows that no attacker may have changed: all but those that are an attacker's and no victim's. */
export function guarded(state: State, { attackers, victims, calls }: Sides): State {
  const theirs = new Set(attackers);
  const isTheirs = (row: string): boolean => {
    const fields = Object.entries(JSON.parse(row) as Record<string, unknown>);
    const owners = fields.filter(([column]) => owning.test(column));
    const isVictims = owners.some(([column, id]) =>
      (column === 'call_id' ? calls : victims).includes(String(id)),
    );
    if (isVictims || !owners.some(([, id]) => theirs.has(String(id)))) return false;
    // What hangs on this row is theirs too.
    const [first = ['', '']] = fields;
    if (first[0].endsWith('_id')) theirs.add(String(first[1]));
    return true;
  };
  const left = (): State =>
    Object.fromEntries(
      Object.entries(state)
        .filter(([table]) => table !== nameless)
        .map(([table, rows]) => [table, rows.filter((row) => !isTheirs(row))]),
    );
  // A call hangs on its link, and a summary's body on the call.
  for (let depth = 0; depth < 3; depth += 1) left();
  return left();
}

/** One hash of all rows. */
export function hashOf(state: State): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}
