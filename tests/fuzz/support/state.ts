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
  /** Ids of those who attack: what is theirs alone may change. */
  readonly attackers: readonly string[];
  /** Ids of people, teams, calls and whatever else is not theirs. */
  readonly victims: readonly string[];
}

/** The rows that no attacker may have changed: all but those that name an attacker and no victim. */
export function guarded(state: State, { attackers, victims }: Sides): State {
  const has = (row: string, ids: readonly string[]): boolean => ids.some((id) => row.includes(id));
  return Object.fromEntries(
    Object.entries(state).map(([table, rows]) => [
      table,
      rows.filter((row) => has(row, victims) || !has(row, attackers)),
    ]),
  );
}

/** One hash of all rows. */
export function hashOf(state: State): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}
