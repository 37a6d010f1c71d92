import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The Debian packages that hold every program used here. */
const packages = 'festival festvox-us-slt-hts flite sox ffmpeg';

/**
 * Runs a program and gives back its standard output.
 * @throws Error naming the Debian packages where the program is not installed
 */
export function run(program: string, args: readonly string[], input?: string | Buffer): Buffer {
  try {
    return execFileSync(program, args, {
      input: input ?? '',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing) {
      throw new Error(`${program} is not installed. On Debian: apt-get install ${packages}`, {
        cause: error,
      });
    }
    throw error;
  }
}

/** Gives `work` an empty folder and removes it afterwards. */
export function inTempFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-media-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
