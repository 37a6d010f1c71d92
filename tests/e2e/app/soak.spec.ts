import { setTimeout as wait } from 'node:timers/promises';
import { hangUp } from '#tests/helpers/desk.ts';
import { growthOf, slopesOf } from '#tests/helpers/soak/growth.ts';
import { startLongCall } from '#tests/helpers/soak/longCall.ts';
import type { Look } from '#tests/helpers/soak/longCall.ts';
import { installSoakProbe, watchPage } from '#tests/helpers/soak/probe.ts';
import type { PageCounts } from '#tests/helpers/soak/probe.ts';
import { canReadProcesses, readMain } from '#tests/helpers/soak/processes.ts';
import type { MainResources } from '#tests/helpers/soak/processes.ts';
import { answeredCall, expect, media, test } from './fixtures.ts';

/* What calls leave behind, and what one leaves growing. `bench soak` watches for an hour. */

/** Rest of a call that may come later than its summary: goodbyes, closing devices. */
async function settled(look: () => Promise<PageCounts>): Promise<PageCounts> {
  await expect
    .poll(async () => {
      const { peers, tracks, audioContexts } = await look();
      return { peers, tracks, audioContexts };
    })
    .toEqual({ peers: 0, tracks: 0, audioContexts: 0 });
  return look();
}

test('calls that are over leave nothing behind', async ({ startApp, startCustomer }) => {
  test.setTimeout(180_000);
  const app = await startApp({ microphone: media.agentSpeech, probe: false });
  await installSoakProbe(app.page);
  await app.page.reload();
  const customer = await startCustomer({ microphone: media.customerSpeech });
  const page = await watchPage(app.page, true);
  const after: { readonly window: PageCounts; readonly main: MainResources }[] = [];
  for (let round = 0; round < 5; round += 1) {
    await customer.page.goto('about:blank');
    await answeredCall(app, customer);
    await hangUp(app.page);
    await expect(app.page.getByText('The summary is saved.')).toBeVisible();
    await app.page.getByRole('button', { name: 'Done' }).click();
    await app.page.getByRole('heading', { name: 'Your desk' }).waitFor();
    after.push({ window: await settled(page.counts), main: await readMain(app.app) });
  }
  test.info().annotations.push({ type: 'counts', description: JSON.stringify(after) });
  // The first two fill what stays: lists of past calls, what is loaded once.
  const [, second, , , last] = after;
  if (second === undefined || last === undefined) throw new Error('no call was looked at');
  expect(last.window.workers).toBe(second.window.workers);
  // A timer of the moment more or less; what stayed behind would be three times one.
  expect(last.window.timers).toBeLessThanOrEqual(second.window.timers + 2);
  expect(last.main['Timeout'] ?? 0).toBeLessThanOrEqual((second.main['Timeout'] ?? 0) + 2);
  // Each link stands on the desk, with some 20 nodes; the screen of a call has ten times as many.
  expect(last.window.nodes - second.window.nodes).toBeLessThan(3 * 60);
  expect(last.window.listeners - second.window.listeners).toBeLessThan(3 * 40);
});

test('a call with both sensings on does not grow', async ({ startApp, startCustomer }) => {
  test.skip(!canReadProcesses, 'this system does not tell the memory of a process');
  test.setTimeout(180_000);
  const app = await startApp({ microphone: media.agentSpeech, loop: true, probe: false });
  const customer = await startCustomer({
    microphone: media.customerSpeech,
    camera: media.customerFace,
    loop: true,
  });
  const call = await startLongCall(app, customer);
  const looks: Look[] = [];
  // A minute of the call itself is what is watched: there is no event to wait for.
  while ((looks.at(-1)?.atMinutes ?? 0) < 1) {
    await wait(3000);
    looks.push(await call.look());
  }
  const settledLooks = looks.filter(({ atMinutes }) => atMinutes > 1 / 3);
  const grown = growthOf(settledLooks);
  const slopes = slopesOf(settledLooks);
  test.info().annotations.push({ type: 'growth', description: JSON.stringify({ grown, slopes }) });
  expect((await call.heard()).moods).toBeGreaterThan(10);
  expect(grown.timers).toBeLessThanOrEqual(1);
  expect(grown.peers).toBe(0);
  // Three prompts, a cue and a question come and go, with some 80 nodes each; over the hour it is 2.
  expect(grown.nodes).toBeLessThan(600);
  expect(grown.listeners).toBeLessThan(300);
  for (const { name, first, last, handlesMore } of slopes) {
    // The hour has the bar of 1 MB a minute; in so short a time only what runs away shows.
    expect(last - first, `${name}: MB more in 40 s`).toBeLessThan(40);
    expect(handlesMore, `${name}: handles more in 40 s`).toBeLessThan(10);
  }
});
