import type { Page, Worker } from 'playwright/test';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { pressRing } from '#tests/helpers/customer.ts';
import { answer, introduce, makeLink } from '#tests/helpers/desk.ts';
import { expect, media } from './fixtures.ts';

/* A call with a customer whose face is before a camera. */

export const isFaceWorker = (url: string): boolean => url.includes('face.worker');

/** The workers that look at the customer's picture; one at the most. */
export function faceWorkers(page: Page): readonly Worker[] {
  return page.workers().filter((worker) => isFaceWorker(worker.url()));
}

/** The app, once it has read a known face: from then on links ask. */
export async function readyApp(
  startApp: (options?: { microphone?: string }) => Promise<AppUnderTest>,
): Promise<AppUnderTest> {
  const app = await startApp({ microphone: media.agentSpeech });
  const checked = new Promise<void>((resolve) => {
    app.page.on('worker', (worker) => {
      if (isFaceWorker(worker.url())) worker.on('close', () => resolve());
    });
  });
  await app.page.reload();
  await checked;
  return app;
}

/** Brings a customer with a face before the camera to the door; they answer the question. */
export async function ringWithFace(
  app: AppUnderTest,
  customer: CustomerUnderTest,
  mood: boolean,
): Promise<void> {
  const { page } = customer;
  await introduce(app.page, 'Sam', 'Northwind');
  await page.goto(await makeLink(app.page, 'Maya'));
  await page.getByRole('button', { name: 'Check my sound' }).click();
  await page.getByRole('button', { name: 'Turn camera on' }).click();
  await page.getByRole('button', { name: 'Go without camera' }).waitFor();
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await pressRing(page, { mood });
  await answer(app.page);
  await expect(app.page.getByText('Connected', { exact: true })).toBeVisible();
}

/** What the running call's journal has so far, through the app's own bridge. */
export async function journalOf(page: Page): Promise<readonly CallEvent[]> {
  return page.evaluate(async () => {
    const all = await window.hearback['journal.unfinished'](undefined);
    return all.ok ? (all.value[0]?.events ?? []) : [];
  });
}
