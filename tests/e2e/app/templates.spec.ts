import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright/test';
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

/** Answers the app's question for a file with this one. */
async function willChoose(app: ElectronApplication, file: string): Promise<void> {
  await inMain(
    app,
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    },
    file,
  );
}

/** A file of thousands of sentences. */
async function writeMany(file: string, rows: number): Promise<void> {
  const lines = Array.from(
    { length: rows },
    (_, at) => `team-${at},greeting,en,any,any,,published,"Welcome number ${at}, {name}.",,`,
  );
  const heading = 'id,situation,locale,tone,channel,empathy,status,text,why,needs';
  await writeFile(file, [heading, ...lines].join('\r\n'));
}

/** Starts an import and answers when its preview is open. */
async function startImport(page: Page, rows: string): Promise<Locator> {
  await openTemplates(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  return page.getByRole('dialog').getByRole('button', { name: `Take in ${rows} rows` });
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
  await willChoose(app, file);
  await openTemplates(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import team.csv' });
  await expect(dialog.getByText('Line 3: there is no placeholder “nmae”.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Take in 1 row' }).click();
  await expect(page.getByText('1 added', { exact: false })).toBeVisible();
  expect(await offered(page)).toContain('Welcome, {name}.');
});

test('ten thousand rows are taken in with progress, while the window goes on answering', async ({
  startApp,
  profile,
}) => {
  const file = path.join(profile, 'team.csv');
  await writeMany(file, 10_000);
  const { app, page } = await startApp();
  await introduce(page, 'Sam');
  await willChoose(app, file);
  // Every picture of the bar that the window draws, as a screen reader would be told of it.
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const words = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuetext');
      if (words && seen.at(-1) !== words) seen.push(words);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const take = await startImport(page, '10,000');
  await take.click();
  await expect(page.getByText('10,000 added', { exact: false })).toBeVisible({ timeout: 20_000 });
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.filter((words) => words.endsWith('of 10,001 lines')).length).toBeGreaterThan(2);
  expect(seen.filter((words) => words.endsWith('of 10,000 rows')).length).toBeGreaterThan(2);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  expect(await offered(page)).toContain('Welcome number 9999, {name}.');
  // The list with all of them can be searched, and draws no more than it shows.
  await page.getByLabel('Search').fill('number 9998');
  await expect(page.getByText('Welcome number 9998, {name}.')).toBeVisible();
});

test('an import that is stopped half way leaves nothing of the file', async ({
  startApp,
  profile,
}) => {
  const file = path.join(profile, 'team.csv');
  await writeMany(file, 10_000);
  const { app, page } = await startApp();
  await introduce(page, 'Sam');
  await willChoose(app, file);
  const before = await offered(page);
  const take = await startImport(page, '10,000');
  // Stopped at the first word of progress, wherever the machine is by then.
  await page.evaluate(() => {
    const stop = window.hearback.on('templates.importProgress', ({ step }) => {
      if (step !== 'keeping') return;
      stop();
      void window.hearback['templates.cancelImport'](undefined);
    });
  });
  await take.click();
  await expect(page.getByText('Stopped. Nothing of the file was taken in.')).toBeVisible();
  expect(await offered(page)).toEqual(before);
});

test('two edits of one sentence: both are kept, and a third one asks the second person again', async ({
  startApp,
}) => {
  const { page } = await startApp();
  await introduce(page, 'Sam');
  const saved = (text: string, baseVersion: number): Promise<void> =>
    page.evaluate(
      async (edit) => {
        const answer = await window.hearback['templates.save'](edit);
        if (!answer.ok) throw new Error(answer.failure.message);
      },
      {
        template: {
          id: 'shared-1',
          situation: 'greeting' as const,
          locale: 'en',
          text,
          why: '',
          needs: [],
          empathy: null,
          channel: 'any' as const,
          tone: 'any' as const,
        },
        status: 'published' as const,
        baseVersion,
      },
    );
  await saved('The first words.', 0);
  await openTemplates(page);
  await page.getByLabel('Search').fill('The first words');
  await page.getByRole('row', { name: 'The first words.' }).click();
  await page.getByLabel('Sentence').fill('My words.');
  // While it is open here, it is saved from elsewhere.
  await saved('Their words.', 1);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Somebody saved this template while')).toBeVisible();
  const theirs = page.getByRole('region', { name: 'The other edit' });
  await expect(theirs.getByText('Their words.')).toBeVisible();
  await expect(theirs.getByText(/^Sam, .*\d{4}/)).toBeVisible();

  await saved('A third edit.', 2);
  // What is read does not change under the eyes, and nothing unseen is given up.
  await expect(theirs.getByText('Their words.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('It was saved once more while you were choosing.')).toBeVisible();
  await expect(theirs.getByText('A third edit.')).toBeVisible();
  expect(await offered(page)).toContain('A third edit.');

  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('It was saved once more while you were choosing.')).toBeHidden();
  await expect(page.getByLabel('Sentence')).toHaveValue('My words.');
  expect(await offered(page)).toContain('My words.');
  await page.getByRole('button', { name: 'Versions' }).click();
  for (const text of ['The first words.', 'Their words.', 'A third edit.']) {
    await expect(page.getByRole('listitem').filter({ hasText: text })).toContainText(/Sam, /);
  }
});

test('a sentence is moved by keyboard under a filter, and what is hidden stays where it was', async ({
  startApp,
}) => {
  const { page } = await startApp();
  await introduce(page, 'Sam');
  await page.evaluate(async () => {
    const texts = ['Alpha in sight.', 'Out of view one.', 'Beta in sight.', 'Out of view two.'];
    for (const [at, text] of texts.entries()) {
      const template = {
        id: `own-${at}`,
        situation: 'yieldFloor' as const,
        locale: 'en',
        text,
        why: '',
        needs: [],
        empathy: null,
        channel: 'any' as const,
        tone: 'any' as const,
      };
      await window.hearback['templates.save']({ template, status: 'published', baseVersion: 0 });
    }
  });
  const ours = async (): Promise<readonly string[]> =>
    (await offered(page)).filter((text) => /in sight|of view/.test(text));
  await openTemplates(page);
  await page.getByLabel('Search').fill('in sight');
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(2);
  // By keyboard alone: into the list, to the row's handle, up, down with it, let go.
  await rows.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Move Alpha in sight.' })).toBeFocused();
  await page.keyboard.press('Enter');
  const last = page.getByRole('button', { name: 'Insert after Beta in sight.' });
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(last).toBeFocused({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect
    .poll(ours)
    .toEqual(['Out of view one.', 'Beta in sight.', 'Alpha in sight.', 'Out of view two.']);
  await expect(rows.first()).toContainText('Beta in sight.');
});
