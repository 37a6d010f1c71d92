import { Kysely, SqliteDialect } from 'kysely';
import type { Connection } from '../connection.ts';
import { LibsqlDatabase } from './libsqlDatabase.ts';
import { createSyncedLog } from './syncedLog.ts';

/**
 * Opens (or makes) a SQLite file for reading and writing.
 *
 * WAL, so that readers and the one writer do not wait for each other. synchronous=FULL, because
 * WAL's usual NORMAL syncs only at a checkpoint: a power cut could then take the last seconds of a
 * call's journal although its writes were acknowledged. One sync a second costs nothing here.
 * A hub writes several hundred times a second, and one sync for each would hold up every call at it:
 * there commits are synced `together`, outside SQLite and beside everything else (syncedLog.ts), and
 * whoever wrote waits for that (gate.ts).
 *
 * Temporary tables stay in memory, because temporary files would not be encrypted.
 * @throws Error with a SQLITE_ code
 */
export function connect<T>(
  file: string,
  key: string | null,
  commits: 'eachAtOnce' | 'together' = 'eachAtOnce',
): Connection<T> {
  const log = commits === 'together' ? createSyncedLog(file, () => database.checkpoint()) : null;
  const database = new LibsqlDatabase(file, key, () => log?.dirty());
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec(`PRAGMA synchronous = ${log === null ? 'FULL' : 'NORMAL'}`);
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA temp_store = MEMORY');
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<T>({ dialect: new SqliteDialect({ database }) });
  return {
    db,
    ...(log !== null && { log }),
    close: async () => {
      await db.destroy();
      // destroy() leaves the database open where no query ever ran.
      database.close();
      await log?.close();
    },
  };
}
