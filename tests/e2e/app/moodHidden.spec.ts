import type { ElectronApplication, Page, Worker } from 'playwright/test';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { hangUp } from '#tests/helpers/desk.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { expect, media, test } from './fixtures.ts';
import { faceWorkers, journalOf, readyApp, ringWithFace } from './moodCall.ts';

/* Nobody is read for a window that nobody can see. */

/** Hides the agent's window, or shows it again, as the system would. */
function setShown(app: ElectronApplication, shown: boolean): Promise<void> {
  return inMain(
    app,
    ({ BrowserWindow }, show) => {
      const window = BrowserWindow.getAllWindows().find((each) =>
        each.webContents.getURL().includes('/agent/'),
      );
      if (show) window?.show();
      else window?.hide();
    },
    shown,
  );
}

/** Counts the pictures that a worker has answered, from now on. @returns how many so far */
async function countPictures(worker: Worker): Promise<() => Promise<number>> {
  await worker.evaluate(() => {
    const counted = { pictures: 0 };
    Object.assign(globalThis, { counted });
    const port = MessagePort.prototype as { postMessage: (...args: unknown[]) => void };
    const { postMessage } = port;
    port.postMessage = function post(this: MessagePort, ...args) {
      const [message] = args as readonly { readonly type?: string }[];
      if (message?.type === 'seen') counted.pictures += 1;
      postMessage.apply(this, args);
    };
  });
  return () =>
    worker.evaluate(
      () => (globalThis as unknown as { counted: { pictures: number } }).counted.pictures,
    );
}

/** How far the call's sound has come in the journal: time that passes whoever looks. */
async function heardMs(page: Page): Promise<number> {
  return Math.max(0, ...(await journalOf(page)).map(({ atMs }) => atMs));
}

async function waitForSound(app: AppUnderTest, ms: number): Promise<void> {
  const from = await heardMs(app.page);
  await expect.poll(() => heardMs(app.page), { timeout: ms + 20_000 }).toBeGreaterThan(from + ms);
}

test('nobody is read while the window is hidden, and they are again once it shows', async ({
  startApp,
  startCustomer,
}) => {
  const app = await readyApp(startApp);
  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
  });
  await ringWithFace(app, customer, true);
  const cue = app.page.getByRole('region', { name: 'Mood cue' });
  await expect(cue.getByText('Looks positive')).toBeVisible({ timeout: 30_000 });
  const [worker] = faceWorkers(app.page);
  if (worker === undefined) throw new Error('no worker looks at the picture');
  const pictures = await countPictures(worker);
  await expect.poll(pictures).toBeGreaterThan(2);

  await setShown(app.app, false);
  await expect(cue.getByText('this window is hidden')).toBeVisible();
  await expect(cue.getByText('Looks positive')).toHaveCount(0);
  const atHiding = await pictures();
  // Time for nine pictures: the call goes on, and its sound is heard.
  await waitForSound(app, 3000);
  expect(await pictures()).toBe(atHiding);

  await setShown(app.app, true);
  await expect(cue.getByText('Looks positive')).toBeVisible();
  expect(await pictures()).toBeGreaterThan(atHiding);
  expect(faceWorkers(app.page)).toEqual([worker]);
  await hangUp(app.page);
  expect(app.trouble).toEqual([]);
});
