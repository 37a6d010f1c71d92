import { hangUp, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { answeredCall, expect, test } from './fixtures.ts';

/* Text in a call, between the real app and a real browser. */

test('text goes both ways, comes back to a page that is loaded anew, and stands in the summary', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp();
  const customer = await startCustomer({ viewport: { width: 390, height: 760 } });
  await answeredCall(app, customer);

  await app.page.keyboard.press('c');
  const agentField = app.page.getByRole('textbox', { name: 'Write to Maya' });
  await expect(agentField).toBeFocused();
  await agentField.fill('The form: https://example.com/form');
  await agentField.press('Enter');

  const open = customer.page.getByRole('button', { name: 'Chat, 1 new' });
  await open.click();
  const customerLog = customer.page.getByRole('log', { name: 'Messages' });
  const link = customerLog.getByRole('link', { name: 'https://example.com/form' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(app.page.getByText('On its way')).toHaveCount(0);

  // On hold nobody hears or sees the other; text goes on.
  await app.page.getByRole('button', { name: 'Hold' }).click();
  await customer.page.getByRole('textbox', { name: 'Write to Sam' }).fill('<b>Done</b>');
  await customer.page.getByRole('textbox', { name: 'Write to Sam' }).press('Enter');
  const agentLog = app.page.getByRole('log', { name: 'Chat with Maya' });
  await expect(agentLog.getByText('<b>Done</b>')).toBeVisible();
  await expect(customerLog.getByText('On its way')).toHaveCount(0);

  await customer.page.reload();
  await customer.page.getByRole('button', { name: /^Chat/ }).click();
  await expect(customerLog.getByText('<b>Done</b>')).toBeVisible();
  await expect(link).toBeVisible();
  await agentField.fill('Thank you');
  await agentField.press('Enter');
  await expect(customerLog.getByText('Thank you')).toBeVisible();

  await hangUp(app.page);
  await expect.poll(async () => (await pastCalls(app.page)).length).toBe(1);
  const [call] = await pastCalls(app.page);
  const { chat } = await storedSummary(app.page, call?.callId ?? '');
  expect(chat.map(({ by, text }) => [by, text])).toEqual([
    ['agent', 'The form: https://example.com/form'],
    ['customer', '<b>Done</b>'],
    ['agent', 'Thank you'],
  ]);
  expect(app.trouble).toEqual([]);
});

test('text that is not over yet outlives a reload of the customer’s page, once and in order', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp();
  const customer = await startCustomer();
  await answeredCall(app, customer);
  const { page } = customer;
  const open = page.getByRole('button', { name: /^Chat/ });
  const field = page.getByRole('textbox', { name: 'Write to Sam' });
  const log = page.getByRole('log', { name: 'Messages' });
  const kept = (): Promise<string> =>
    page.evaluate(() => Object.values(sessionStorage as Record<string, string>).join(' '));
  await open.click();
  await field.fill('First');
  await field.press('Enter');
  await expect(log.getByText('First')).toBeVisible();
  await expect(log.getByText('On its way')).toHaveCount(0);

  // From now on the line swallows what this page sends, until it is loaded anew.
  await page.evaluate(() => {
    RTCDataChannel.prototype.send = () => undefined;
  });
  for (const text of ['Second', 'Third']) {
    await field.fill(text);
    await field.press('Enter');
  }
  await expect(log.getByText('On its way')).toHaveCount(2);
  expect(await kept()).toContain('Third');

  await page.reload();
  await open.click();
  await expect(log.getByText('Third')).toBeVisible();
  await expect(log.getByText('On its way')).toHaveCount(0);
  expect(await kept()).not.toContain('Third');

  await hangUp(app.page);
  await expect.poll(async () => (await pastCalls(app.page)).length).toBe(1);
  const [call] = await pastCalls(app.page);
  const { chat } = await storedSummary(app.page, call?.callId ?? '');
  expect(chat.map(({ by, text }) => [by, text])).toEqual([
    ['customer', 'First'],
    ['customer', 'Second'],
    ['customer', 'Third'],
  ]);
  expect(app.trouble).toEqual([]);
});
