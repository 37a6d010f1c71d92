import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AgentBridge } from '#shared/contract/ipc.ts';
import type { DeskBridge } from '#shared/contract/deskIpc.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { expect, test } from './fixtures.ts';

/* The supervisor's window in the real app; its screens are looked at in deskGallery.spec.ts. */

test('opens beside the agent’s, at most once, reaches nothing by itself, and prints', async ({
  startApp,
}, info) => {
  const { app, page } = await startApp({});
  const open = (): Promise<unknown> =>
    page.evaluate(() =>
      (window as unknown as { readonly hearback: AgentBridge }).hearback['desk.open'](undefined),
    );
  const opened = app.waitForEvent('window');
  await open();
  const desk = await opened;
  await expect(desk.getByRole('heading', { name: 'Team desk' })).toBeVisible();
  // Who signed in with no account of their own is told what to do.
  await expect(desk.getByText('The team hub could not be asked.')).toBeVisible();
  await open();
  const pages = app.windows().filter((each) => each.url().includes('/supervisor/'));
  expect(pages).toHaveLength(1);

  // Not even the hub: the page knows what main passes on.
  const reached = await desk.evaluate(() => {
    const bridge = window as unknown as Record<string, unknown>;
    return fetch('http://127.0.0.1:1/healthz').then(
      () => 'reached',
      () => (bridge['hearback'] === undefined ? 'nothing' : 'the agent’s bridge'),
    );
  });
  expect(reached).toBe('nothing');

  const file = path.join(info.outputDir, 'report.pdf');
  await inMain(
    app,
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    },
    file,
  );
  await mkdir(info.outputDir, { recursive: true });
  const saved = await desk.evaluate(() =>
    (window as unknown as { readonly hearbackDesk: DeskBridge }).hearbackDesk['desk.savePdf']({
      name: 'report',
    }),
  );
  expect(saved).toEqual({ ok: true, value: true });
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
});
