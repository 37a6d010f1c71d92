import { readdir } from 'node:fs/promises';
import type { ElectronApplication, Page } from 'playwright';
import type { CallListItem } from '#shared/model/callSummary.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { addFact, answer, introduce, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { expect, media, test } from './fixtures.ts';

/** At most so much of the call may be missing in what is put together after a kill. */
const TAIL_MS = 2000;

/** How many of the running call's frames of speech are on disk. */
const heardOnDisk = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const all = await window.hearback['journal.unfinished'](undefined);
    const events = all.ok ? (all.value[0]?.events ?? []) : [];
    return events.filter(({ type }) => type === 'vad').length;
  });

/** A call with the simulated customer, listened to for a while, and then for a moment by chance more. */
async function inCall(page: Page, fact: string): Promise<void> {
  await page.getByRole('button', { name: 'Start the simulated customer' }).click();
  await answer(page);
  await expect(page.getByText('Connected', { exact: true })).toBeVisible();
  await addFact(page, fact);
  await expect.poll(() => heardOnDisk(page)).toBeGreaterThan(3);
  const byChance = Math.random() * 1000;
  // Not a wait for anything: the kill shall come at no particular moment of the journal's second.
  await page.evaluate((ms) => new Promise((resolve) => void setTimeout(resolve, ms)), byChance);
}

const nowIn = (page: Page): Promise<number> =>
  page.evaluate(() => performance.timeOrigin + performance.now());

async function expectWhole(
  page: Pick<Page, 'evaluate'>,
  call: CallListItem | undefined,
  killedAt: number,
  fact: string,
): Promise<void> {
  expect(call?.recovered).toBe(true);
  const summary = await storedSummary(page as Page, call?.callId ?? '');
  expect(summary.facts.map(({ text }) => text)).toEqual([fact]);
  const missingMs = killedAt - (summary.startedAt + summary.durationMs);
  process.stdout.write(`${fact}: ${Math.round(missingMs)} ms are missing at the end.\n`);
  expect(missingMs).toBeLessThanOrEqual(TAIL_MS);
  // No clock of anybody's ran ahead, either.
  expect(missingMs).toBeGreaterThan(-100);
}

/** A page's view through main: the test tool takes a page whose process died for lost. */
function through(app: ElectronApplication): Pick<Page, 'evaluate'> {
  const evaluate = (work: (arg: unknown) => unknown, arg?: unknown): Promise<unknown> =>
    inMain(
      app,
      async ({ BrowserWindow }, code) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().includes('/agent/'))
          ?.webContents.executeJavaScript(code) as Promise<unknown>,
      `(${work.toString()})(${JSON.stringify(arg) ?? ''})`,
    );
  return { evaluate } as Pick<Page, 'evaluate'>;
}

const seenIn = (page: Pick<Page, 'evaluate'>): Promise<string> =>
  page.evaluate(() => document.body.innerText);

test('whatever is killed in a call, at most two seconds of it are missing', async ({
  startApp,
}) => {
  test.setTimeout(180_000);
  const start = (): Promise<AppUnderTest> =>
    startApp({ microphone: media.agentSpeech, probe: false });
  let app = await start();
  await introduce(app.page, 'Sam');
  for (const fact of ['first kill of the app', 'second kill of the app']) {
    await inCall(app.page, fact);
    const killedAt = await nowIn(app.page);
    await app.close({ midCall: true, keepProfile: true });
    app = await start();
    await expect(app.page.getByText('A call was put together again').first()).toBeVisible();
    const [call] = await pastCalls(app.page);
    await expectWhole(app.page, call, killedAt, fact);
  }

  const fact = 'kill of the window’s process';
  await inCall(app.page, fact);
  const killedAt = await nowIn(app.page);
  await inMain(app.app, async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/agent/'),
    );
    if (window === undefined) throw new Error('There is no window.');
    const back = new Promise<void>((resolve) => {
      window.webContents.once('did-finish-load', () => resolve());
    });
    process.kill(window.webContents.getOSProcessId(), 'SIGKILL');
    await back;
  });
  const page = through(app.app);
  await expect.poll(() => seenIn(page)).toContain('This window had closed unexpectedly');
  await expect.poll(() => seenIn(page)).toContain('A call was put together again');
  const [call] = await pastCalls(page as Page);
  await expectWhole(page, call, killedAt, fact);
  // Closing asks about no call any more, and nobody wrote down the memory of the dead process.
  await app.app.close();
  const files = await readdir(app.profile, { recursive: true });
  expect(files.filter((name) => name.endsWith('.dmp'))).toEqual([]);
});

test('a machine that shuts down is not kept waiting, and the call is saved first', async ({
  startApp,
}) => {
  const app = await startApp({ microphone: media.agentSpeech, probe: false });
  await introduce(app.page, 'Sam');
  await inCall(app.page, 'noted before the end');
  const gone = app.app.waitForEvent('close');
  const held = await inMain(app.app, ({ powerMonitor }) => {
    let asked = false;
    powerMonitor.emit('shutdown', { preventDefault: () => (asked = true) });
    return asked;
  });
  expect(held).toBe(true);
  await gone;

  const again = await startApp({ probe: false });
  const [call] = await pastCalls(again.page);
  expect(call).toMatchObject({ recovered: false });
  const summary = await storedSummary(again.page, call?.callId ?? '');
  expect(summary).toMatchObject({ endReason: 'appClosed' });
  expect(summary.facts.map(({ text }) => text)).toEqual(['noted before the end']);
});
