import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  addFact,
  answer,
  hangUp,
  introduce,
  pastCalls,
  storedSummary,
} from '#tests/helpers/desk.ts';
import { expect, media, test } from './fixtures.ts';

const run = promisify(execFile);

/** Makes a folder a small disk of its own. @returns false where that is not allowed */
async function mountSmall(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  return run('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0700', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
}

/** Writes until nothing more fits, in ever smaller pieces. */
async function fill(file: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    for (const bytes of [65_536, 4096, 256, 1]) {
      while (await fits(handle, bytes));
    }
  } finally {
    await handle.close();
  }
}

async function fits(handle: FileHandle, bytes: number): Promise<boolean> {
  try {
    await handle.write(Buffer.alloc(bytes));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return false;
  }
}

test('a full disk is said in mid-call, and nothing noted is lost', async ({
  startApp,
  profile,
}) => {
  const data = path.join(profile, 'data');
  test.skip(!(await mountSmall(data)), 'needs the right to mount a small disk');
  try {
    const app = await startApp({ microphone: media.agentSpeech });
    const { page } = app;
    await introduce(page, 'Sam');
    await page.getByRole('button', { name: 'Start the simulated customer' }).click();
    await answer(page);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    await addFact(page, 'noted before');
    const filler = path.join(data, 'filler');
    await fill(filler);
    await addFact(page, 'noted while full');
    await expect(page.getByText('The disk is full.').first()).toBeVisible();

    await rm(filler);
    await hangUp(page);
    await expect(page.getByText('The summary is saved.')).toBeVisible();
    const [call] = await pastCalls(page);
    const { facts } = await storedSummary(page, call?.callId ?? '');
    expect(facts.map(({ text }) => text)).toEqual(['noted before', 'noted while full']);
    await app.close({ keepProfile: true });
  } finally {
    await run('umount', ['--lazy', data]);
  }
});
