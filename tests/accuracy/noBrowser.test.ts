import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sharedModelFile } from './faceFrames.ts';

const portrait = path.resolve(import.meta.dirname, '../../resources/faces/portrait.jpg');

describe.skipIf(!existsSync(sharedModelFile))('looking at faces without a browser', () => {
  test('it ends and says so, and leaves no server that keeps the process alive', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'hearback-faces-'));
    try {
      await copyFile(portrait, path.join(folder, 'one.jpg'));
      const run = promisify(execFile)(
        process.execPath,
        [path.join(import.meta.dirname, 'faceFrames.ts'), folder],
        {
          env: { ...process.env, HEARBACK_CHROMIUM: '/nowhere/chromium' },
          // Only a process that hangs is killed by this.
          timeout: 50_000,
        },
      );
      await expect(run).rejects.toMatchObject({
        killed: false,
        code: 1,
        stderr: expect.stringContaining('/nowhere/chromium') as string,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});
