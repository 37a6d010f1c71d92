import { Kysely, SqliteDialect } from 'kysely';
import type { Connection } from '../connection.ts';
import { LibsqlDatabase } from './libsqlDatabase.ts';

/**
 * Opens (or makes) a SQLite file for reading and writing.
 *
 * WAL, so that readers and the one writer do not wait for each other. synchronous=FULL, because
 * WAL's usual NORMAL syncs only at a checkpoint: a power cut could then take the last seconds of a
 * call's journal although its writes were acknowledged. One sync a second costs nothing here.
 * Temporary tables stay in memory, because temporary files would not be encrypted.
 * @throws Error with a SQLITE_ code
 */
export function connect<T>(file: string, key: string | null): Connection<T> {
  const database = new LibsqlDatabase(file, key);
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA temp_store = MEMORY');
  } catch (error) {
    database.close();
    throw error;
  }
  const db = new Kysely<T>({ dialect: new SqliteDialect({ database }) });
  return {
    db,
    close: async () => {
      await db.destroy();
      // destroy() leaves the database open where no query ever ran.
      database.close();
    },
  };
}
