import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

const manifest = JSON.stringify({ name: 'app-shim', version: '1.0.0', main: 'main.mjs' });

async function writeIfOther(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => undefined)) === text) return;
  // Somebody may be starting the runtime right now: it sees the old file or the new one, whole.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, file);
}

/**
 * Puts the shim into a runtime's resources/app, and replaces one of another version.
 * @param resources the runtime's resources folder
 */
export async function installShim(resources: string): Promise<void> {
  const folder = path.join(resources, 'app');
  await mkdir(folder, { recursive: true });
  for (const file of ['argv.mjs', 'main.mjs']) {
    const text = await readFile(path.join(import.meta.dirname, file), 'utf8');
    await writeIfOther(path.join(folder, file), text);
  }
  await writeIfOther(path.join(folder, 'package.json'), manifest);
}
