import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isDamage, sqliteCode } from '../errors.ts';
import { openNative } from './libsqlDatabase.ts';

/** What stands at a database's path. */
export type Found = 'nothing' | 'sound' | 'newer' | 'wrongKey' | 'corrupt';

/**
 * Looks at a database file without changing it: opened read-only, so that not even a log that a
 * crash left behind is worked in.
 *
 * Only `exec` is used: a prepared statement would keep the file's handles until it is
 * garbage-collected, and Windows refuses to rename an open file. As exec gives no answers, the
 * questions are CHECK constraints of tables in memory. The whole-file check reads every page:
 * about 1 ms a megabyte.
 * @param newest the newest schema version this program knows
 * @throws Error where the file cannot be opened at all (rights, a folder, locked for long)
 */
export function inspect(file: string, key: string | null, newest: number): Found {
  if (sizeOf(file) === 0) {
    // SQLite would throw away the log of a database that is gone.
    return sizeOf(`${file}-wal`) === 0 ? 'nothing' : 'corrupt';
  }
  const database = openNative(`${pathToFileURL(file).href}?mode=ro`, key);
  try {
    database.exec('SELECT count(*) FROM sqlite_master');
    database.exec('PRAGMA temp_store = MEMORY');
    database.exec(`CREATE TEMP TABLE known (version INTEGER CHECK (version <= ${newest}))`);
    if (!passes(() => database.exec(READ_VERSION))) return 'newer';
    database.exec(`CREATE TEMP TABLE sound (answer TEXT CHECK (answer = 'ok'))`);
    if (!passes(() => database.exec(READ_SOUNDNESS))) return 'corrupt';
    return 'sound';
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_NOTADB') return looksEncrypted(file, key);
    if (isDamage(error)) return 'corrupt';
    // A crash in the very first moment of a database's life needs a repair that only a writer does.
    if (sqliteCode(error)?.startsWith('SQLITE_READONLY') === true) return 'sound';
    throw error;
  } finally {
    database.close();
  }
}

const READ_VERSION = 'INSERT INTO known SELECT max(version) FROM main.schema_version';
const READ_SOUNDNESS = 'INSERT INTO sound SELECT quick_check FROM pragma_quick_check(1)';

function passes(ask: () => void): boolean {
  try {
    ask();
    return true;
  } catch (error) {
    if (sqliteCode(error) === 'SQLITE_CONSTRAINT_CHECK') return false;
    // Not migrated yet: version 0.
    if (error instanceof Error && error.message.includes('no such table')) return true;
    throw error;
  }
}

const PLAIN_MAGIC = 'SQLite format 3\0';

/**
 * SQLite says "not a database" for a wrong key and for garbage alike. The cipher leaves bytes 16 to
 * 23 of the file readable, the last three of which are always 64, 32, 32 in any SQLite database; so
 * a file that has them was a database and wants another key (or none, or one at all).
 */
function looksEncrypted(file: string, key: string | null): 'wrongKey' | 'corrupt' {
  const head = Buffer.alloc(24);
  const handle = openSync(file, 'r');
  try {
    if (readSync(handle, head, 0, head.length, 0) < head.length) return 'corrupt';
  } finally {
    closeSync(handle);
  }
  if (head[21] !== 64 || head[22] !== 32 || head[23] !== 32) return 'corrupt';
  const isPlain = head.toString('latin1', 0, 16) === PLAIN_MAGIC;
  return isPlain && key === null ? 'corrupt' : 'wrongKey';
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
