import type { Page } from 'playwright';
import type { SurveyView } from '#shared/model/survey.ts';
import { hangUp, pastCalls } from '#tests/helpers/desk.ts';
import { answeredCall, expect, test } from './fixtures.ts';

/* The questions after a call, between the real app and a real browser. */

const choose = (page: Page, question: RegExp, choice: string): Promise<void> =>
  page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: choice, exact: true })
    .check({ force: true });

const callIdOf = async (page: Page): Promise<string> => {
  await expect.poll(async () => (await pastCalls(page)).length).toBe(1);
  return (await pastCalls(page))[0]?.callId ?? '';
};

/** What the window may know, through the app's own bridge. */
async function viewOf(page: Page, callId: string): Promise<SurveyView> {
  const answered = await page.evaluate(
    (id) => window.hearback['surveys.get']({ callId: id }),
    callId,
  );
  if (!answered.ok) throw new Error(answered.failure.message);
  return answered.value;
}

test('after the call the customer answers; the agent judges first, and then sees', async ({
  startApp,
  startCustomer,
}) => {
  const app = await startApp();
  const customer = await startCustomer({ viewport: { width: 390, height: 760 } });
  await answeredCall(app, customer);
  await hangUp(app.page);
  await expect(app.page.getByText(/Maya has not answered/)).toBeVisible();

  const { page } = customer;
  await expect(page.getByRole('heading', { name: 'How was it for you?' })).toBeVisible();
  await choose(page, /satisfied/, '2');
  await choose(page, /settled/, 'Not yet');
  // What was chosen outlives a reload, of a page that the call is over for.
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This call is over' })).toBeVisible();
  await expect(
    page.getByRole('group', { name: /satisfied/ }).getByRole('radio', { name: '2' }),
  ).toBeChecked();
  await page.getByRole('textbox').fill('I still wait for the bill');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText(/^Thank you\. Your answers/)).toBeVisible();

  await expect(app.page.getByText(/Before you look: how was this call for Maya/)).toBeVisible();
  const callId = await callIdOf(app.page);
  expect(JSON.stringify(await viewOf(app.page, callId))).not.toContain('bill');
  expect((await pastCalls(app.page))[0]?.answers).toBe('new');
  await app.page.getByRole('radio', { name: '4 of 5' }).check();
  await app.page.getByRole('button', { name: 'Note and show the answers' }).click();
  await expect(app.page.getByText('I still wait for the bill')).toBeVisible();
  await expect(app.page.getByText('2 steps less than you thought')).toBeVisible();
  expect(await viewOf(app.page, callId)).toMatchObject({
    state: 'shown',
    answers: { satisfied: 2, recommend: null, resolved: 'notYet' },
    own: { satisfied: 4, resolved: null },
  });
  expect((await pastCalls(app.page))[0]?.answers).toBe('seen');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'This call is over' })).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
  expect(app.trouble).toEqual([]);
  expect(customer.trouble).toEqual([]);
});

test('a link sent later is answered once in another browser, and the answer is there after a restart', async ({
  startApp,
  startCustomer,
}) => {
  test.slow();
  const app = await startApp();
  const customer = await startCustomer();
  await answeredCall(app, customer);
  await hangUp(app.page);
  await customer.page.getByRole('button', { name: 'No, thank you' }).click();
  await expect(customer.page.getByText('That is fine.')).toBeVisible();
  const callId = await callIdOf(app.page);
  const made = await app.page.evaluate(
    (id) => window.hearback['surveys.link']({ callId: id }),
    callId,
  );
  if (!made.ok) throw new Error(made.failure.message);

  const later = await startCustomer({ locale: 'sv-SE', viewport: { width: 320, height: 640 } });
  await later.page.goto(made.value.url);
  await expect(
    later.page.getByRole('heading', { name: 'Hur var ditt samtal med Sam från Northwind?' }),
  ).toBeVisible();
  await choose(later.page, /rekommenderar/, '10');
  await later.page.getByRole('button', { name: 'Skicka' }).click();
  await expect(later.page.getByText(/^Tack\. Dina svar/)).toBeVisible();
  await later.page.reload();
  await expect(
    later.page.getByRole('heading', { name: 'Tack, samtalet har redan besvarats' }),
  ).toBeVisible();
  await app.close({ keepProfile: true });

  const again = await startApp();
  await expect.poll(async () => (await viewOf(again.page, callId)).state).toBe('answered');
  expect(again.trouble).toEqual([]);
  expect(later.trouble).toEqual([]);
});
