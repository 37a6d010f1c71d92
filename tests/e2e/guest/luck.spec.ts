import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';
import { look } from './look.ts';
import { openStage, ringAtDesk } from './stage.ts';
import type { Stage } from './stage.ts';

/* Bad luck on the customer's side: reloads, a hub that is gone, browsers that cannot call. */

const media = path.resolve(import.meta.dirname, '../../../resources');
const speech = { microphone: path.join(media, 'speech/demo-customer.wav'), loop: true };

let stage: Stage;
let customer: CustomerUnderTest;

test.beforeEach(async () => {
  stage = await openStage();
  customer = await launchCustomer(speech);
});

test.afterEach(async () => {
  await customer.close();
  await stage.close();
});

const button = (name: string) => customer.page.getByRole('button', { name, exact: true });
const title = (name: string, page = customer.page) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

async function ring(): Promise<{ callId: string; url: string }> {
  const { url } = await stage.invite();
  await customer.page.goto(url);
  await button('Check my sound').click();
  await button('Ring Sam').click();
  return { callId: await ringAtDesk(stage), url };
}

async function talk(): Promise<{ callId: string; url: string }> {
  const call = await ring();
  await stage.desk.evaluate((id) => window.desk.accept(id, false), call.callId);
  await title('Call with Sam');
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  return call;
}

const received = async (): Promise<number> =>
  (await stage.desk.evaluate(() => window.desk.stats()))?.audio.packetsReceived ?? 0;

/** Whether the hub says of a link that its call is over. */
async function hubKnowsTheEnd(url: string): Promise<boolean> {
  const { state } = await stage.lookUp(url, await seatOf());
  return state === 'ended';
}

/** What the customer's tab remembers. */
const seatOf = (): Promise<string> =>
  customer.page.evaluate(() => {
    const [memory] = Object.values(sessionStorage) as string[];
    return (JSON.parse(memory ?? '{}') as { seat: string }).seat;
  });

test('a reload in mid-call asks first and then leads back to the same call', async () => {
  const { callId } = await talk();
  await button('Mute').click();
  const asked: string[] = [];
  customer.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await customer.page.reload();
  await title('Call with Sam');
  expect(asked).toEqual(['beforeunload']);
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  await expect(customer.page.getByText('You are muted')).toBeVisible();
  await button('Unmute').click();
  const before = await received();
  await expect.poll(received).toBeGreaterThan(before + 50);
  const states = await stage.desk.evaluate(() => window.desk.states);
  expect(new Set(states.map((state) => state.callId))).toEqual(new Set([callId]));
  expect(states.every((state) => state.phase !== 'ended')).toBe(true);
});

test('a reload while it rings goes on ringing', async () => {
  const { callId } = await ring();
  await customer.page.reload();
  await title('Ringing Sam…');
  await stage.desk.evaluate((id) => window.desk.accept(id, false), callId);
  await title('Call with Sam');
  await expect(customer.page.getByText('Good connection')).toBeVisible();
});

test('a second tab cannot take the call, a copied one takes it over', async () => {
  const { url } = await talk();
  const second = await customer.context.newPage();
  await second.goto(url);
  await title('This link is already in use', second);

  // A duplicated tab has the first one's memory.
  const memory = await customer.page.evaluate(() => JSON.stringify(sessionStorage));
  await second.evaluate((text) => {
    for (const [key, value] of Object.entries(JSON.parse(text) as Record<string, string>)) {
      sessionStorage.setItem(key, value);
    }
  }, memory);
  await second.reload();
  await title('Call with Sam', second);
  await title('The call goes on in another tab.');
  await expect(second.getByText('Good connection')).toBeVisible();
});

test('the call survives the hub, and so does its end', async () => {
  const { url } = await talk();
  await stage.stopHub();
  const before = await received();
  await expect.poll(received).toBeGreaterThan(before + 100);
  await expect(customer.page.getByText('Good connection')).toBeVisible();
  await button('End call').click();
  await title('You ended the call.');
  await expect
    .poll(() => stage.desk.evaluate(() => window.desk.messages.at(-1)))
    .toEqual({ type: 'bye', reason: 'hungUp' });
  // Back within the time for which the page keeps telling: the hub hears of it too.
  await stage.restartHub();
  await expect.poll(() => hubKnowsTheEnd(url), { timeout: 30_000 }).toBe(true);
});

test('the other side hangs up while the hub is away', async () => {
  const { callId } = await talk();
  await stage.stopHub();
  await stage.desk.evaluate((id) => void window.desk.bye(id), callId);
  await title('Sam ended the call.');
});

test('a line that is down is told with a countdown, and moves nothing', async () => {
  await talk();
  const { page } = customer;
  await page.setViewportSize({ width: 320, height: 640 });
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('h1, button, main > *')].map((each) =>
        JSON.stringify(each.getBoundingClientRect()),
      ),
    );
  const before = await places();
  // The other side’s program goes without a word.
  await stage.desk.close();
  await expect(page.getByText('Reconnecting to Sam…')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^trying for another [1-5]?[0-9] s\.$/);
  await expect(page.getByText('Until then you are not heard.')).toBeVisible();
  expect(await places()).toEqual(before);
  await look(page, 'reconnecting');
});

test('a hub that does not answer is asked again until it does', async () => {
  const { url } = await stage.invite();
  await customer.page.goto(url);
  await title('Maya, you are about to talk with Sam from Northwind.');
  await customer.page.route('**/api/guest/invite', (route) => route.abort());
  await customer.page.reload();
  await title('The call service does not answer');
  await customer.page.unroute('**/api/guest/invite');
  await title('Maya, you are about to talk with Sam from Northwind.');
});

test('a browser that cannot call says so in words', async () => {
  const { url } = await stage.invite();
  await customer.page.addInitScript(() => {
    Reflect.deleteProperty(window, 'RTCPeerConnection');
  });
  await customer.page.goto(url);
  await title('This browser cannot make calls');
});

test('an address without TLS says so in words', async () => {
  const { url } = await stage.invite();
  await customer.page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
  });
  await customer.page.goto(url);
  await title('This page needs a secure address');
});

test('where the script does not run, plain words stand', async () => {
  const { url } = await stage.invite();
  await customer.page.route('**/guest/assets/*.js', (route) => route.abort());
  await customer.page.goto(url);
  await title('This page has not started yet');
});

test('the page speaks the browser’s language, or the one chosen', async () => {
  const { url } = await stage.invite();
  await customer.page.goto(url);
  await customer.page.getByLabel('Language').selectOption('de');
  await title('Maya, gleich sprechen Sie mit Sam von Northwind.');
  await expect(customer.page.locator('html')).toHaveAttribute('lang', 'de');
  await customer.page.reload();
  await title('Maya, gleich sprechen Sie mit Sam von Northwind.');

  const other = await launchCustomer({ locale: 'sv-SE' });
  await other.page.goto(url);
  await title('Maya, du ska strax prata med Sam från Northwind.', other.page);
  await other.close();
});
