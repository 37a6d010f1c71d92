import { _electron } from 'playwright';
import { expect, test } from 'playwright/test';
import { prepareApp } from '#electron/launch/prepare.ts';
import { newProfile, removeProfile } from '#tests/helpers/app.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/*
 * Leaving in the first moments: somebody who opened the app by mistake closes it at once. Nothing
 * may hang, and nothing may complain of a start that was given up on purpose.
 */

for (const moment of ['at once', 'while its page loads'] as const) {
  test(`quits ${moment}`, async () => {
    const prepared = await prepareApp();
    const profile = await newProfile();
    const app = await _electron.launch({
      executablePath: prepared.executable,
      args: [...prepared.args, `--user-data-dir=${profile}`, '--lang=en-US'],
      env: { ...prepared.env },
    });
    const said: string[] = [];
    const child = app.process();
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const gone = app.waitForEvent('close');
    if (moment === 'while its page loads') await app.firstWindow();
    await inMain(app, ({ app: own }) => {
      setImmediate(() => own.quit());
    });
    await gone;
    await expect.poll(() => child.exitCode).toBe(0);
    expect(said.join('')).not.toContain('could not start');
    await removeProfile(profile);
  });
}
