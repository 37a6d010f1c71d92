import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Files that change no build: notes and type-checker leftovers. */
const ignored = /(^|\/)(README\.md|node_modules|.*\.tsbuildinfo)$/;

async function filesOf(root: string, input: string): Promise<string[]> {
  const info = await stat(path.join(root, input)).catch(() => undefined);
  if (!info || ignored.test(input)) return [];
  if (!info.isDirectory()) return [input];
  const below = (await readdir(path.join(root, input))).map((name) => `${input}/${name}`);
  return (await Promise.all(below.map((child) => filesOf(root, child)))).flat();
}

/**
 * One hash over the names and contents of files.
 * @param inputs files and folders relative to `root`, forward slashes; missing ones are fine
 */
export async function hashInputs(root: string, inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map((input) => filesOf(root, input)))).flat();
  const hash = createHash('sha256');
  for (const file of [...new Set(files)].toSorted()) {
    const content = createHash('sha256').update(await readFile(path.join(root, file)));
    hash.update(`${file}\0${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

/** Is `product` there, and made from inputs with this hash? */
export async function isCurrent(stamp: string, hash: string, product: string): Promise<boolean> {
  const [noted, made] = await Promise.all([
    readFile(stamp, 'utf8').catch(() => ''),
    stat(product).catch(() => undefined),
  ]);
  return noted === hash && made !== undefined;
}

/** Notes which inputs a product was made from. */
export async function writeStamp(stamp: string, hash: string): Promise<void> {
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, hash);
}
