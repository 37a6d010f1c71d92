import { ZodError } from 'zod';
import type { PostgresErrorCode } from './postgres/errors.ts';
import { postgresErrorCode } from './postgres/errors.ts';

/**
 * What went wrong, in terms a caller can act on:
 * - `diskFull`: nothing was written, nothing stored was lost; the same call works once there is room
 * - `busy`: another one holds it for too long; the same call works later
 * - `gone`: the database server cannot be reached; the same call works once it is back
 * - `closed`: the store was closed
 * - `invalid`: the value may not be stored (validation, a constraint); trying again is of no use
 * - `notFound`: there is no record with this id
 * - `newerRecord`: the record is there, but a newer Hearback wrote it
 * - `damagedRecord`: the record is there, but its content cannot be read
 * - `damagedFile`: the database file is damaged; the next start keeps it aside
 * - `other`: anything else
 */
export type StoreErrorCode =
  | 'diskFull'
  | 'busy'
  | 'gone'
  | 'closed'
  | 'invalid'
  | 'notFound'
  | 'newerRecord'
  | 'damagedRecord'
  | 'damagedFile'
  | 'other';

/** The only error that leaves this room. Its message is a plain sentence; `cause` is for logs. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Thrown before the database is asked: this value cannot be bound to a statement. */
export class BindError extends TypeError {
  constructor(message: string) {
    super(message);
    this.name = 'BindError';
  }
}

/** SQLite's name for what went wrong (`SQLITE_FULL`, …), or null for any other error. */
export function sqliteCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const { code } = error;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}

/**
 * True when the disk (or the database's own size limit) is full. The shared-memory file beside a
 * WAL database has a code of its own when it cannot grow.
 */
export function isDiskFull(error: unknown): boolean {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return true;
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC';
}

/** True when the file is no database, not ours, or damaged. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === 'SQLITE_NOTADB' || (code?.startsWith('SQLITE_CORRUPT') ?? false);
}

/** What SQLite's locks and constraints mean; null for anything else. */
function sqliteMeaning(error: unknown): 'busy' | 'invalid' | null {
  const code = sqliteCode(error);
  if (code?.startsWith('SQLITE_BUSY') || code?.startsWith('SQLITE_LOCKED')) return 'busy';
  return code?.startsWith('SQLITE_CONSTRAINT') ? 'invalid' : null;
}

const sentences: Readonly<Record<Exclude<PostgresErrorCode, 'invalid'>, string>> = {
  diskFull: 'The disk is full. What was saved before is kept; please free some space.',
  busy: 'The database is busy. What was saved before is kept; please try again in a moment.',
  gone: 'The database cannot be reached. What was saved before is kept; it works again once it is back.',
  closed: 'The records are closed.',
};

/** Puts any error into this room's words. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = isDiskFull(error) ? 'diskFull' : (sqliteMeaning(error) ?? postgresErrorCode(error));
  if (code !== null && code !== 'invalid') return new StoreError(code, sentences[code], error);
  if (code === 'invalid' || error instanceof ZodError || error instanceof BindError) {
    return new StoreError('invalid', `This cannot be stored: ${reason}`, error);
  }
  if (isDamage(error)) {
    return new StoreError(
      'damagedFile',
      'The database file is damaged. It is kept as it is; please restart the app.',
      error,
    );
  }
  return new StoreError('other', `The database did not take this: ${reason}`, error);
}
