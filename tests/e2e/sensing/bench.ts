import { expect } from 'playwright/test';
import type { Page } from 'playwright/test';
import type { Party } from '#shared/model/party.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { VoiceBench } from './page/main.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/** Typed here, so that the page's declaration is known to the compiler wherever this is read. */
export type Frames = VoiceBench['frames'];

/**
 * Opens a window of the app's kind with a bench's page in it.
 * @param name what the page puts into its window once it is ready
 */
export async function openBench(
  desk: AppUnderTest,
  origin: string,
  name: 'voiceBench' | 'faceCall' = 'voiceBench',
): Promise<{ readonly page: Page; readonly trouble: string[] }> {
  const opened = desk.app.waitForEvent('window');
  await inMain(
    desk.app,
    ({ BrowserWindow }, address) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { partition: 'sensing', sandbox: true, backgroundThrottling: false },
      });
      return window.loadURL(address);
    },
    `${origin}/index.html`,
  );
  const page = await opened;
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(error.message));
  await page.waitForFunction((ready) => ready in window, name);
  return { page, trouble };
}

export function framesOf(page: Page, party: Party): Promise<Frames> {
  return page.evaluate(
    (who) => window.voiceBench.frames.filter((frame) => frame.party === who),
    party,
  );
}

/** Waits until a party has this many frames more than now. */
export async function more(page: Page, party: Party, count: number): Promise<void> {
  const before = (await framesOf(page, party)).length;
  await expect
    .poll(async () => (await framesOf(page, party)).length)
    .toBeGreaterThanOrEqual(before + count);
}

/** Waits until a party has had no frames while the other has had twenty. */
export async function goneSilent(page: Page, party: Party, other: Party): Promise<void> {
  await expect
    .poll(async () => {
      const before = (await framesOf(page, party)).length;
      await more(page, other, 20);
      return (await framesOf(page, party)).length - before;
    })
    .toBe(0);
}
