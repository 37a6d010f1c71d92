import type { Page } from 'playwright/test';
import { answer, hangUp } from '#tests/helpers/desk.ts';
import { answeredCall, expect, media, ringFrom, test } from './fixtures.ts';

/** The library's figures by template, through the app's own bridge. */
async function figures(page: Page) {
  const answered = await page.evaluate(() => window.hearback['templates.standing'](undefined));
  if (!answered.ok) throw new Error(answered.failure.message);
  return answered.value.use;
}

/** What the running call's journal has as offered. */
async function offeredSoFar(page: Page): Promise<readonly string[]> {
  const answered = await page.evaluate(() => window.hearback['journal.unfinished'](undefined));
  if (!answered.ok) throw new Error(answered.failure.message);
  return answered.value.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'promptOffered' ? [event.templateId] : [])),
  );
}

/** How far the running call's journal has come. */
async function journalMs(page: Page): Promise<number> {
  const answered = await page.evaluate(() => window.hearback['journal.unfinished'](undefined));
  if (!answered.ok) throw new Error(answered.failure.message);
  return Math.max(0, ...answered.value.flatMap(({ events }) => events.map(({ atMs }) => atMs)));
}

/** The templates that stand on the panel, the first one first. */
async function shown(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-template') ?? ''));
}

test('what was offered, said and not useful in a call stands in the library', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const { page } = app;
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await answeredCall(app, customer);
  const first = page.getByRole('article').first();
  await expect(first).toBeVisible();
  // Under the pointer nothing moves, so that all three stand long enough to have been offered.
  await first.hover();
  const [said = '', notUseful = ''] = await shown(page);
  const second = page.locator(`[data-template="${notUseful}"]`);
  await expect.poll(() => offeredSoFar(page)).toEqual(expect.arrayContaining([said, notUseful]));
  await second.getByRole('button', { name: /^Copy: / }).click();
  await expect(second.getByText('Copied')).toBeVisible();
  await first.getByRole('button', { name: /^Pin: / }).click();
  await expect(first.getByRole('button', { name: /^Unpin: / })).toBeVisible();
  await second.getByRole('button', { name: /^Not useful, / }).click();
  await expect(second).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(page.getByText('You said one prompt.')).toBeVisible();
  await hangUp(page);
  await expect(page.getByText('The summary is saved.')).toBeVisible();

  const use = await figures(page);
  const of = (id: string) => use.find(({ templateId }) => templateId === id);
  expect(of(said)).toMatchObject({ offered: 1, said: 1, notUseful: 0 });
  expect(of(notUseful)).toMatchObject({ offered: 1, said: 0, notUseful: 1 });
  expect(JSON.stringify(use)).not.toMatch(/Sam|Maya/);

  await page.getByRole('button', { name: /^Templates/ }).click();
  await expect(page.getByText('Offered once, said once.')).toBeVisible();
  await expect(page.getByText('Offered once, said never, found not useful once.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Unpin: / })).toHaveCount(1);
});

test('a prompt counts as offered where it can be read: not in a hidden panel, in a window of its own too', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const { page } = app;
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await page.evaluate(() => window.hearback['settings.save']({ panelHidden: true }));
  await page.reload();
  await answer(page);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  // Three seconds of sound in the journal: three times as long as it would take.
  await expect.poll(() => journalMs(page), { timeout: 20_000 }).toBeGreaterThan(3000);
  expect(await offeredSoFar(page)).toEqual([]);

  const opened = app.app.waitForEvent('window');
  await page.keyboard.press('d');
  const panel = await opened;
  await panel.getByRole('article').first().hover();
  const [first = ''] = await shown(panel);
  await expect.poll(() => offeredSoFar(page)).toContain(first);
  await hangUp(page);
});
