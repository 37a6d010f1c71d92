import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import type { VadFrame } from '#shared/model/vadFrame.ts';
import { MAX_DELAY_MS } from '#renderer/sensing/voice/lineDelay.ts';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { framesOf, goneSilent, more, openBench } from './bench.ts';
import { servePage } from './pageServer.ts';
import type { PageServer } from './pageServer.ts';

/*
 * Worklet, worker, model and their wiring in the real runtime, under the app's own policy.
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
  await page.evaluate(() => window.voiceBench.stop());
  await page.close();
});

test('hears both voices at the same moments, the customer’s over WebRTC', async () => {
  await page.evaluate(
    async ([agent, customer]) => {
      await window.voiceBench.makeVoice('agent', agent, false);
      await window.voiceBench.makeVoice('customer', customer, true);
      await window.voiceBench.start('agent', 'customer', 60_000);
    },
    [AGENT, CUSTOMER] as const,
  );
  // Long enough for both to have spoken: the agent begins, the customer answers after 5 s.
  await expect
    .poll(async () => (await framesOf(page, 'customer')).some((f) => f.speechProbability > 0.9))
    .toBe(true);
  expect((await framesOf(page, 'agent')).some((frame) => frame.speechProbability > 0.9)).toBe(true);
  const { frames, diagnostics } = await page.evaluate(() => ({
    frames: window.voiceBench.frames,
    diagnostics: window.voiceBench.diagnostics(),
  }));
  expect(frames[0]?.atMs).toBeGreaterThan(60_000);
  const times = [...new Set(frames.map(({ atMs }) => atMs))];
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  // The customer's track may need a moment to flow; from then on every moment has both.
  const flowing = frames.slice(frames.findIndex(({ party }) => party === 'customer') + 1);
  expect(flowing.map(({ party }) => party)).toEqual(
    flowing.map((_, i) => (i % 2 === 0 ? 'agent' : 'customer')),
  );
  expect(frames.every(({ levelDbfs }) => levelDbfs >= -100 && levelDbfs <= 0)).toBe(true);
  expect(diagnostics?.frames.agent).toBeGreaterThanOrEqual(times.length);
  expect(trouble).toEqual([]);
});

test('knows about how late a line brings a voice', async () => {
  await page.evaluate(async (voice) => {
    await window.voiceBench.makeVoice('agent', voice, false);
    await window.voiceBench.sendOverLine('customer', 'agent');
    await window.voiceBench.start('agent', 'customer', 0);
  }, AGENT);
  await more(page, 'customer', 30);
  let told = await page.evaluate(() => window.voiceBench.lookAtLine());
  for (let look = 0; look < 6; look += 1) {
    await more(page, 'customer', 31);
    told = await page.evaluate(() => window.voiceBench.lookAtLine());
  }
  // The same sound arrives twice: the shift at which the levels agree best is the truth.
  const levels = async (party: 'agent' | 'customer') =>
    new Map((await framesOf(page, party)).slice(-220).map((f) => [f.atMs, f.levelDbfs]));
  const [direct, late] = [await levels('agent'), await levels('customer')];
  const unlike = (shift: number): number => {
    const pairs = [...late].flatMap(([atMs, level]) => {
      const before = direct.get(atMs - shift * 32);
      return before === undefined ? [] : [Math.abs(before - level)];
    });
    return pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
  };
  const shifts = Array.from({ length: 34 }, (_, i) => i - 3);
  const truth = shifts.toSorted((a, b) => unlike(a) - unlike(b))[0] ?? NaN;
  const toldMs = (told.waitMs ?? NaN) + (told.roundTripMs ?? NaN) / 2;
  console.log(`line: heard ${truth * 32} ms late, told ${Math.round(toldMs)} ms`);
  expect(told.waitMs).toBeGreaterThan(0);
  expect(told.roundTripMs).not.toBeNull();
  // A machine that is busy with other things makes the buffer longer than what is ever set back,
  // and changes it faster than is followed.
  expect(Math.abs(Math.min(truth, MAX_DELAY_MS / 32) - told.frames)).toBeLessThanOrEqual(3);
});

test('loads one model and the plain engine, and nothing else', async () => {
  const before = server.requests.length;
  await page.evaluate(() => window.voiceBench.start(null, null, 0));
  const asked = server.requests.slice(before).toSorted();
  expect(asked.map((file) => file.replace(/^(\/assets\/.*)-[\w-]{8}\./, '$1.'))).toEqual([
    '/assets/capture.worklet.js',
    '/assets/detector.worker.js',
    '/models/silero_vad_v5.onnx',
    '/ort/ort-wasm-simd-threaded.mjs',
    '/ort/ort-wasm-simd-threaded.wasm',
  ]);
});

test('has no frames for a voice that cannot be heard, and keeps the time meanwhile', async () => {
  await page.evaluate(
    async ([agent, customer]) => {
      await window.voiceBench.makeVoice('agent', agent, false);
      await window.voiceBench.makeVoice('headset', agent, false);
      await window.voiceBench.makeVoice('customer', customer, false);
      await window.voiceBench.start('agent', null, 0);
    },
    [AGENT, CUSTOMER] as const,
  );
  await more(page, 'agent', 20);
  expect(await framesOf(page, 'customer')).toEqual([]);
  await page.evaluate(() => window.voiceBench.setSource('customer', 'customer'));
  await more(page, 'customer', 20);

  await page.evaluate(() => window.voiceBench.setEnabled('agent', false));
  await goneSilent(page, 'agent', 'customer');
  await page.evaluate(() => window.voiceBench.setEnabled('agent', true));
  await more(page, 'agent', 20);
  await page.evaluate(() => window.voiceBench.stopTracks('agent'));
  await goneSilent(page, 'agent', 'customer');
  await page.evaluate(() => window.voiceBench.setSource('agent', 'headset'));
  await more(page, 'agent', 20);

  const [agent, customer] = [await framesOf(page, 'agent'), await framesOf(page, 'customer')];
  // The returned voice is on the clock of the one that never stopped.
  const known = new Set(customer.map(({ atMs }) => atMs));
  const last = agent.slice(-20, -5).map(({ atMs }) => atMs);
  expect(last.filter((atMs) => known.has(atMs))).toEqual(last);
  expect(await page.evaluate(() => window.voiceBench.problems)).toEqual([]);
});

test('stops everything when told, also in the middle of starting', async () => {
  await page.evaluate(async (agent) => {
    await window.voiceBench.makeVoice('agent', agent, false);
    await window.voiceBench.start('agent', null, 0);
  }, AGENT);
  await more(page, 'agent', 5);
  const worker = page.workers()[0];
  expect(worker).toBeDefined();
  await page.evaluate(() => window.voiceBench.stop());
  await expect.poll(() => page.workers()).toEqual([]);
  const { length } = await framesOf(page, 'agent');
  expect(await page.evaluate(() => window.voiceBench.startAndAbort())).toBe('AbortError');
  await expect.poll(() => page.workers()).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => window.voiceBench.contextStates()))
    .toEqual(['closed', 'closed']);
  expect(await framesOf(page, 'agent')).toHaveLength(length);
});

test('says so when the model or its engine is not there', async () => {
  const problem = (change: { modelUrl?: string; ortBaseUrl?: string }) =>
    page.evaluate((assets) => window.voiceBench.startProblem(assets), change);
  const missing = `${server.origin}/missing/`;
  expect((await problem({ modelUrl: missing }))?.code).toBe('modelUnavailable');
  expect((await problem({ ortBaseUrl: missing }))?.code).toBe('modelUnavailable');
  expect((await problem({ modelUrl: `${server.origin}/index.html` }))?.code).toBe(
    'modelUnavailable',
  );
  await expect.poll(() => page.workers()).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => new Set(window.voiceBench.contextStates()).size))
    .toBe(1);
  expect(await page.evaluate(() => window.voiceBench.contextStates())).toContain('closed');
});

test('hears in a recording what it hears live', async () => {
  // First the one, then the other: together they would take each other's processor.
  const recorded = await page.evaluate(
    ([agent, customer]) => window.voiceBench.offline(agent, customer),
    [AGENT, CUSTOMER] as const,
  );
  for (const party of ['agent', 'customer'] as const) {
    const times = recorded.filter((frame) => frame.party === party).map(({ atMs }) => atMs);
    expect(times).toEqual(times.map((_, i) => (i + 1) * 32));
    expect(times.length).toBe(Math.floor(50_000 / 32));
  }

  await page.evaluate(async (customer) => {
    await window.voiceBench.makeVoice('customer', customer, false);
    await window.voiceBench.start(null, 'customer', 0);
  }, CUSTOMER);
  await expect
    .poll(async () => (await framesOf(page, 'customer')).length, { timeout: 60_000 })
    .toBeGreaterThan(400);
  const speaks = (frames: readonly VadFrame[]) => frames.map((f) => f.speechProbability > 0.5);
  const live = speaks(await framesOf(page, 'customer'));
  const known = speaks(recorded.filter(({ party }) => party === 'customer'));
  // The same sound, shifted by when it was started. Frames are cut elsewhere, so where a word
  // begins or ends the two may differ by a frame or two, and a busy machine plays with gaps. The
  // voice speaks for most of this stretch and not for all of it, so nothing else comes near.
  const agreement = (shift: number): number =>
    live.filter((value, i) =>
      known.slice(Math.max(0, i + shift - 2), i + shift + 3).includes(value),
    ).length / live.length;
  expect(Math.max(...Array.from({ length: 400 }, (_, shift) => agreement(shift)))).toBeGreaterThan(
    0.85,
  );
});
