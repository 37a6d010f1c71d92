import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Left by file managers, not by people. */
const notMeant = new Set(['thumbs.db', 'desktop.ini']);

/**
 * The files of a folder and those below it, in order of their names, without hidden ones. Whether
 * each is a picture is found out by looking.
 * @returns names below the folder, with forward slashes
 * @throws the system's error where it is not a folder that can be read
 */
export async function pictureFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const name = path.relative(folder, path.join(entry.parentPath, entry.name));
    const parts = name.split(path.sep);
    if (parts.some((part) => part.startsWith('.')) || notMeant.has(entry.name.toLowerCase())) {
      continue;
    }
    // A link counts as what it leads to.
    const isFile =
      entry.isFile() ||
      (entry.isSymbolicLink() &&
        (await stat(path.join(folder, name)).catch(() => null))?.isFile() !== false);
    if (isFile) found.push(parts.join('/'));
  }
  return found.sort();
}
