import { readFile } from 'node:fs/promises';
import { backUpHub, withBackup } from '#electron/store/index.ts';
import type { HubStoreOptions } from '#electron/store/index.ts';
import { systemClock } from '../clock.ts';
import { databaseFileIn } from '../store.ts';
import { UsageError } from './args.ts';
import type { BackupCommand } from './backupArgs.ts';
import { backupHelp, readBackupArgs } from './backupArgs.ts';
import {
  checkRoomFor,
  makeDatabaseKey,
  placeCarried,
  readCarried,
  readDatabaseKey,
} from './carried.ts';
import type { Terminal } from './terminal.ts';

/**
 * A passphrase is guessed at some two tries a second and core (scrypt's work in the store's
 * seal.ts); 12 characters at random, or four words, withstand that.
 */
const shortestPassphrase = 12;

const now = (): number => systemClock.now();

/** The passphrase that was given; null for none. */
async function readPassphrase(
  { keyFile }: BackupCommand,
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  if (keyFile === null) return env['HEARBACK_BACKUP_KEY'] || null;
  const text = await readFile(keyFile, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`--key-file ${keyFile} cannot be read (${code ?? 'unknown error'}).`);
  });
  const [line = ''] = text.split(/\r?\n/);
  if (line !== '') return line;
  throw new UsageError(
    `--key-file ${keyFile} has an empty first line: the passphrase belongs there.`,
  );
}

function checkPassphrase(passphrase: string | null): void {
  if (passphrase === null) {
    throw new UsageError(
      "A backup holds customers' names and the agents' tokens. Give a passphrase with --key-file or HEARBACK_BACKUP_KEY, or say --plain to leave it unencrypted.",
    );
  }
  if (passphrase.length < shortestPassphrase) {
    throw new UsageError(
      `The backup's passphrase has fewer than ${shortestPassphrase} characters and could be guessed. Use a longer one.`,
    );
  }
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, each) => all + each, 0);

/** "12 rows of 8 tables (schema 6)" */
function inWords(rows: Readonly<Record<string, number>>, schema: number): string {
  return `${sum(rows)} rows of ${Object.keys(rows).length} tables (schema ${schema})`;
}

async function backUp(
  command: BackupCommand,
  passphrase: string | null,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<void> {
  const { file, dataDir, database, plain } = command;
  if (!plain) checkPassphrase(passphrase);
  const files = await readCarried(dataDir);
  const place: HubStoreOptions = database
    ? { url: database, now }
    : { file: databaseFileIn(dataDir), key: await readDatabaseKey(dataDir), now };
  const { rows, schema, bytes } = await backUpHub(place, {
    file,
    passphrase: plain ? null : passphrase,
    files,
    now,
    signal,
  });
  const what = `${inWords(rows, schema)} and ${Object.keys(files).join(', ')}`;
  terminal.out(
    `Backed up ${what} to ${file}: ${bytes} bytes, ${plain ? 'in plain' : 'encrypted'}.`,
  );
  if (plain) {
    terminal.err(
      "hearback-hub: This backup is not encrypted. Whoever can read it has customers' names and the agents' tokens.",
    );
  }
}

async function restore(
  { file, dataDir, database, plain, checkOnly }: BackupCommand,
  passphrase: string | null,
  signal: AbortSignal,
  terminal: Terminal,
): Promise<void> {
  await withBackup({ file, passphrase, mayBePlain: plain, signal }, async (backup) => {
    const { rows, schema, files, madeAt } = backup;
    const what = `${inWords(rows, schema)}, made ${new Date(madeAt).toISOString()}`;
    if (checkOnly) {
      terminal.out(`${file} is whole: ${what}. Nothing was written.`);
      return;
    }
    await checkRoomFor(dataDir, files);
    const place: HubStoreOptions = database
      ? { url: database, now }
      : { file: databaseFileIn(dataDir), key: await makeDatabaseKey(dataDir), now };
    // Killed between the two, the files are there without rows: the same restore goes on then.
    await backup.restoreInto(place, () => placeCarried(dataDir, files));
    const carried = Object.keys(files).join(', ');
    terminal.out(`Restored ${what}. In ${dataDir} is now also: ${carried || 'nothing new'}.`);
  });
}

/**
 * Runs `backup` or `restore`.
 * @param argv what comes after the command's name
 * @throws UsageError, BackupError, HubStartError
 */
export async function runBackupCommand(
  name: BackupCommand['name'],
  argv: readonly string[],
  terminal: Terminal,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const command = readBackupArgs(name, argv, env);
  if (command === null) {
    terminal.out(backupHelp.trimEnd());
    return;
  }
  const stop = new AbortController();
  void terminal.stopped.then(() => stop.abort());
  const passphrase = await readPassphrase(command, env);
  await (name === 'backup' ? backUp : restore)(command, passphrase, stop.signal, terminal);
}
