import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { HubStartError } from '../startError.ts';

/** What a hub that stands alone keeps beside its database. */
export interface DataFolder {
  readonly databaseKey: string;
  readonly agentTokens: readonly string[];
  /** Where the access tokens are; they are told to nobody by any other way. */
  readonly agentTokenFile: string;
}

const lines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Puts a file in its place whole and only where there is none: of two hubs that start, one does. */
export async function createOnce(file: string, content: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Reads a file of secrets, or makes it with one. Only its owner may read it. */
export async function secretsIn(file: string, mayMake = true): Promise<readonly string[]> {
  if (mayMake && !existsSync(file))
    await createOnce(file, `${randomBytes(32).toString('base64url')}\n`);
  return lines(await readFile(file, 'utf8'));
}

/**
 * Writes the link for the first account where only this user can read it: whoever has it manages
 * the hub. It is put in its place whole, since another hub of the same database may do the same.
 * @param startLink null where there is an account: then the old link goes
 * @returns the file, where it holds a link
 * @throws HubStartError `dataDir`
 */
export async function keepStartLink(
  dataDir: string,
  startLink: string | null,
): Promise<string | null> {
  const file = path.join(dataDir, 'first-account');
  try {
    if (startLink === null) {
      await rm(file, { force: true });
      return null;
    }
    const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    await writeFile(draft, `${startLink}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
    return file;
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/**
 * Opens (or makes) the data folder with its key and tokens.
 * @throws HubStartError `dataDir`
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const keyFile = path.join(dataDir, 'database-key');
  const agentTokenFile = path.join(dataDir, 'agent-token');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const [databaseKey] = await secretsIn(keyFile);
    const agentTokens = await secretsIn(agentTokenFile);
    if (databaseKey === undefined || agentTokens.length === 0) {
      const empty = databaseKey === undefined ? keyFile : agentTokenFile;
      throw new HubStartError(
        'dataDir',
        `${empty} is empty. Put back what was in it, or delete it to have a new one made.`,
      );
    }
    return { databaseKey, agentTokens, agentTokenFile };
  } catch (error) {
    throw dataFolderError(dataDir, error);
  }
}

/** What the system said of a data folder, as a sentence. */
export function dataFolderError(dataDir: string, error: unknown): HubStartError {
  if (error instanceof HubStartError) return error;
  const { code, path: where } = error as NodeJS.ErrnoException;
  return new HubStartError(
    'dataDir',
    `The data folder cannot be used: ${where ?? dataDir} (${code ?? 'unknown error'}). Check its rights and the free space, or give another folder with --data.`,
    error,
  );
}
