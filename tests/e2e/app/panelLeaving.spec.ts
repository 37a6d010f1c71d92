import { answeredCall, expect, media, test } from './fixtures.ts';
import { pastCalls } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';

test('reloading the panel’s window brings the panel back, and quitting meanwhile loses nothing', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp({ microphone: media.agentSpeech });
  const customer = await startCustomer({ microphone: media.customerSpeech });
  await answeredCall(app, customer);
  const { page } = app;
  const detach = async () => {
    const opened = app.app.waitForEvent('window');
    await page.keyboard.press('d');
    const panel = await opened;
    await expect(panel.getByRole('article').first()).toBeVisible();
    return panel;
  };
  const panel = await detach();
  await panel.getByRole('textbox', { name: 'Add a fact' }).fill('half a fact');
  const closed = panel.waitForEvent('close');
  await panel.evaluate(() => setTimeout(() => location.reload(), 0));
  await closed;
  await expect(page.getByRole('textbox', { name: 'Add a fact' })).toHaveValue('half a fact');
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();

  await page.getByRole('textbox', { name: 'Add a fact' }).blur();
  const again = await detach();
  await again.getByRole('textbox', { name: 'Add a fact' }).press('Enter');
  expect(app.trouble).toEqual([]);
  const gone = app.app.waitForEvent('close');
  await inMain(app.app, ({ app: own, dialog }) => {
    dialog.showMessageBox = (() =>
      Promise.resolve({ response: 1, checkboxChecked: false })) as typeof dialog.showMessageBox;
    setImmediate(() => own.quit());
  });
  await gone;

  const next = await startApp({ microphone: media.agentSpeech });
  await expect(next.page.getByRole('heading', { name: 'Your desk' })).toBeVisible();
  const [call, ...others] = await pastCalls(next.page);
  expect(others).toEqual([]);
  expect(call).toMatchObject({ recovered: false, customerName: 'Maya' });
});
