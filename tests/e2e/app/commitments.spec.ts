import type { Page } from 'playwright';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { answer, hangUp, introduce } from '#tests/helpers/desk.ts';
import { summary } from '#tests/ui/snapshots/stored.ts';
import { expect, media, ringFrom, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

const earlier = {
  callId: 'call-yesterday-1',
  customerName: 'Noor',
  startedAt: Date.now() - 24 * 3_600_000,
} as const;

/** Stores a call of yesterday, with what was promised in it. */
async function storeCall(page: Page, actions: CallSummary['actions']): Promise<void> {
  await page.evaluate(
    async (call) => {
      const answered = await window.hearback['calls.save'](call);
      if (!answered.ok) throw new Error(answered.failure.message);
    },
    summary({ ...earlier, actions }),
  );
}

/** By the rail: a key that comes before the window has drawn itself is lost. */
async function openCommitments(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Commitments' }).click();
}

test('a promise of a call stands in its summary, outlives a restart, and stays ticked', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();

  await app.page.keyboard.press('/');
  await app.page.keyboard.type('/action send the corrected bill /due tomorrow noon');
  await expect(app.page.getByText(/^Action by tomorrow 12:00/)).toBeVisible();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Escape');
  await hangUp(app.page);
  await expect(app.page.getByText('The summary is saved.')).toBeVisible();
  const inSummary = app.page.getByRole('list', { name: 'Commitments' });
  await expect(inSummary.getByText('send the corrected bill')).toBeVisible();
  await expect(inSummary.getByText(/^By tomorrow 12:00/)).toBeVisible();
  expect(app.trouble).toEqual([]);
  await app.close({ keepProfile: true });

  const again = await startApp();
  const done = (page: typeof again.page) =>
    page.getByRole('checkbox', { name: 'Done: send the corrected bill' });
  await openCommitments(again.page);
  await expect(again.page.getByText(/^Maya · promised/)).toBeVisible();
  // The box itself is hidden; its label is what a person presses.
  await done(again.page).focus();
  await again.page.keyboard.press('Space');
  await expect(again.page.getByRole('list', { name: 'Done in the last 7 days' })).toBeVisible();
  await again.close({ keepProfile: true });

  const last = await startApp();
  await openCommitments(last.page);
  await expect(last.page.getByRole('list', { name: 'Done in the last 7 days' })).toBeVisible();
  await expect(done(last.page)).toBeChecked();
});

test('what is overdue is told of in the window where the system cannot, after the call', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  await inMain(app.app, ({ Notification }) => {
    Object.defineProperty(Notification, 'isSupported', { value: () => false });
  });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await ringFrom(app, customer);
  await answer(app.page);
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();

  // A call of yesterday, as a recovery in the middle of this one would save it.
  const { startedAt } = earlier;
  const promised = { atMs: 0, actionId: 1, text: 'call back', dueAt: startedAt + 3_600_000 };
  await storeCall(app.page, [promised]);
  const told = app.page.getByText('Promised to Noor: call back');
  const overdue = app.page.getByRole('button', { name: 'Commitments' });
  await overdue.hover();
  await expect(app.page.getByText('One commitment is overdue')).toBeVisible();
  await expect(told).toBeHidden();
  await app.page.keyboard.press('Control+3');
  await expect(told).toBeHidden();
  await app.page.keyboard.press('Control+1');

  await hangUp(app.page);
  await expect(told).toBeVisible();
  await app.page.getByRole('button', { name: 'Show commitments' }).click();
  await expect(
    app.page.getByRole('list', { name: 'Overdue' }).getByText('call back'),
  ).toBeVisible();
  await expect(told).toBeHidden();
});

test('a promise that comes to mind after the call is added in its summary, by keyboard', async ({
  startApp,
}) => {
  const { page } = await startApp();
  await introduce(page, 'Sam');
  await storeCall(page, []);
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: /Noor/ }).first().click();
  const add = page.getByRole('button', { name: 'Add a commitment' });
  await add.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'What you will do' })).toBeFocused();
  await page.keyboard.type('send the form');
  await page.keyboard.press('Tab');
  await page.keyboard.type('in 2 days');
  await page.keyboard.press('Enter');
  await expect(add).toBeFocused();
  const list = page.getByRole('list', { name: 'Commitments' });
  await expect(list.getByText('send the form')).toBeVisible();
  await openCommitments(page);
  await expect(
    page.getByRole('list', { name: 'In the next 7 days' }).getByText('send the form'),
  ).toBeVisible();
});

test('what became due while the machine slept is told of when it wakes', async ({ startApp }) => {
  const { app, page } = await startApp();
  await introduce(page, 'Sam');
  await inMain(app, ({ Notification }) => {
    Object.defineProperty(Notification, 'isSupported', { value: () => false });
    // Timers sleep with the machine: of those that are set from now on, none comes.
    const set = globalThis.setTimeout;
    globalThis.setTimeout = ((act: () => void, ms?: number) =>
      set(act, (ms ?? 0) >= 500 ? 2 ** 31 - 1 : ms)) as typeof setTimeout;
  });
  await page.evaluate(async () => {
    await window.hearback['settings.save']({ reminders: 'atDue' });
  });
  const dueAt = Date.now() + 3000;
  await storeCall(page, [{ atMs: 0, actionId: 1, text: 'call back', dueAt }]);
  await openCommitments(page);
  await expect(page.getByText('call back', { exact: true })).toBeVisible();
  await expect.poll(() => Date.now()).toBeGreaterThan(dueAt + 1000);
  const told = page.getByText('Promised to Noor: call back');
  await expect(told).toBeHidden();
  await inMain(app, ({ powerMonitor }) => {
    powerMonitor.emit('resume');
  });
  await expect(told).toBeVisible();
});
