import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type { Connection } from '../connection.ts';
import { toStoreError } from '../errors.ts';
import { currentVersion, migrate, newestVersion } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import type { OpenFailure, OpenResult } from '../opened.ts';
import { placeOf } from './address.ts';
import { connectPostgres } from './connection.ts';
import { sqlState } from './errors.ts';

/** Where a store on a PostgreSQL server is. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`; the password is in no message. */
  readonly url: string;
  readonly now: () => EpochMs;
}

/** Names the lock under which a schema is brought up to date: "hbmg" in ASCII. */
export const migrationLock = 0x68_62_6d_67;

/** How long a hub that starts waits for another one's migrations. */
const migrateWithinMs = 10 * 60 * 1000;

/**
 * Opens a PostgreSQL database and brings its schema up to date. Of hubs that start at once one
 * takes the steps, the others wait and find them taken. A schema of a newer Hearback is left alone.
 */
export async function openPostgres<T>(
  { url, now }: PostgresOptions,
  migrations: readonly Migration[],
): Promise<OpenResult<Connection<T>>> {
  const place = placeOf(url);
  try {
    const version = await migrateAlone(url, migrations, now());
    if (version > newestVersion(migrations)) {
      const detail = `${capital(place)} was written by a newer Hearback and was left as it is.`;
      return { ok: false, error: 'newer', detail, file: place, keptAside: null };
    }
    return { ok: true, store: connectPostgres<T>(url), keptAside: null, keptBecause: null };
  } catch (error) {
    return failure(place, error);
  }
}

/** On one connection of its own: the lock is a session's, and goes with it whatever happens. */
async function migrateAlone(
  url: string,
  migrations: readonly Migration[],
  now: EpochMs,
): Promise<number> {
  const own = { max: 1, statement_timeout: migrateWithinMs, query_timeout: migrateWithinMs };
  const { db, close } = connectPostgres<unknown>(url, own);
  try {
    return await db.connection().execute(async (alone: Kysely<unknown>) => {
      await sql`select pg_advisory_lock(${migrationLock}, hashtext(current_schema()))`.execute(
        alone,
      );
      const before = await currentVersion(alone);
      if (before > newestVersion(migrations)) return before;
      return migrate(alone, 'postgres', migrations, now);
    });
  } finally {
    // Ends the session, and so the lock.
    await close();
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What kept a database from being opened, as a sentence. */
export function failure(place: string, error: unknown): OpenFailure {
  const known = { ok: false, file: place, keptAside: null } as const;
  const { code, message } = toStoreError(error);
  if (code === 'gone') {
    const detail = `${capital(place)} cannot be reached. Check the address and that PostgreSQL runs.`;
    return { ...known, error: 'unreadable', detail };
  }
  if (code === 'diskFull') {
    return { ...known, error: 'diskFull', detail: `There is no room on the disk of ${place}.` };
  }
  const state = sqlState(error);
  if (state?.startsWith('28')) {
    const detail = `${capital(place)} does not accept this user or password.`;
    return { ...known, error: 'unreadable', detail };
  }
  if (state === '3D000') {
    const detail = `${capital(place)} does not exist. Make it first: "createdb" does.`;
    return { ...known, error: 'unreadable', detail };
  }
  const detail = `${capital(place)} could not be opened: ${message}`;
  return { ...known, error: 'unreadable', detail };
}
