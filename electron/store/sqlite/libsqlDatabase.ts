import Libsql from 'libsql';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { StoreError } from '../errors.ts';
import { toBindables } from './bind.ts';

/** How long to wait for another process that holds the file's lock. */
const BUSY_TIMEOUT_MS = 5000;

/** Statements kept ready; kysely asks for the same few dozen again and again. */
const CACHED_STATEMENTS = 64;

/** The part of a libsql statement that the adapter uses. */
interface NativeStatement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

/** The part of a libsql database that the adapter uses. */
interface NativeDatabase {
  readonly inTransaction: boolean;
  prepare(sql: string): NativeStatement;
  exec(sql: string): void;
  close(): void;
}

/**
 * Opens a file through libsql. The cipher is named because another one would silently make a file
 * that cannot be opened again.
 * @param file a path, or a `file:` URI with parameters such as `mode=ro`
 */
export function openNative(file: string, key: string | null): NativeDatabase {
  const options = {
    timeout: BUSY_TIMEOUT_MS,
    ...(key === null ? {} : { encryptionKey: key, encryptionCipher: 'aes256cbc' }),
  };
  return new Libsql(file, options) as unknown as NativeDatabase;
}

/**
 * The only way to libsql: what kysely's SqliteDialect needs, made safe (see bind.ts for what raw
 * libsql does to the process). Integers beyond 2^53 are read back rounded.
 */
export class LibsqlDatabase implements SqliteDatabase {
  readonly #native: NativeDatabase;
  readonly #statements = new Map<string, SqliteStatement>();
  readonly #committed: () => void;
  #open = true;

  /** @param committed called after each commit that may have changed something */
  constructor(file: string, key: string | null, committed: () => void = () => undefined) {
    this.#native = openNative(file, key);
    this.#committed = committed;
  }

  /** Runs SQL without parameters and without an answer. */
  exec(sql: string): void {
    this.#native.exec(sql);
  }

  prepare(sql: string): SqliteStatement {
    if (!this.#open) throw new StoreError('closed', 'The database is closed.');
    // SQLite rolls back by itself when the disk is full; kysely's own rollback then fails with "no
    // transaction is active", and that would hide why.
    if (sql === 'rollback' && !this.#native.inTransaction) return NOTHING_TO_DO;
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const isRead = sql.startsWith('select');
    const statement = safe(this.#native.prepare(sql), () => {
      if (!isRead && !this.#native.inTransaction) this.#committed();
    });
    this.#statements.set(sql, statement);
    if (this.#statements.size > CACHED_STATEMENTS) {
      const oldest = this.#statements.keys().next();
      if (oldest.done !== true) this.#statements.delete(oldest.value);
    }
    return statement;
  }

  /**
   * Moves everything that is committed from the write-ahead log into the file, and the file to the
   * disk. @throws Error where somebody is in the way, or the disk is
   */
  checkpoint(): void {
    const [done] = this.#native.prepare('PRAGMA wal_checkpoint(FULL)').all([]);
    if (Number((done as Record<string, unknown>)['busy']) !== 0) {
      throw new StoreError('busy', 'The write-ahead log is in use.');
    }
  }

  /**
   * Moves everything from the write-ahead log into the file, then closes. libsql frees statements,
   * and with them the file's handles, only when they are garbage-collected; the log would stay.
   */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    try {
      this.#native.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // A full disk or a busy file: the log stays, and the next start reads it.
    }
    this.#native.close();
  }
}

const NOTHING_TO_DO: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

/** @param ran called after each run of a statement */
function safe(native: NativeStatement, ran: () => void): SqliteStatement {
  const all = (parameters: readonly unknown[]): unknown[] => {
    // With rows, too, where something is written that says `returning`.
    const rows = native.all(toBindables(parameters)).map(toPlainRow);
    ran();
    return rows;
  };
  return {
    reader: native.reader,
    all,
    // `get` and `iterate` would leave the statement, and so a read lock, open half-way.
    iterate: (parameters) => all(parameters).values(),
    run(parameters) {
      const result = native.run(toBindables(parameters));
      ran();
      return result;
    },
  };
}

/** Strips libsql's own `_metadata` from a row and gives blobs one type. */
function toPlainRow(row: unknown): unknown {
  const plain: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row as Record<string, unknown>)) {
    if (column === '_metadata') continue;
    plain[column] = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  }
  return plain;
}
