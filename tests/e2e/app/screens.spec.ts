import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { answer, hangUp, introduce } from '#tests/helpers/desk.ts';
import { expect, media, ringFrom, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/** Runs axe on what is on the screen. Electron's single page wants the legacy, in-page mode. */
async function expectAccessible(page: Page, screen: string): Promise<void> {
  // In the middle of a fade every colour is a mixture; endless movements have no end to wait for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime))
        .map((each) => each.finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => `${screen}: ${id} at ${nodes[0]?.target.join(' ') ?? ''}`),
  ).toEqual([]);
}

/** No screen of a call may scroll as a whole. */
async function expectNoPageScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => ({
    x: document.documentElement.scrollWidth - window.innerWidth,
    y: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(overflow).toEqual({ x: 0, y: 0 });
}

test('every screen of the app passes axe and holds at 900×600', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const { page } = app;
  const resize = (width: number, height: number): Promise<void> =>
    inMain(
      app.app,
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
  await resize(900, 600);
  await expect(page.getByRole('heading', { name: 'Welcome to Hearback' })).toBeVisible();
  await expectAccessible(page, 'first run');
  await introduce(page, 'Sam', 'Northwind');
  await expectAccessible(page, 'desk');
  for (const place of ['Past calls', 'Settings', 'About', 'Keys']) {
    await page.getByRole('button', { name: place }).click();
    await expectAccessible(page, place);
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Call', exact: true }).click();

  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
  });
  await ringFrom(app, customer, { camera: true });
  await expect(page.getByRole('heading', { name: 'Maya is calling' })).toBeVisible();
  await expectAccessible(page, 'ring');
  await answer(page);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await expectAccessible(page, 'call');
  await expectNoPageScroll(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'call in the dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await hangUp(page);
  await expect(page.getByRole('heading', { name: 'What went well' })).toBeVisible();
  await expectAccessible(page, 'summary');
});

test('a call by keyboard alone', async ({ startApp, startCustomer }) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const { page } = app;
  await page.getByRole('textbox', { name: 'Your name' }).press('Tab');
  await page.getByRole('textbox', { name: 'Your name' }).focus();
  await page.keyboard.type('Sam');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Your desk' })).toBeVisible();
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await expect(page.getByRole('heading', { name: 'Maya is calling' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('m is a letter here');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByText('m is a letter here').first()).toBeVisible();
  await expect(customer.page.getByText('Sam is muted')).toBeHidden();

  // Out of the input, keys are commands again.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('m');
  await expect(customer.page.getByText('Sam is muted')).toBeVisible();
  await page.keyboard.press('m');
  const said = page.getByRole('button', { name: /^Said/ });
  await expect(said.first()).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+e');
  // Answered seconds ago, so it asks; the focus stands on staying.
  const ended = page.getByText('You ended the call.');
  const asks = page.getByRole('alertdialog');
  await expect(ended.or(asks).first()).toBeVisible();
  if (await asks.isVisible()) {
    await expect(asks.getByRole('button', { name: 'Stay in the call' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('You ended the call.')).toBeVisible();
  await expect(page.getByText('The summary is saved.')).toBeVisible();
});
