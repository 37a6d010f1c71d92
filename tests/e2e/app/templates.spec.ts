import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { introduce } from '#tests/helpers/desk.ts';
import { expect, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/** The sentences that a call would be offered. */
async function offered(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const answer = await window.hearback['templates.list']({ locale: 'en-GB' });
    return answer.ok ? answer.value.map(({ text }) => text) : [];
  });
}

async function openTemplates(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Templates/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
}

test('a sentence that is published is offered in calls, after a restart too', async ({
  startApp,
}) => {
  const sentence = 'Hello {name}, it is good that you call.';
  const first = await startApp();
  await introduce(first.page, 'Sam');
  await openTemplates(first.page);
  await first.page.getByRole('button', { name: 'New template' }).click();
  await first.page.getByLabel('Sentence').fill(sentence);
  await expect(first.page.getByText('Hello Maya Lindqvist')).toBeVisible();
  await first.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(first.page.getByRole('heading', { name: 'Edit template' })).toBeVisible();
  expect(await offered(first.page)).not.toContain(sentence);
  await first.page.getByRole('button', { name: 'Publish' }).click();
  await expect(first.page.getByRole('button', { name: 'Back to draft' })).toBeVisible();
  expect(await offered(first.page)).toContain(sentence);
  await first.close();

  const again = await startApp();
  expect(await offered(again.page)).toContain(sentence);
});

test('a file with one bad row: the row is told by its line, the others are taken in', async ({
  startApp,
  profile,
}) => {
  const file = path.join(profile, 'team.csv');
  await writeFile(
    file,
    [
      'id,situation,locale,tone,channel,empathy,status,text,why,needs',
      'team-1,greeting,en,any,any,,published,"Welcome, {name}.",,',
      'team-2,greeting,en,any,any,,published,Welcome {nmae}.,,',
    ].join('\r\n'),
  );
  const { app, page } = await startApp();
  await introduce(page, 'Sam');
  await inMain(
    app,
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    },
    file,
  );
  await openTemplates(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import team.csv' });
  await expect(dialog.getByText('Line 3: there is no placeholder “nmae”.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take in 1 row' }).click();
  await expect(page.getByText('1 added', { exact: false })).toBeVisible();
  expect(await offered(page)).toContain('Welcome, {name}.');
});
