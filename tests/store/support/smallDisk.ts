import { spawnSync } from 'node:child_process';
import { rmSync, writeSync, openSync, closeSync, fsyncSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './tempFolder.ts';

/** Mounts a memory file system of this size; null where that is not allowed. */
export function smallDisk(kilobytes: number): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = tempFolder();
  const mount = ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'hearback-test', folder];
  if (spawnSync('mount', mount).status !== 0) return null;
  // Lazily, because the database's handles live until its statements are garbage-collected.
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

/** A file that takes space; `remove` gives it back. */
export function ballast(folder: string, kilobytes: number): { remove: () => void } {
  const file = path.join(folder, 'ballast');
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(1024, 1);
  for (let i = 0; i < kilobytes; i += 1) writeSync(handle, block);
  fsyncSync(handle);
  closeSync(handle);
  return { remove: () => rmSync(file) };
}
