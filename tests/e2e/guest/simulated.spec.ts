import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { openStage, ringAtDesk } from './stage.ts';
import type { Stage } from './stage.ts';

/* The customer made of bundled speech, from source, under the real hub. */

let stage: Stage;
let customer: CustomerUnderTest;
/** A window that a script opened, because only such a one may close itself in a browser. */
let hidden: Page;

test.beforeEach(async () => {
  stage = await openStage();
  customer = await launchCustomer();
});

test.afterEach(async () => {
  await customer.close();
  await stage.close();
});

async function start(scenario: string): Promise<string> {
  const { url } = await stage.invite({ simulated: true });
  const address = new URL('/renderer/guest/simulated/index.html', stage.pagesOrigin);
  address.searchParams.set('hub', stage.origin);
  address.searchParams.set('scenario', scenario);
  address.hash = new URL(url).hash;
  const opened = customer.page.waitForEvent('popup');
  await customer.page.evaluate((href) => void window.open(href), address.href);
  hidden = await opened;
  return ringAtDesk(stage);
}

const deskStats = () => stage.desk.evaluate(() => window.desk.stats());

test('rings by itself, shows a face, speaks, and goes when the agent hangs up', async () => {
  const callId = await start('doubled-bill');
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await expect.poll(async () => (await deskStats())?.video.framesReceived).toBeGreaterThan(20);
  // The first line, about 4 s long, comes after a greeting or some seconds of silence.
  await expect
    .poll(async () => (await deskStats())?.audio.energyReceived, { timeout: 30_000 })
    .toBeGreaterThan(0.001);
  const closed = hidden.waitForEvent('close');
  await stage.desk.evaluate((id) => window.desk.end(id), callId);
  await closed;
});

test('without a face it is a voice call', async () => {
  const callId = await start('missing-parcel');
  expect(await stage.desk.evaluate(() => window.desk.ringing.at(-1)?.video)).toBe(false);
  const closed = hidden.waitForEvent('close');
  await stage.desk.evaluate((id) => window.desk.decline(id), callId);
  await closed;
});
