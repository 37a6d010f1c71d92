import type { Page } from 'playwright';
import type { CallListItem, CallSummary } from '#shared/model/callSummary.ts';
import type { AgentBridge } from '#shared/contract/ipc.ts';

declare global {
  interface Window {
    hearback: AgentBridge;
  }
}

/** What a person does in the agent's window, by the names on the screen. */
export async function introduce(page: Page, name: string, company = ''): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  if (company !== '') await page.getByRole('textbox', { name: 'Company' }).fill(company);
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('heading', { name: 'Your desk' }).waitFor();
}

/** Makes a link for a customer. @returns its address */
export async function makeLink(page: Page, name: string, issue = ''): Promise<string> {
  await page.getByRole('textbox', { name: 'Customer’s name' }).fill(name);
  if (issue !== '') await page.getByRole('textbox', { name: 'What it is about' }).fill(issue);
  await page.getByRole('button', { name: 'Make the link' }).click();
  return page.getByRole('textbox', { name: 'Call link' }).inputValue();
}

/** Answers the customer who rings. */
export async function answer(page: Page, camera = false): Promise<void> {
  await page.getByRole('button', { name: camera ? /with camera/i : /without camera/i }).click();
}

/** Adds a fact by keyboard, as during a call. */
export async function addFact(page: Page, text: string): Promise<void> {
  const input = page.getByRole('textbox', { name: 'Add a fact' });
  await input.fill(text);
  await input.press('Enter');
}

/** Ends the call, confirming where it was answered only seconds ago. */
export async function hangUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End call' }).click();
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'End call' });
  const ended = page.getByText(/You ended the call/);
  await confirm.or(ended).first().waitFor();
  if (await confirm.isVisible()) await confirm.click();
}

/** The stored calls, newest first, through the app's own bridge. */
export async function pastCalls(page: Page): Promise<readonly CallListItem[]> {
  const answered = await page.evaluate(() =>
    window.hearback['calls.list']({ limit: 50, before: null }),
  );
  if (!answered.ok) throw new Error(answered.failure.message);
  return answered.value;
}

/** A stored summary, through the app's own bridge. */
export async function storedSummary(page: Page, callId: string): Promise<CallSummary> {
  const answered = await page.evaluate(
    (id) => window.hearback['calls.get']({ callId: id }),
    callId,
  );
  if (!answered.ok) throw new Error(answered.failure.message);
  if (answered.value === null) throw new Error(`There is no summary of the call ${callId}.`);
  return answered.value;
}
