import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { EpochMs } from '#shared/lib/units.ts';
import type { HubStoreOptions } from '../hub/open.ts';
import type { RowCounts } from './content.ts';
import { linesOf } from './content.ts';
import { BackupError, fileError } from './error.ts';
import { formatVersion, seal } from './seal.ts';
import type { Snapshot } from './source.ts';
import { withSnapshot } from './source.ts';
import { asBackupError } from './trouble.ts';

export interface BackupRequest {
  /** Where the backup goes; there must be no such file yet. */
  readonly file: string;
  /** Encrypts it; null leaves it in plain. */
  readonly passphrase: string | null;
  /** Files of the data folder that go with the rows, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly now: () => EpochMs;
  readonly signal: AbortSignal;
}

/** What was backed up. */
export interface BackupReport {
  readonly schema: number;
  readonly rows: RowCounts;
  /** Size of the file. */
  readonly bytes: number;
}

/**
 * Writes all that a hub's database holds at this moment into a file, while hubs work on it. The
 * file is there once it is whole and on the disk, and never before.
 * @throws BackupError
 */
export async function backUpHub(
  options: HubStoreOptions,
  request: BackupRequest,
): Promise<BackupReport> {
  const { file } = request;
  refuseExisting(file);
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    throw fileError(file, error);
  });
  try {
    const report = await withSnapshot(options, (snapshot) => write(snapshot, handle, request));
    await handle.sync();
    await handle.close();
    refuseExisting(file);
    await rename(draft, file);
    await syncFolder(path.dirname(file));
    return report;
  } catch (error) {
    throw await asBackupError(error, options);
  } finally {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
  }
}

function refuseExisting(file: string): void {
  if (!existsSync(file)) return;
  throw new BackupError('exists', `${file} is there already. Give the backup another name.`);
}

async function write(
  { schema, tables, rows }: Snapshot,
  handle: FileHandle,
  { file, passphrase, files, now, signal }: BackupRequest,
): Promise<BackupReport> {
  const header = { hearback: 'hub', format: formatVersion, schema, madeAt: now(), tables, files };
  let counts: RowCounts = {};
  let bytes = 0;
  await pipeline(
    linesOf({ ...header, hearback: 'hub' }, rows, (all) => (counts = all)),
    createGzip(),
    (content: AsyncIterable<Buffer>) => seal(content, passphrase),
    async (sealed: AsyncIterable<Buffer>) => {
      for await (const chunk of sealed) {
        await handle.appendFile(chunk).catch((error: unknown) => {
          throw fileError(file, error);
        });
        bytes += chunk.length;
      }
    },
    { signal },
  );
  return { schema, rows: counts, bytes };
}

/** So that a power cut does not take the name away again; Windows opens no folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
