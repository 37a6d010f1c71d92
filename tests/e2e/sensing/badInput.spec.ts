import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { framesOf, goneSilent, more, openBench } from './bench.ts';
import type { Frames } from './bench.ts';
import { servePage } from './pageServer.ts';
import type { PageServer } from './pageServer.ts';

/*
 * What devices do in mid-call, in the real runtime: the frames go on, none is invented, nothing
 * fails.
 */

const AGENT = '/speech/demo-agent.wav';
const CUSTOMER = '/speech/demo-customer.wav';

let server: PageServer;
let desk: AppUnderTest;
let page: Page;
let trouble: string[];

test.beforeAll(async () => {
  server = await servePage();
  desk = await launchApp();
});

test.afterAll(async () => {
  await desk?.close();
  await server?.close();
});

test.beforeEach(async () => {
  ({ page, trouble } = await openBench(desk, server.origin));
});

test.afterEach(async () => {
  expect(await page.evaluate(() => window.voiceBench.problems)).toEqual([]);
  expect(trouble).toEqual([]);
  await page.evaluate(() => window.voiceBench.stop());
  await page.close();
});

/** Every frame has a moment of its own on the 32 ms grid: none twice, none made up in between. */
function expectOneAMoment(frames: Frames): void {
  for (const [i, { atMs }] of frames.entries()) {
    const before = frames[i - 1];
    if (!before) continue;
    const steps = (atMs - before.atMs) / 32;
    expect(steps).toBeGreaterThanOrEqual(1);
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
  }
}

/** Waits until the agent's voice, from now on, is heard speaking. */
async function heardSpeaking(): Promise<void> {
  const { length } = await framesOf(page, 'agent');
  await expect
    .poll(
      async () =>
        (await framesOf(page, 'agent'))
          .slice(length + 10)
          .some(({ speechProbability }) => speechProbability > 0.9),
      { timeout: 20_000 },
    )
    .toBe(true);
}

test('hears devices of any rate, one after the other, on one clock', async () => {
  const rates = [48_000, 44_100, 8000, 16_000] as const;
  await page.evaluate(
    async ([agent, customer, all]) => {
      for (const rate of all) await window.voiceBench.makeDevice(String(rate), agent, rate);
      await window.voiceBench.makeDevice('customer', customer, 48_000);
      await window.voiceBench.start(null, 'customer', 0);
    },
    [AGENT, CUSTOMER, rates] as const,
  );
  for (const rate of rates) {
    await page.evaluate((name) => window.voiceBench.setSource('agent', name), String(rate));
    await heardSpeaking();
  }
  const [agent, customer] = [await framesOf(page, 'agent'), await framesOf(page, 'customer')];
  expectOneAMoment(agent);
  expectOneAMoment(customer);
  const known = new Set(customer.map(({ atMs }) => atMs));
  const last = agent.slice(-20, -5).map(({ atMs }) => atMs);
  expect(last.filter((atMs) => known.has(atMs))).toEqual(last);
});

test('goes on when a stream loses its track and gains another', async () => {
  await page.evaluate(
    async ([agent, customer]) => {
      await window.voiceBench.makeDevice('agent', agent, 48_000);
      await window.voiceBench.makeDevice('other', agent, 44_100);
      await window.voiceBench.makeDevice('customer', customer, 48_000);
      await window.voiceBench.start('agent', 'customer', 0);
    },
    [AGENT, CUSTOMER] as const,
  );
  await more(page, 'agent', 20);
  await page.evaluate(() => window.voiceBench.exchangeTrack('agent', null));
  await goneSilent(page, 'agent', 'customer');
  await page.evaluate(() => window.voiceBench.exchangeTrack('agent', 'other'));
  await more(page, 'agent', 20);
  expectOneAMoment(await framesOf(page, 'agent'));
});

for (const channels of ['left', 'right'] as const) {
  test(`hears a voice that is on the ${channels} channel alone`, async () => {
    await page.evaluate(
      async ([agent, side]) => {
        await window.voiceBench.makeDevice('agent', agent, 48_000, side);
        await window.voiceBench.start('agent', null, 0);
      },
      [AGENT, channels] as const,
    );
    await heardSpeaking();
  });
}

test('takes a dead line for silence, and for nothing else', async () => {
  await page.evaluate(async (agent) => {
    await window.voiceBench.makeDevice('agent', agent, 48_000, 'none');
    await window.voiceBench.start('agent', null, 0);
  }, AGENT);
  await more(page, 'agent', 100);
  const frames = await framesOf(page, 'agent');
  expect(frames.every(({ speechProbability }) => speechProbability < 0.1)).toBe(true);
  expect(frames.every(({ levelDbfs }) => levelDbfs === -100)).toBe(true);
});

test('hears nobody while paused, and keeps the time', async () => {
  await page.evaluate(
    async ([agent, customer]) => {
      await window.voiceBench.makeDevice('agent', agent, 48_000);
      await window.voiceBench.makeDevice('customer', customer, 48_000);
      await window.voiceBench.start('agent', 'customer', 0);
    },
    [AGENT, CUSTOMER] as const,
  );
  await more(page, 'agent', 20);
  const heard = () =>
    page.evaluate(() => ({
      frames: window.voiceBench.frames.length,
      inModel: window.voiceBench.diagnostics()?.frames.agent ?? 0,
      nowMs: window.voiceBench.mediaMs(),
    }));
  await page.evaluate(() => window.voiceBench.setPaused(true));
  const before = await heard();
  // What is under way at that moment may still go through the model; then it rests.
  await expect
    .poll(async () => {
      const { inModel } = await heard();
      await page.waitForTimeout(500);
      return (await heard()).inModel - inModel;
    })
    .toBe(0);
  const paused = await heard();
  expect(paused.frames).toBe(before.frames);
  await page.evaluate(() => window.voiceBench.setPaused(false));
  await more(page, 'agent', 20);
  const back = (await framesOf(page, 'agent')).find(({ atMs }) => atMs > before.nowMs);
  expect(back?.atMs).toBeGreaterThan(paused.nowMs - 100);
  expectOneAMoment(await framesOf(page, 'agent'));
});

test('is back on the call’s clock after its own stood still', async () => {
  await page.evaluate(async (agent) => {
    await window.voiceBench.makeDevice('agent', agent, 48_000);
    await window.voiceBench.start('agent', null, 0);
  }, AGENT);
  await more(page, 'agent', 20);
  const before = (await framesOf(page, 'agent')).length;
  await page.evaluate(() => window.voiceBench.standStill(3000));
  // The clock is judged over windows of 4 s.
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const last = window.voiceBench.frames.at(-1)?.atMs ?? 0;
          return Math.abs(window.voiceBench.mediaMs() - last);
        }),
      { timeout: 20_000 },
    )
    .toBeLessThan(250);
  const frames = await framesOf(page, 'agent');
  expectOneAMoment(frames);
  const spanMs = (frames.at(-1)?.atMs ?? 0) - (frames[before]?.atMs ?? 0);
  // What was not heard in those 3 s has no frames.
  expect(frames.length - before).toBeLessThan(spanMs / 32 - 60);
  expect(
    await page.evaluate(() => window.voiceBench.diagnostics()?.clockCorrections),
  ).toBeGreaterThanOrEqual(1);
});
