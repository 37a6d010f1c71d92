import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import type { CallSummary } from '#shared/model/callSummary.ts';
import { hangUp, pastCalls, storedSummary } from '#tests/helpers/desk.ts';
import { expect, media, test } from './fixtures.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { faceWorkers, isFaceWorker, journalOf, readyApp, ringWithFace } from './moodCall.ts';

/* The mood cue in the real app: a real camera picture of a face, and the customer's own browser. */

/** What DESIGN.md promises for a withdrawal, from the press to the agent's screen. */
const WITHDRAWN_WITHIN_MS = 200;

async function lastSummary(page: Page): Promise<CallSummary> {
  await expect(page.getByText('The summary is saved.')).toBeVisible();
  const [last] = await pastCalls(page);
  return storedSummary(page, last?.callId ?? '');
}

/** Notes every address that the app's own sessions ask for. @returns those so far */
async function watchApp(app: ElectronApplication): Promise<() => Promise<readonly string[]>> {
  await inMain(app, ({ session }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { askedAddresses: asked });
    const all = [session.defaultSession, session.fromPartition('persist:agent')];
    for (const each of [...all, session.fromPartition('simulated')]) {
      each.webRequest.onBeforeSendHeaders(({ url }, go) => {
        asked.push(url);
        go({});
      });
    }
  });
  return () =>
    inMain(app, () => (globalThis as unknown as { askedAddresses: string[] }).askedAddresses);
}

/** The host of an address, or its scheme where it cannot leave the machine. */
function whereTo(address: string): string {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) ? hostname : protocol;
}

test('a yes brings a reading, the withdrawal takes it within 200 ms, and nothing leaves', async ({
  startApp,
  startCustomer,
}) => {
  test.setTimeout(120_000);
  const app = await readyApp(startApp);
  const askedByApp = await watchApp(app.app);
  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
  });
  const askedByCustomer: string[] = [];
  customer.context.on('request', (request) => askedByCustomer.push(request.url()));
  await ringWithFace(app, customer, true);

  const cue = app.page.getByRole('region', { name: 'Mood cue' });
  await expect(cue.getByText('Looks positive')).toBeVisible({ timeout: 30_000 });
  await expect
    .poll(async () => (await journalOf(app.page)).filter(({ type }) => type === 'mood').length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(4);
  await app.page.screenshot({ path: test.info().outputPath('reading.png') });
  expect(faceWorkers(app.page)).toHaveLength(1);

  // The moment at which the screen says it is off, by the clock of the machine that both are on.
  const gone = app.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = new MutationObserver(() => {
          if (!document.body.innerText.includes('Mood off')) return;
          look.disconnect();
          resolve(Date.now());
        });
        look.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  await customer.page.getByRole('button', { name: 'Turn off' }).click();
  const goneAt = await gone;
  await expect(cue.getByText('Looks positive')).toHaveCount(0);
  // The worker ends with the screen's word; the browser tells of its end a little later.
  await expect.poll(() => faceWorkers(app.page)).toHaveLength(0);
  await expect
    .poll(async () => (await journalOf(app.page)).filter(({ type }) => type === 'moodConsent'))
    .toHaveLength(2);
  const events = await journalOf(app.page);
  const withdrawal = events.findLast((event) => event.type === 'moodConsent');
  const tookMs = goneAt - (withdrawal?.consent.answeredAt ?? 0);
  process.stdout.write(`      off the agent's screen ${tookMs} ms after the press\n`);
  expect(tookMs).toBeLessThan(WITHDRAWN_WITHIN_MS);

  await hangUp(app.page);
  const { mood, metrics } = await lastSummary(app.page);
  expect(mood?.spans.some(({ band }) => band === 'positive')).toBe(true);
  expect(mood?.readableShare).toBeGreaterThan(0.3);
  expect(mood?.spans.at(-1)?.endMs).toBeLessThanOrEqual(withdrawal?.atMs ?? 0);
  expect(JSON.stringify(metrics)).not.toContain('mood');
  await app.page.screenshot({ path: test.info().outputPath('summary.png'), fullPage: true });

  const hosts = [...(await askedByApp()), ...askedByCustomer].map(whereTo);
  expect(hosts.length).toBeGreaterThan(5);
  const own = new Set(['127.0.0.1', 'app:', 'blob:', 'data:', 'devtools:', 'file:']);
  expect([...new Set(hosts)].filter((host) => !own.has(host))).toEqual([]);
  expect(app.trouble).toEqual([]);
  expect(customer.trouble).toEqual([]);
});

test('a no is never looked at', async ({ startApp, startCustomer }) => {
  test.setTimeout(90_000);
  const app = await readyApp(startApp);
  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
  });
  const looked: string[] = [];
  app.page.on('worker', (worker) => looked.push(worker.url()));
  await ringWithFace(app, customer, false);
  await expect(app.page.getByText('Mood off')).toBeVisible();
  // Time in which a face would have been read: until a second of both voices is in the journal.
  await expect
    .poll(async () => (await journalOf(app.page)).filter(({ type }) => type === 'vad').length)
    .toBeGreaterThan(3);
  expect(looked.filter(isFaceWorker)).toEqual([]);
  expect((await journalOf(app.page)).filter(({ type }) => type === 'mood')).toEqual([]);
  await hangUp(app.page);
  const { mood, moodConsent } = await lastSummary(app.page);
  expect(mood).toBeNull();
  expect(moodConsent).toMatchObject([{ given: false, by: 'customer' }]);
});

/**
 * Hosts that stand in the built files as words alone: namespaces, and links to explanations in error
 * messages of libraries. Whatever is new here must be looked at before it is added.
 */
const words = new Set([
  'www.w3.org',
  'github.com',
  'formatjs.github.io',
  'json-schema.org',
  'react.dev',
  'rolldown.rs',
  'calls.example.com',
  'login.example.com',
  'cheatsheetseries.owasp.org',
  'www.unicode.org',
  'unicode.org',
  'socket.io',
  'developer.mozilla.org',
  '127.0.0.1',
  'www.khronos.org',
  'www.postgresql.org',
  'www.ietf.org',
  'webkit.org',
  'web.dev',
  'tools.ietf.org',
  'html.spec.whatwg.org',
  'bugzil.la',
  'server.com',
  'pubs.opengroup.org',
  'kripken.github.io',
  'en.wikipedia.org',
  'www.tensorflow.org',
  'tinyurl.com',
  'docs.nvidia.com',
  'ieeexplore.ieee.org',
  'arxiv.org',
]);
/** Only the main process may fetch the face model, on the user's wish. */
const wordsOfMain = new Set([...words, 'storage.googleapis.com']);

test('the built files name no host but the ones that are known', async () => {
  const out = path.resolve(import.meta.dirname, '../../../out');
  const names = await readdir(out, { recursive: true });
  const files = names.filter((name) => /\.(m?js|cjs|html|css|wasm)$/.test(name));
  expect(files.length).toBeGreaterThan(8);
  const strangers: string[] = [];
  for (const file of files) {
    const text = await readFile(path.join(out, file), 'latin1');
    const known = file.startsWith('main') ? wordsOfMain : words;
    for (const [, host = ''] of text.matchAll(
      /(?:https?|wss?):\/\/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)/g,
    )) {
      if (!known.has(host)) strangers.push(`${file}: ${host}`);
    }
    // Where the library's later versions report to, with or without a scheme before it.
    if (text.includes('odml.pa')) strangers.push(`${file}: odml.pa`);
  }
  expect(strangers).toEqual([]);
});
