import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { openStage, ringAtDesk } from './stage.ts';
import type { Stage } from './stage.ts';

/* The customer's page in a real browser, under the real hub, with a bare desk on the other side. */

const media = path.resolve(import.meta.dirname, '../../../resources');

let stage: Stage;
let customer: CustomerUnderTest;

test.beforeEach(async () => {
  stage = await openStage();
  customer = await launchCustomer({
    microphone: path.join(media, 'speech/demo-customer.wav'),
    camera: path.join(media, 'faces/demo-customer.mjpeg'),
    loop: true,
  });
});

test.afterEach(async () => {
  await customer.close();
  await stage.close();
});

const button = (name: string) => customer.page.getByRole('button', { name, exact: true });
const heading = (name: string) => customer.page.getByRole('heading', { level: 1, name });

async function ring(): Promise<string> {
  const { url } = await stage.invite();
  await customer.page.goto(url);
  await button('Check my sound').click();
  await expect(customer.page.getByText('That works, we can hear you.').first()).toBeVisible();
  await button('Turn camera on').click();
  await expect(customer.page.getByLabel('Your own picture')).toBeVisible();
  await button('Ring Sam').click();
  await expect(heading('Ringing Sam…')).toBeFocused();
  return ringAtDesk(stage);
}

async function talk(): Promise<string> {
  const callId = await ring();
  await stage.desk.evaluate((id) => window.desk.accept(id, true), callId);
  await expect(heading('Call with Sam')).toBeFocused();
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  return callId;
}

const deskStats = async () => {
  const stats = await stage.desk.evaluate(() => window.desk.stats());
  if (stats === null) throw new Error('the desk has no connection');
  return stats;
};

test('sound and picture flow both ways, and the end is told', async () => {
  await talk();
  await expect(customer.page.getByLabel('Video of Sam')).toBeVisible();
  await expect.poll(async () => (await deskStats()).video.framesReceived).toBeGreaterThan(10);
  await expect.poll(async () => (await deskStats()).audio.energyReceived).toBeGreaterThan(0);
  await expect
    .poll(() =>
      customer.page
        .getByLabel('Video of Sam')
        .evaluate((video: HTMLVideoElement) => video.videoWidth),
    )
    .toBeGreaterThan(0);

  await button('Mute').click();
  await button('Stop camera').click();
  await expect
    .poll(() => stage.desk.evaluate(() => window.desk.messages.at(-1)))
    .toEqual({ type: 'media', muted: true, cameraOn: false, held: false });
  await expect(customer.page.getByText('You are muted')).toBeVisible();

  await button('End call').click();
  await expect(heading('You ended the call.')).toBeFocused();
  await expect
    .poll(() => stage.desk.evaluate(() => window.desk.states.at(-1)))
    .toMatchObject({ phase: 'ended', by: 'customer', reason: 'hungUp' });
  expect(customer.trouble).toEqual([]);
});
