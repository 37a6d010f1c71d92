import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import type { Page } from 'playwright/test';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { openBench } from './bench.ts';
import type { FaceCall } from './faceCallPage/main.ts';
import { servePage } from './pageServer.ts';
import type { PageServer } from './pageServer.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/*
 * The customer's picture, sent over WebRTC and looked at in the real runtime, under the app's own
 * policy.
 */

declare global {
  interface Window {
    faceCall: FaceCall;
  }
}

const FACE = '/faces/portrait.jpg';
const resources = path.join(import.meta.dirname, '../../../resources');
const model = [path.join(resources, 'models/face_landmarker.task'), sharedModelFile].find((file) =>
  existsSync(file),
);

test.skip(
  model === undefined,
  'The face model is not on this machine: put it into resources/models to run these.',
);

let server: PageServer;
let desk: AppUnderTest;
let page: Page;
let trouble: string[];

test.beforeAll(async () => {
  server = await servePage(path.join(import.meta.dirname, 'faceCallPage'), {
    model: path.dirname(model ?? ''),
    faces: path.join(resources, 'faces'),
  });
  desk = await launchApp();
});

test.afterAll(async () => {
  await desk?.close();
  await server?.close();
});

test.beforeEach(async () => {
  ({ page, trouble } = await openBench(desk, server.origin, 'faceCall'));
  await page.evaluate(async (face) => {
    await window.faceCall.show([face]);
    await window.faceCall.call();
  }, FACE);
});

test.afterEach(async () => {
  await page.evaluate(() => window.faceCall.hangUp());
  await page.close();
});

const frames = () => page.evaluate(() => window.faceCall.frames);

async function more(count: number): Promise<void> {
  const before = (await frames()).length;
  await expect.poll(async () => (await frames()).length).toBeGreaterThanOrEqual(before + count);
}

test('looks at the customer’s picture a few times a second', async () => {
  await page.evaluate(() => window.faceCall.start());
  await more(8);
  const seen = await frames();
  const { face, faces, brightness } = seen.at(-1) ?? { face: null, faces: 0, brightness: 0 };
  expect(faces).toBe(1);
  expect(face?.blendshapes).toHaveLength(52);
  expect(Math.abs(face?.head.roll ?? 90)).toBeLessThan(30);
  expect(face?.size).toBeGreaterThan(0.1);
  expect(brightness).toBeGreaterThan(0.2);
  expect(brightness).toBeLessThan(0.8);
  const steps = seen.slice(3).map(({ atMs }, i) => atMs - (seen[i + 2]?.atMs ?? 0));
  // At most 5 a second, whatever the machine does meanwhile.
  expect(Math.min(...steps)).toBeGreaterThan(190);
  expect(await page.evaluate(() => window.faceCall.problems)).toEqual([]);
  expect(trouble).toEqual([]);
});

test('sees the newest picture, not one that waited', async () => {
  await page.evaluate(() => window.faceCall.start());
  await more(3);
  await page.evaluate(() => window.faceCall.show([]));
  const changedAt = (await frames()).length;
  await more(4);
  // One may have been under way; after it the empty room is seen.
  expect((await frames()).slice(changedAt + 2).every(({ faces }) => faces === 0)).toBe(true);
});

test('reads nobody when two are in the picture', async () => {
  await page.evaluate((face) => window.faceCall.show([face, face]), FACE);
  await page.evaluate(() => window.faceCall.start());
  await expect.poll(async () => (await frames()).at(-1)?.faces).toBe(2);
  expect((await frames()).at(-1)?.face).toBeNull();
});

test('sees nothing while paused, unseen itself, disabled or without a picture, and says so', async () => {
  await page.evaluate(() => window.faceCall.start());
  await more(3);
  const off = [
    ['paused', () => page.evaluate(() => window.faceCall.setPaused(true))],
    ['windowHidden', () => page.evaluate(() => window.faceCall.setSeen(false))],
    ['noPicture', () => page.evaluate(() => window.faceCall.setVideo(false))],
    ['noPicture', () => page.evaluate(() => window.faceCall.setEnabled(false))],
  ] as const;
  const on = [
    () => page.evaluate(() => window.faceCall.setPaused(false)),
    () => page.evaluate(() => window.faceCall.setSeen(true)),
    () => page.evaluate(() => window.faceCall.setVideo(true)),
    () => page.evaluate(() => window.faceCall.setEnabled(true)),
  ] as const;
  for (const [i, [state, turnOff]] of off.entries()) {
    await turnOff();
    const last = () => page.evaluate(() => window.faceCall.states.at(-1));
    await expect.poll(last).toBe(state);
    const before = (await frames()).length;
    await page.waitForTimeout(900);
    expect((await frames()).length).toBe(before);
    await on[i]?.();
    await more(2);
    expect(await last()).not.toBe(state);
  }
});

test('is over at once when it is stopped', async () => {
  await page.evaluate(() => window.faceCall.start());
  await more(3);
  const workers = () => page.workers().length;
  expect(workers()).toBe(1);
  const before = await page.evaluate(() => {
    window.faceCall.stop();
    return window.faceCall.frames.length;
  });
  await expect.poll(workers, { timeout: 1000 }).toBe(0);
  await page.waitForTimeout(500);
  expect((await frames()).length).toBe(before);
});

test('a frame is seen as it would be when painted', async () => {
  const [copied, painted] = await page.evaluate(() => window.faceCall.bothWays());
  expect(copied?.faces).toBe(1);
  expect(copied?.brightness).toBeCloseTo(painted?.brightness ?? NaN, 2);
  const scores = painted?.face?.blendshapes ?? [];
  expect(scores).toHaveLength(52);
  const off = scores.map((score, i) => Math.abs(score - (copied?.face?.blendshapes[i] ?? NaN)));
  // Painting rounds colours otherwise than copying: what is seen may differ by that, not by more.
  expect(Math.max(...off)).toBeLessThan(0.05);
});

test('a picture that was looked at leaves no memory behind', async () => {
  test.skip(!existsSync('/proc/self/smaps'), 'this system does not tell what memory is whose');
  const pid = await inMain(
    desk.app,
    ({ BrowserWindow }, address) => {
      const windows = BrowserWindow.getAllWindows();
      const bench = windows.find((each) => each.webContents.getURL().startsWith(address));
      return bench?.webContents.getOSProcessId() ?? 0;
    },
    server.origin,
  );
  const look = (count: number) => page.evaluate((n) => window.faceCall.lookAt(n), count);
  await look(15);
  const before = await sharedMegabytes(pid);
  expect(await look(60)).toBeGreaterThan(54);
  // Painted instead of copied out, they leave 25 MB.
  expect((await sharedMegabytes(pid)) - before).toBeLessThan(10);
});

/** Memory that Chromium shares between its processes, as far as this one holds it. */
async function sharedMegabytes(pid: number): Promise<number> {
  const maps = await readFile(`/proc/${pid}/smaps`, 'utf8');
  let [kilobytes, shared] = [0, false];
  for (const line of maps.split('\n')) {
    if (/^[0-9a-f]+-[0-9a-f]+ /.test(line)) shared = line.includes('.org.chromium.');
    else if (shared) kilobytes += Number(/^Pss:\s+(\d+) kB/.exec(line)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}

test('never looks at the agent’s own picture', async () => {
  expect(await page.evaluate(() => window.faceCall.ownIsRemote())).toBe(false);
  expect(await page.evaluate(() => window.faceCall.startOnOwn())).toBe('notTheCustomer');
  expect(page.workers()).toHaveLength(0);
});

test('says that the model is missing, and leaves nothing running', async () => {
  const code = await page.evaluate(() => window.faceCall.startWithout('/model/not-there.task'));
  expect(code).toBe('modelUnavailable');
  await expect.poll(() => page.workers().length).toBe(0);
});
