import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { BackupError } from '#electron/store/index.ts';
import { createOnce, dataFolderError, secretsIn } from './dataFolder.ts';

/**
 * Files of the data folder that a backup carries: without them, the rows are nobody's. The database's
 * key is none of them: whoever restores makes another one. A test knows each file of the folder.
 */
export const carriedFiles: readonly string[] = ['agent-token'];

const keyFileIn = (dataDir: string): string => path.join(dataDir, 'database-key');

/**
 * Reads what a hub that ran in this folder has left there for a backup.
 * @throws HubStartError `dataDir`
 */
export async function readCarried(dataDir: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  try {
    for (const name of carriedFiles) files[name] = await readFile(path.join(dataDir, name), 'utf8');
    return files;
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/**
 * The key of the database in a hub's folder, which is there.
 * @throws HubStartError `dataDir`
 */
export async function readDatabaseKey(dataDir: string): Promise<string | null> {
  try {
    const [key] = await secretsIn(keyFileIn(dataDir), false);
    return key ?? null;
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/**
 * The key for a database that will be restored into a folder; made where there is none.
 * @throws HubStartError `dataDir`
 */
export async function makeDatabaseKey(dataDir: string): Promise<string | null> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const [key] = await secretsIn(keyFileIn(dataDir));
    return key ?? null;
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/**
 * Looks whether a backup's files have room in a folder: nothing of another hub's is overwritten.
 * @throws BackupError `notEmpty` or `newer`
 */
export async function checkRoomFor(
  dataDir: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    if (!carriedFiles.includes(name)) {
      throw new BackupError(
        'newer',
        `The backup has a file ${name}, which this Hearback does not know. Restore it with the one that made it.`,
      );
    }
    const file = path.join(dataDir, name);
    if (!existsSync(file) || (await readFile(file, 'utf8')) === content) continue;
    throw new BackupError(
      'notEmpty',
      `${file} is there already, and not as it is in the backup. Move it away, then restore.`,
    );
  }
}

/**
 * Puts a backup's files into their places.
 * @throws BackupError, HubStartError
 */
export async function placeCarried(
  dataDir: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    for (const [name, content] of Object.entries(files)) {
      await createOnce(path.join(dataDir, name), content);
    }
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
  // Whoever else may have made one in the meantime.
  await checkRoomFor(dataDir, files);
}
