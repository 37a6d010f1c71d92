import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 100;
/** A lock folder without a readable owner is one being made right now, unless it is this old. */
const orphanAfterMs = 5_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  const owner = Number(await readFile(path.join(lock, 'pid'), 'utf8').catch(() => ''));
  if (owner > 0) return !isAlive(owner);
  const made = await stat(lock).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > orphanAfterMs;
}

/**
 * Removes an abandoned lock. Moved aside first and looked at again: somebody else may have buried
 * it and taken the lock between our look and our deed; theirs is put back.
 */
async function bury(lock: string): Promise<void> {
  const grave = `${lock}.${process.pid}.${performance.now()}`;
  try {
    await rename(lock, grave);
  } catch {
    return;
  }
  if (await isAbandoned(grave)) await rm(grave, { recursive: true, force: true });
  else await rename(grave, lock);
}

/**
 * Runs `work` while holding a lock that other processes of this machine respect.
 * Making a folder is atomic everywhere, so the folder is the lock; its owner's process id is
 * inside, and a lock whose owner has died is taken over.
 * @param lock path of the lock folder; its parent is made where missing
 * @param onWait called once when somebody else holds the lock
 */
export async function withLock<T>(
  lock: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  await mkdir(path.dirname(lock), { recursive: true });
  let told = false;
  for (;;) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isAbandoned(lock)) {
      await bury(lock);
      continue;
    }
    if (!told) onWait();
    told = true;
    await wait(pollMs);
  }
  try {
    await writeFile(path.join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
