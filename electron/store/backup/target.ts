import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import { sqliteCode } from '../errors.ts';
import type { HubStoreOptions } from '../hub/open.ts';
import { hubMigrations } from '../migrations/hub/index.ts';
import { currentVersion, newestVersion } from '../migrations/migrate.ts';
import type { SqlKind } from '../migrations/migration.ts';
import type { StoreOptions } from '../opened.ts';
import { placeOf } from '../postgres/address.ts';
import { inspect } from '../sqlite/inspect.ts';
import { LibsqlDatabase } from '../sqlite/libsqlDatabase.ts';
import { BackupError, capital } from './error.ts';
import { layoutAt } from './layout.ts';

/** An empty database that nobody else works on, in a transaction. */
export interface Target {
  readonly db: Transaction<unknown>;
  readonly kind: SqlKind;
  /** Version of the schema whose empty tables it has; 0 for none. */
  readonly schema: number;
}

/** How long one statement may take; how long to wait for a hub that just brings up the schema. */
const statementWithinMs = 10 * 60 * 1000;

/**
 * Runs `work` in one transaction on an empty database: killed at any moment, it leaves the
 * database as it was.
 * @throws BackupError `notEmpty`, `inUse`, `newer`, `database`; whatever `work` throws
 */
export function intoEmpty<T>(
  options: HubStoreOptions,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  return 'url' in options ? onServer(options.url, work) : onFile(options, work);
}

/**
 * A hub's own secrets, which it makes when it starts: a database that has nothing else was never
 * used, and the backup's take their place.
 */
export const madeAtStart = 'hub_secrets';

/** The schema's version, if there is nothing in any of its tables. */
async function emptySchema(db: Kysely<unknown>, place: string): Promise<number> {
  const schema = await currentVersion(db);
  if (schema > newestVersion(hubMigrations)) throw newer(place);
  if (schema === 0) return 0;
  for (const { name } of await layoutAt(schema)) {
    if (name === madeAtStart) continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length === 0) continue;
    throw new BackupError(
      'notEmpty',
      `${capital(place)} holds data already (${name}), which is left as it is. Restore into an empty one.`,
    );
  }
  return schema;
}

const newer = (place: string): BackupError =>
  new BackupError(
    'newer',
    `${capital(place)} was written by a newer Hearback and was left as it is.`,
  );

const inUse = (place: string, cause?: unknown): BackupError =>
  new BackupError('inUse', `A hub works on ${place}. Stop all its hubs first.`, cause);

async function onFile<T>(
  { file, key }: StoreOptions,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const found = inspect(file, key, newestVersion(hubMigrations));
  if (found === 'newer') throw newer(file);
  if (found === 'wrongKey' || found === 'corrupt') {
    const what = found === 'corrupt' ? 'is damaged' : 'does not open with the key beside it';
    throw new BackupError('database', `${file} ${what}. Move it away, then restore.`);
  }
  const database = new LibsqlDatabase(file, key);
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: forOneOnly(database) }),
  });
  let isDone = false;
  try {
    // Before anybody is told to stop a hub for nothing.
    await emptySchema(db, file);
    takeAlone(database, file);
    const result = await db.transaction().execute(async (alone) => {
      return work({ db: alone, kind: 'sqlite', schema: await emptySchema(alone, file) });
    });
    isDone = true;
    return result;
  } finally {
    await db.destroy();
    if (found === 'nothing' && !isDone) removeEmpty(file);
  }
}

/** Takes back the file that was made. An empty one may stay: the next restore takes it as it is. */
function removeEmpty(file: string): void {
  try {
    for (const suffix of ['', '-journal']) rmSync(`${file}${suffix}`, { force: true });
  } catch {
    // Windows removes no file whose handles libsql still has; why the restore failed matters more.
  }
}

/** A hub that starts meanwhile is refused the file, instead of reading it half-way. */
const forOneOnly = (database: LibsqlDatabase) => ({
  prepare: (text: string) => database.prepare(text === 'begin' ? 'begin exclusive' : text),
  close: () => database.close(),
});

/**
 * Leaving the write-ahead log is what SQLite allows only while nobody else has the file open. The
 * hub goes back to it when it starts.
 */
function takeAlone(database: LibsqlDatabase, file: string): void {
  try {
    database.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    throw sqliteCode(error)?.startsWith('SQLITE_BUSY') === true ? inUse(file, error) : error;
  }
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec('PRAGMA temp_store = MEMORY');
}

async function onServer<T>(url: string, work: (target: Target) => Promise<T>): Promise<T> {
  const { connectPostgres } = await import('../postgres/connection.ts');
  const { migrationLock } = await import('../postgres/openPostgres.ts');
  const { leadLock } = await import('../postgres/lead.ts');
  const place = placeOf(url);
  const { db, close } = connectPostgres<unknown>(url, {
    max: 1,
    statement_timeout: statementWithinMs,
    query_timeout: statementWithinMs,
    application_name: 'hearback-hub-restore',
  });
  try {
    return await db.connection().execute(async (alone: Kysely<unknown>) => {
      await emptySchema(alone, place);
      // Both go with the session: a hub that starts meanwhile waits, one that runs has the lead.
      await sql`select pg_advisory_lock(${migrationLock}, hashtext(current_schema()))`.execute(
        alone,
      );
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_lock(${leadLock}, hashtext(current_schema())) as taken`.execute(
        alone,
      );
      if (rows[0]?.taken !== true) throw inUse(place);
      return alone.transaction().execute(async (now) => {
        return work({ db: now, kind: 'postgres', schema: await emptySchema(now, place) });
      });
    });
  } finally {
    await close();
  }
}
