import type { Page } from 'playwright';
import { introduce } from '#tests/helpers/desk.ts';
import { mediaFlow } from '#tests/helpers/mediaProbe.ts';
import type { SisterHubs } from '#tests/helpers/sisterHubs.ts';
import { startSisterHubs } from '#tests/helpers/sisterHubs.ts';
import { answeredCall, expect, media, test } from './fixtures.ts';

/*
 * A customer's page and an app in a call, whose hub is killed: both go on at its sister, under the
 * policies that they were loaded with.
 */

let sisters: SisterHubs;

test.beforeEach(async () => {
  sisters = await startSisterHubs();
});
test.afterEach(() => sisters.close());

/** Resolves with the time at which the page first hears something over a socket to this hub. */
function atHub(page: Page, origin: string): Promise<number> {
  const { host } = new URL(origin);
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      if (new URL(socket.url()).host !== host) return;
      // The first frames are the greeting; what is told of the call comes in an event.
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('"call.state"')) resolve(performance.now());
      });
    });
  });
}

/** Connections made so far, and packets of sound received. */
const heard = async (page: Page): Promise<{ connections: number; packets: number }> => ({
  connections: await page.evaluate(() => window.mediaProbe?.connections.length ?? 0),
  packets: (await mediaFlow(page)).audioPacketsReceived,
});

test('the call’s hub is killed: both go on at its sister, heard all along, to the call’s end', async ({
  startApp,
  startCustomer,
}) => {
  const [first, second] = sisters.hubs;
  const app = await startApp({ microphone: media.agentSpeech });
  await introduce(app.page, 'Sam', 'Northwind');
  const opened = app.page.waitForEvent('load');
  await app.page.evaluate((hub) => window.hearback['settings.save']({ hub }), {
    mode: 'remote',
    url: first.origin,
    token: sisters.token,
    account: null,
  } as const);
  await opened;
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await answeredCall(app, customer);
  const pages = [app.page, customer.page] as const;
  for (const page of pages) {
    await expect.poll(async () => (await heard(page)).packets).toBeGreaterThan(20);
  }
  expect(new URL(customer.page.url()).origin).toBe(first.origin);

  const before = await Promise.all(pages.map(heard));
  const there = pages.map((page) => atHub(page, second.origin));
  const killedAt = performance.now();
  await first.kill();
  const [appMs = 0, guestMs = 0] = (await Promise.all(there)).map((at) => at - killedAt);
  const after = await Promise.all(pages.map(heard));
  const told = { app: Math.round(appMs), guest: Math.round(guestMs) };
  process.stdout.write(`at the sister hub after ${JSON.stringify(told)} ms\n`);

  // The same connections carried sound all the while: fifty packets a second, some late ones left out.
  for (const [i, { connections, packets }] of after.entries()) {
    const was = before[i] ?? { connections: 0, packets: 0 };
    expect(connections).toBe(was.connections);
    expect(packets - was.packets).toBeGreaterThan(25 * (Math.min(appMs, guestMs) / 1000));
  }
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();

  await customer.page.getByRole('button', { name: /^Chat/ }).click();
  const field = customer.page.getByRole('textbox', { name: 'Write to Sam' });
  await field.fill('Still there?');
  await field.press('Enter');
  await expect(app.page.getByText('Still there?')).toBeVisible();

  await customer.page.getByRole('button', { name: 'End call' }).click();
  await expect(customer.page.getByText('You ended the call.')).toBeVisible();
  await expect(app.page.getByText('Maya ended the call.')).toBeVisible();
  // The sister has it from the customer's page itself.
  await expect
    .poll(() => sisters.ask('select phase, ended_by, end_reason from calls'), { timeout: 30_000 })
    .toEqual([{ phase: 'ended', ended_by: 'customer', end_reason: 'hungUp' }]);
});
