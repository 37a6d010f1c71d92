import { readdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import { backUpHub, withBackup } from '#electron/store/index.ts';
import type { HubStoreOptions } from '#electron/store/index.ts';
import { hubMigrations } from '#electron/store/migrations/hub/index.ts';
import { migrate } from '#electron/store/migrations/migrate.ts';
import type { Migration } from '#electron/store/migrations/migration.ts';
import { connectPostgres } from '#electron/store/postgres/connection.ts';
import { connect } from '#electron/store/sqlite/connection.ts';
import { NOW } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

const never = new AbortController().signal;

/** Opens a database as it is; closed by the caller. */
export function lookInto(options: HubStoreOptions): {
  readonly db: Kysely<unknown>;
  close(): Promise<void>;
} {
  return 'url' in options ? connectPostgres(options.url) : connect(options.file, options.key);
}

/** Uses a database that the migrations were run on. */
export async function inMigrated<T>(
  options: HubStoreOptions,
  use: (db: Kysely<unknown>) => Promise<T>,
  migrations: readonly Migration[] = hubMigrations,
): Promise<T> {
  const { db, close } = lookInto(options);
  try {
    await migrate(db, 'url' in options ? 'postgres' : 'sqlite', migrations, NOW);
    const result = await use(db);
    // libsql keeps a closed file's lock until its statements are garbage-collected; without the
    // log there is none.
    if (!('url' in options)) await sql`pragma journal_mode = delete`.execute(db);
    return result;
  } finally {
    await close();
  }
}

/** Uses a database as it is. */
export async function inDatabase<T>(
  options: HubStoreOptions,
  use: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const { db, close } = lookInto(options);
  try {
    return await use(db);
  } finally {
    await close();
  }
}

/** What is in the folder of a file database; nothing for a server. */
export function filesOf(place: HubStoreOptions): readonly string[] {
  return 'url' in place ? [] : readdirSync(path.dirname(place.file));
}

interface Choice {
  readonly passphrase?: string | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Backs up into a new file of this test's. */
export async function backUp(options: HubStoreOptions, choice: Choice = {}) {
  const file = path.join(tempFolder(), 'hub.backup');
  const report = await backUpHub(options, {
    file,
    passphrase: choice.passphrase ?? null,
    files: choice.files ?? {},
    now: () => NOW,
    signal: choice.signal ?? never,
  });
  return { file, report };
}

/** Restores a file, and says what was in it. */
export function restore(
  file: string,
  options: HubStoreOptions,
  { passphrase = null, signal = never }: Choice = {},
  last: () => Promise<void> = async () => undefined,
) {
  return withBackup({ file, passphrase, mayBePlain: false, signal }, async (backup) => {
    await backup.restoreInto(options, last);
    return backup;
  });
}

/** A signal that is given when the test wants it. */
export function stopper(): AbortController {
  const controller = new AbortController();
  onTestFinished(() => controller.abort());
  return controller;
}
