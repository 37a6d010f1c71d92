import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { answer } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { answeredCall, expect, media, ringFrom, test } from './fixtures.ts';

async function inCall(app: AppUnderTest, customer: CustomerUnderTest): Promise<void> {
  await answeredCall(app, customer);
  await expect(app.page.getByRole('article').first()).toBeVisible();
}

const panelOf = (page: Page) =>
  page.getByRole('complementary', { name: 'Prompts, facts, customer and chat' });
const promptSize = (page: Page): Promise<string> =>
  page
    .getByRole('article')
    .first()
    .locator('p')
    .first()
    .evaluate((text) => getComputedStyle(text).fontSize);
const widthOf = async (page: Page): Promise<number> =>
  (await panelOf(page).boundingBox())?.width ?? NaN;

/** Presses D in the main window and waits for the panel's own. */
async function detach(app: AppUnderTest): Promise<Page> {
  const opened = app.app.waitForEvent('window');
  await app.page.keyboard.press('d');
  const panel = await opened;
  await expect(panel.getByRole('article').first()).toBeVisible();
  return panel;
}

test('the panel is made large, wider and hidden by keyboard, and is so after a restart', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await inCall(app, customer);
  const { page } = app;
  expect(await promptSize(page)).toBe('18px');
  await page.keyboard.press('l');
  await expect.poll(() => promptSize(page)).toBe('27px');
  await page.screenshot({ path: test.info().outputPath('large.png') });

  const before = await widthOf(page);
  const divider = page.getByRole('separator', { name: 'Width of the panel' });
  await divider.focus();
  await expect(divider).toHaveAttribute('aria-valuenow', String(Math.round(before)));
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(page)).toBeGreaterThan(before + 24);
  await page.keyboard.press('Home');
  await expect.poll(() => widthOf(page)).toBeCloseTo(before, 0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(page)).toBeLessThan(before - 8);
  const narrow = await widthOf(page);

  // Half a sentence is there again when the panel comes back, and typing is no shortcut.
  const fact = page.getByRole('textbox', { name: 'Add a fact' });
  await fact.fill('');
  await fact.pressSequentially('pl');
  await expect(panelOf(page)).toBeVisible();
  await fact.blur();
  await page.keyboard.press('p');
  await expect(panelOf(page)).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('hidden.png') });
  await page.keyboard.press('/');
  await expect(fact).toBeFocused();
  await expect(fact).toHaveValue('pl');
  await fact.blur();
  await page.keyboard.press('p');
  await expect(panelOf(page)).toBeHidden();
  await app.close({ keepProfile: true, midCall: true });
  await customer.close();

  const again = await startApp({ microphone: media.agentSpeech });
  const other = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(again, other, { name: 'Noor' });
  await answer(again.page);
  await expect(again.page.getByRole('button', { name: 'Show the panel' })).toBeVisible();
  await again.page.getByRole('button', { name: 'Show the panel' }).click();
  await expect.poll(() => promptSize(again.page)).toBe('27px');
  expect(await widthOf(again.page)).toBeCloseTo(narrow, 0);
});

test('the panel works in a window of its own, and comes back with what was in it', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await inCall(app, customer);
  await app.page.getByRole('textbox', { name: 'Add a fact' }).fill('half a fact');
  await app.page.getByRole('textbox', { name: 'Add a fact' }).blur();
  const panel = await detach(app);
  await expect(panel.getByRole('textbox', { name: 'Add a fact' })).toHaveValue('half a fact');
  await expect(panelOf(app.page)).toBeHidden();
  await panel.screenshot({ path: test.info().outputPath('detached.png') });
  await app.page.screenshot({ path: test.info().outputPath('main.png') });
  expect(await panel.title()).toBe('Prompts · Hearback');

  const axe = await new AxeBuilder({ page: panel })
    .setLegacyMode()
    .disableRules(['landmark-one-main', 'page-has-heading-one', 'region'])
    .analyze();
  expect(axe.violations.map(({ id }) => id)).toEqual([]);

  // The same keys: 1 says the first, Enter adds the fact; the call's record has both.
  const [said] = await panel
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.dataset['template'] ?? ''));
  await panel.locator('body').press('1');
  await expect(panel.getByText('You said one prompt.')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Add a fact' }).press('Enter');
  const journal = () =>
    app.page.evaluate(async () => {
      const answered = await window.hearback['journal.unfinished'](undefined);
      return answered.ok ? answered.value.flatMap(({ events }) => events) : [];
    });
  await expect
    .poll(async () =>
      (await journal()).flatMap((event) =>
        event.type === 'promptSaid'
          ? [event.templateId]
          : event.type === 'factAdded'
            ? ['fact']
            : [],
      ),
    )
    .toEqual([said, 'fact']);

  const gone = panel.waitForEvent('close');
  await panel.getByRole('button', { name: 'Bring the panel back' }).click();
  await gone;
  await expect(panelOf(app.page)).toBeVisible();
  await expect(app.page.getByText('You said one prompt.')).toBeVisible();

  // Closed by its own frame, it is back too; the end of the call takes it along.
  const second = await detach(app);
  const closed = second.waitForEvent('close');
  await inMain(app.app, ({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL() === 'about:blank')
      ?.close(),
  );
  await closed;
  await expect(panelOf(app.page)).toBeVisible();
  const third = await detach(app);
  const over = third.waitForEvent('close');
  await customer.page.getByRole('button', { name: 'End call' }).click();
  await over;
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
  expect(app.trouble).toEqual([]);
});

test('the panel’s window has no bridge, goes nowhere and opens nothing', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await inCall(app, customer);
  const panel = await detach(app);
  expect(
    await panel.evaluate(() => [
      typeof (window as { hearback?: unknown }).hearback,
      typeof (globalThis as { require?: unknown }).require,
      typeof (globalThis as { process?: unknown }).process,
    ]),
  ).toEqual(['undefined', 'undefined', 'undefined']);
  const preferences = await inMain(app.app, ({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const { sandbox, contextIsolation, nodeIntegration } = (
        contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration };
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const each of preferences) {
    expect(each).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  }
  const tried = await panel.evaluate(async () => {
    const reached = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    return { reached, opened: window.open('about:blank', 'another') !== null };
  });
  expect(tried).toEqual({ reached: false, opened: false });
  const opened = await app.page.evaluate(() => [
    window.open('https://example.com/', 'hearback-prompts') === null,
    window.open('about:blank', 'another') === null,
  ]);
  expect(opened.at(-1)).toBe(true);
  const addresses = await inMain(app.app, ({ webContents }) =>
    webContents.getAllWebContents().map((contents) => contents.getURL()),
  );
  expect(addresses.toSorted()).toEqual(['about:blank', 'app://hearback/agent/index.html']);
});
