import { spawnSync } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withLock } from '#electron/launch/lock.ts';
import { scratch } from './scratch.ts';

describe('withLock', () => {
  it('lets one in at a time, and everybody in the end', async () => {
    const lock = path.join(await scratch(), 'deep', 'lock');
    let inside = 0;
    let most = 0;
    const enter = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 4 }, () => withLock(lock, enter)));
    expect(most).toBe(1);
    await expect(stat(lock)).rejects.toThrow('ENOENT');
  });

  it('is free again after a failure', async () => {
    const lock = path.join(await scratch(), 'lock');
    await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(lock, () => Promise.resolve(7))).toBe(7);
  });

  it('takes over from a process that died', async () => {
    const lock = path.join(await scratch(), 'lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(lock);
    await writeFile(path.join(lock, 'pid'), String(dead));
    let waited = false;
    expect(
      await withLock(
        lock,
        () => Promise.resolve(7),
        () => (waited = true),
      ),
    ).toBe(7);
    expect(waited).toBe(false);
  });

  it('waits for a process that lives, and says so once', async () => {
    const lock = path.join(await scratch(), 'lock');
    const order: string[] = [];
    let leave = (): void => undefined;
    const first = withLock(lock, () => new Promise<void>((resolve) => (leave = resolve)));
    await expect.poll(() => stat(path.join(lock, 'pid'))).toBeDefined();
    const second = withLock(
      lock,
      () => Promise.resolve(order.push('second')),
      () => {
        order.push('waiting');
        leave();
      },
    );
    await Promise.all([first, second]);
    expect(order).toEqual(['waiting', 'second']);
  });
});
