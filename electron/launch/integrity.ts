import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The file's sha512 in the form npm uses: `sha512-<base64>`. */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Refuses a file that is not the one pinned in the source.
 * @throws Error naming both hashes when they differ
 */
export async function checkIntegrity(file: string, pinned: string): Promise<void> {
  const found = await integrityOf(file);
  if (found !== pinned) {
    throw new Error(`the file is not the pinned one (expected ${pinned}, found ${found})`);
  }
}
