import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium } from 'playwright';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { parse } from 'yaml';
import { startForDevTools } from '#electron/launch/devtools.ts';
import { preparePackagedApp } from '#electron/launch/prepare.ts';
import { newProfile, removeProfile } from '#tests/helpers/app.ts';
import { answer, hangUp, introduce, pastCalls } from '#tests/helpers/desk.ts';
import { fakeDevices } from '#tests/helpers/fakeDevices.ts';
import { installMediaProbe, mediaFlow } from '#tests/helpers/mediaProbe.ts';
import { media } from './fixtures.ts';

/** The agent's window among what a browser tool sees; it may still be opening. */
async function agentPage(pages: () => readonly Page[]): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(() => {
      found = pages().find((page) => page.url().includes('/agent/index.html'));
      return found !== undefined;
    })
    .toBe(true);
  if (found === undefined) throw new Error('The packaged app opened no window.');
  return found;
}

test('the packaged app takes a call with the simulated customer', async () => {
  test.setTimeout(240_000);
  const packaged = await preparePackagedApp();
  const profile = await newProfile();
  const devices = fakeDevices({ microphone: media.agentSpeech });
  const { child, address } = await startForDevTools(packaged, [
    `--user-data-dir=${profile}`,
    '--lang=en-US',
    ...devices,
  ]);
  const ended = once(child, 'exit');
  const browser = await chromium.connectOverCDP(address);
  try {
    const page = await agentPage(() => browser.contexts().flatMap((context) => context.pages()));
    // A reload in the middle of the first load would never be seen to end.
    await expect(page.getByRole('heading', { name: 'Welcome to Hearback' })).toBeVisible();
    await installMediaProbe(page);
    await page.reload();
    await introduce(page, 'Sam', 'Northwind');
    await page.getByRole('button', { name: 'Start the simulated customer' }).click();
    await expect(page.getByRole('heading', { name: / is calling$/ })).toBeVisible();
    await answer(page);
    await expect
      .poll(async () => (await mediaFlow(page)).audioEnergyReceived)
      .toBeGreaterThan(0.001);
    await expect(page.getByText(/^you \d+\s?% · Maya Lindqvist \d+\s?%$/)).toBeVisible();
    await hangUp(page);
    await expect(page.getByText('The summary is saved.')).toBeVisible();
    expect((await pastCalls(page))[0]).toMatchObject({ simulated: true });
  } finally {
    await browser.close();
    child.kill('SIGTERM');
    await ended;
    await removeProfile(profile);
  }
});

test('the packaged program has its fuses as configured', async () => {
  test.setTimeout(240_000);
  const { executable } = await preparePackagedApp();
  const wire = await getCurrentFuseWire(executable);
  const ON = '1'.charCodeAt(0);
  const read = Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter((pair): pair is [string, FuseV1Options] => typeof pair[1] === 'number')
      .map(([name, at]) => [`${name[0]?.toLowerCase() ?? ''}${name.slice(1)}`, wire[at] === ON]),
  );
  const config = parse(await readFile('electron-builder.yml', 'utf8')) as {
    electronFuses: Record<string, boolean>;
  };
  expect(read).toEqual(config.electronFuses);
});
