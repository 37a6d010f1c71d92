import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Connection } from './connection.ts';
import { isDiskFull } from './errors.ts';
import { migrate, newestVersion } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';
import type { KeptBecause, OpenFailure, OpenResult, StoreOptions } from './opened.ts';
import { connect } from './sqlite/connection.ts';
import type { Found } from './sqlite/inspect.ts';
import { inspect } from './sqlite/inspect.ts';
import { keepAside } from './sqlite/keepAside.ts';

/**
 * Opens a SQLite database and brings its schema up to date: looks first, touches later. One that
 * cannot be read is kept aside and a fresh one takes its place; a newer one is left alone.
 */
export async function openDatabase<T>(
  { file, key, now }: StoreOptions,
  migrations: readonly Migration[],
  commits: Parameters<typeof connect>[2] = 'eachAtOnce',
): Promise<OpenResult<Connection<T>>> {
  let kept: { keptAside: string; keptBecause: KeptBecause } | null = null;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const found: Found = inspect(file, key, newestVersion(migrations));
    if (found === 'newer') return newer(file);
    if (found === 'wrongKey' || found === 'corrupt') {
      kept = { keptAside: keepAside(file, now()), keptBecause: found };
    }
    const store = await connectAndMigrate<T>(file, key, migrations, now(), commits);
    return { ok: true, store, ...(kept ?? { keptAside: null, keptBecause: null }) };
  } catch (error) {
    return failure(file, kept?.keptAside ?? null, error);
  }
}

async function connectAndMigrate<T>(
  file: string,
  key: string | null,
  migrations: readonly Migration[],
  now: number,
  commits: Parameters<typeof connect>[2],
): Promise<Connection<T>> {
  const connection = connect<T>(file, key, commits);
  try {
    await migrate(connection.db as Kysely<unknown>, 'sqlite', migrations, now);
    await connection.log?.synced();
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function newer(file: string): OpenFailure {
  const detail = `${file} was written by a newer Hearback and was left as it is.`;
  return { ok: false, error: 'newer', detail, file, keptAside: null };
}

function failure(file: string, keptAside: string | null, error: unknown): OpenFailure {
  if (isDiskFull(error)) {
    const detail = `There is no room on the disk to open ${file}.`;
    return { ok: false, error: 'diskFull', detail, file, keptAside };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const detail = `${file} could not be opened: ${reason}`;
  return { ok: false, error: 'unreadable', detail, file, keptAside };
}
