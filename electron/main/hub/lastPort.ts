import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the embedded hub listens when nobody chose a port and it never ran before. */
const FIRST_PORT = 4610;

/**
 * The port the embedded hub had last. Keeping it keeps the links that customers already have
 * working after a restart.
 */
export async function readLastPort(folder: string): Promise<number> {
  const text = await readFile(path.join(folder, 'hub-port'), 'utf8').catch(() => '');
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : FIRST_PORT;
}

/** Remembers the port; failing to is no reason to stop. */
export async function writeLastPort(folder: string, port: number): Promise<void> {
  await writeFile(path.join(folder, 'hub-port'), `${port}\n`).catch(() => undefined);
}
