import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { prepareApp } from '#electron/launch/prepare.ts';
import { answer, hangUp, introduce } from '#tests/helpers/desk.ts';
import { expect, media, test } from './fixtures.ts';

test('a link to a team opens in the app that runs, and is acted on by nobody but a person', async ({
  startApp,
  profile,
}) => {
  const asked: (string | undefined)[] = [];
  const hub = createServer((request, response) => {
    asked.push(request.url);
    response.end('{}');
  });
  hub.listen(0, '127.0.0.1');
  await once(hub, 'listening');
  const address = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  const prepared = await prepareApp();
  /** Starts the app a second time, as the system does; it ends by itself. */
  const openAgain = async (...args: string[]): Promise<unknown> => {
    const again = spawn(
      prepared.executable,
      [...prepared.args, `--user-data-dir=${profile}`, ...args],
      { env: prepared.env, stdio: 'ignore' },
    );
    const [status] = (await once(again, 'exit')) as [number | null];
    return status;
  };
  const linkTo = (to: string): string => `hearback://team?link=${encodeURIComponent(to)}`;
  try {
    const { page } = await startApp({ microphone: media.agentSpeech, probe: false });
    await introduce(page, 'Sam');
    const invitation = `${address}/invitation#${'t'.repeat(32)}`;
    const field = page.getByRole('textbox', { name: 'Address or link' });

    // One that means nothing brings the window forward, and no more.
    expect(await openAgain(linkTo('file:///etc/passwd'))).toBe(0);
    await expect(page.getByRole('heading', { name: 'Your desk' })).toBeVisible();

    expect(await openAgain(linkTo(invitation), '--analyse')).toBe(0);
    await expect(field).toHaveValue(invitation);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect.poll(() => asked.length).toBeGreaterThan(0);

    // In a call it does nothing but say so.
    await page.keyboard.press('Control+1');
    await page.getByRole('button', { name: 'Start the simulated customer' }).click();
    await answer(page);
    await expect(page.getByText('Connected', { exact: true })).toBeVisible();
    expect(await openAgain(linkTo(invitation))).toBe(0);
    await hangUp(page);
    await expect(page.getByText('The summary is saved.')).toBeVisible();
    await expect(page.getByText('The link to a team was opened')).toBeVisible();
  } finally {
    hub.close();
  }
});
