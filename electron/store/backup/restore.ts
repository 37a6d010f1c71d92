import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { EpochMs } from '#shared/lib/units.ts';
import type { HubStoreOptions } from '../hub/open.ts';
import type { BackupHeader, OpenBackup, RowCounts } from './content.ts';
import { readContent } from './content.ts';
import { BackupError, fileError } from './error.ts';
import { checkLayout, load, rowOf } from './load.ts';
import type { Sealed } from './seal.ts';
import { checkSeal, keyFor, unseal } from './seal.ts';
import { intoEmpty } from './target.ts';
import { asBackupError } from './trouble.ts';

export interface ReadRequest {
  readonly file: string;
  /** Null for a backup in plain. */
  readonly passphrase: string | null;
  /** Takes one in plain although there is a passphrase. */
  readonly mayBePlain: boolean;
  readonly signal: AbortSignal;
}

/** A backup that was read to its end: whole, of a schema that this program knows, every value good. */
export interface CheckedBackup {
  readonly schema: number;
  readonly madeAt: EpochMs;
  readonly isEncrypted: boolean;
  readonly rows: RowCounts;
  /** Files of the data folder by name. */
  readonly files: Readonly<Record<string, string>>;
  /**
   * Loads everything into an empty database and brings its schema up to date, in one transaction.
   * @param last what else has to be done before the rows are there for good; undoes all if it throws
   * @throws BackupError, or what `last` throws
   */
  restoreInto(options: HubStoreOptions, last: () => Promise<void>): Promise<void>;
}

/**
 * Reads a backup to its end, and only then lets `use` have it.
 * @throws BackupError; nothing was written then
 */
export async function withBackup<T>(
  request: ReadRequest,
  use: (backup: CheckedBackup) => Promise<T>,
): Promise<T> {
  const { file } = request;
  const handle = await open(file, 'r').catch((error: unknown) => {
    throw fileError(file, error);
  });
  try {
    const { opened, header, rows } = await readAll(file, handle, request);
    const { schema, madeAt, files } = header;
    const { isEncrypted } = opened.sealed;
    return await use({
      schema,
      madeAt,
      files,
      isEncrypted,
      rows,
      restoreInto: (options, last) => restore(opened, options, last),
    });
  } finally {
    await handle.close();
  }
}

interface Opened {
  readonly sealed: Sealed;
  readonly key: Buffer | null;
  readonly signal: AbortSignal;
}

async function readAll(file: string, handle: FileHandle, request: ReadRequest) {
  try {
    const sealed = await checkSeal(file, handle);
    refusePlain(sealed, request);
    const { passphrase, signal } = request;
    const opened = { sealed, key: await keyFor(sealed, passphrase), signal };
    return { opened, ...(await readThrough(opened, (backup) => check(backup, file))) };
  } catch (error) {
    throw await asBackupError(error, null, file);
  }
}

function refusePlain({ file, isEncrypted }: Sealed, { passphrase, mayBePlain }: ReadRequest): void {
  if (isEncrypted || passphrase === null || mayBePlain) return;
  throw new BackupError(
    'notEncrypted',
    `${file} is not encrypted, so anybody may have made it. With --plain it is taken all the same.`,
  );
}

/** Lets `use` read through a backup once, and waits for it whatever happens. */
async function readThrough<T>(
  { sealed, key, signal }: Opened,
  use: (backup: OpenBackup) => Promise<T>,
): Promise<T> {
  let using: Promise<T> | null = null;
  const consume = async (content: AsyncIterable<Buffer>): Promise<void> => {
    using = readContent(content, sealed.file).then(use);
    await using;
  };
  try {
    await pipeline(unseal(sealed, key), createGunzip(), consume, { signal });
  } finally {
    await Promise.allSettled([using]);
  }
  if (using === null) throw new Error('A pipeline ended without its last part.');
  return using;
}

async function check(
  { header, rows }: OpenBackup,
  file: string,
): Promise<{ readonly header: BackupHeader; readonly rows: RowCounts }> {
  await checkLayout(header, file);
  const counts: Record<string, number> = {};
  for (const { name } of header.tables) counts[name] = 0;
  for await (const row of rows) {
    rowOf(row, file);
    counts[row.table.name] = (counts[row.table.name] ?? 0) + 1;
  }
  return { header, rows: counts };
}

async function restore(
  opened: Opened,
  options: HubStoreOptions,
  last: () => Promise<void>,
): Promise<void> {
  const { file } = opened.sealed;
  const now = options.now();
  let ofLast: unknown;
  try {
    await intoEmpty(options, async (target) => {
      await readThrough(opened, (backup) => load(target, backup, file, now));
      await last().catch((error: unknown) => {
        ofLast = error;
        throw error;
      });
    });
  } catch (error) {
    if (error === ofLast) throw error;
    throw await asBackupError(error, options, file);
  }
}
