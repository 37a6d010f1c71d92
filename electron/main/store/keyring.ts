import { hkdfSync, randomBytes } from 'node:crypto';
import { chmod, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The secrets of this installation, all derived from one random 256-bit key. */
export interface Keyring {
  /** Encrypts the desktop's database. */
  readonly databaseKey: string;
  /** Encrypts the embedded hub's database. */
  readonly hubDatabaseKey: string;
  /** Proves to the embedded hub that this is its agent; the same across restarts. */
  readonly hubToken: string;
  /** True when the key file was made just now and the system offers no protected storage. */
  readonly newAndUnprotected: boolean;
}

const PROTECTED = 'protected:';
const PLAIN = 'plain:';

/** The system's own encryption, or null where there is none that deserves the name. */
export interface Protector {
  encrypt(text: string): Buffer;
  decrypt(data: Buffer): string;
}

/**
 * Reads the installation's key, or makes one. A key file that cannot be read any more (another
 * user's keychain, damage) is kept aside, so that what it encrypted can still be rescued.
 */
export async function openKeyring(
  folder: string,
  protector: Protector | null,
  now: () => number,
): Promise<Keyring> {
  const file = path.join(folder, 'key');
  const stored = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const known = stored === null ? null : unwrap(stored.trim(), protector);
  if (known !== null) return derive(known, false);
  if (stored !== null) await rename(file, `${file}.kept-aside-${now()}`);
  const key = randomBytes(32);
  await writeFile(file, wrap(key, protector), { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return derive(key, protector === null);
}

function wrap(key: Buffer, protector: Protector | null): string {
  const text = key.toString('base64');
  return protector === null
    ? `${PLAIN}${text}\n`
    : `${PROTECTED}${protector.encrypt(text).toString('base64')}\n`;
}

function unwrap(stored: string, protector: Protector | null): Buffer | null {
  try {
    if (stored.startsWith(PLAIN)) return exact(stored.slice(PLAIN.length));
    if (!stored.startsWith(PROTECTED) || protector === null) return null;
    return exact(protector.decrypt(Buffer.from(stored.slice(PROTECTED.length), 'base64')));
  } catch {
    return null;
  }
}

function exact(base64: string): Buffer | null {
  const key = Buffer.from(base64, 'base64');
  return key.length === 32 ? key : null;
}

function derive(key: Buffer, newAndUnprotected: boolean): Keyring {
  const part = (purpose: string): string =>
    Buffer.from(hkdfSync('sha256', key, '', `hearback ${purpose}`, 32)).toString('base64url');
  return {
    databaseKey: part('desktop database'),
    hubDatabaseKey: part('hub database'),
    hubToken: part('hub token'),
    newAndUnprotected,
  };
}
