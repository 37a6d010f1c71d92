import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { servePage } from '#tests/e2e/sensing/pageServer.ts';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { threadTimes, usageBetween } from './costThreads.ts';
import type { Usage } from './costThreads.ts';
import { BadArguments } from './figure.ts';
import type { Bench, Figure, Measured } from './figure.ts';
import { slopeOf } from './moodCost/slope.ts';
import type { MemorySample } from './moodCost/slope.ts';
import type { MoodCostBench } from './moodCostPage/main.ts';

/** The page's handle; typed here, so that it is known wherever this is read. */
declare global {
  interface Window {
    moodCost: MoodCostBench;
  }
}

const DEFAULT_MINUTES = 3;
/** Left out at the start of each way: engines compile, the call finds its size. */
const SETTLE_MS = 6000;
const WAY_MS = 20_000;
const MEMORY_EVERY_MS = 5000;
/** Memory settles over the first minute at most: caches fill, rubbish is collected late. */
const MEMORY_SETTLE_MINUTES = 0.5;
/** As Chromium names it, cut to Linux's 15 letters where it is compared. */
const WORKER_THREAD = 'DedicatedWorker thread';

/** The library's files for windows; the app itself has those for workers only. */
const visionDir = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@mediapipe/tasks-vision')),
  'wasm',
);

const resources = path.join(import.meta.dirname, '../../resources');

/** What looking at the customer's picture costs, in the app's own runtime. */
export const moodCost: Bench = {
  what: 'processor time and memory of looking at the customer’s picture',
  options: '--minutes N: how long memory is watched, 3 by default',
  bars: [
    { name: 'workerCpu', value: 12 },
    { name: 'ratio', value: 5 },
    { name: 'memorySlope', value: 0.5 },
    { name: 'framesKept', value: 95 },
  ],
  run: measure,
};

async function measure(args: readonly string[]): Promise<Measured> {
  const minutes = minutesOf(args);
  const model = [path.join(resources, 'models/face_landmarker.task'), sharedModelFile].find(
    (file) => existsSync(file),
  );
  if (model === undefined) return { kind: 'skipped', why: 'the face model is not here.' };
  if (!existsSync('/proc/self/schedstat')) {
    return { kind: 'skipped', why: 'this system does not tell the processor time of a thread.' };
  }
  const server = await servePage(path.join(import.meta.dirname, 'moodCostPage'), {
    model: path.dirname(model),
    faces: path.join(resources, 'faces'),
    naive: visionDir,
  });
  try {
    const desk = await launchApp();
    try {
      return await measureIn(desk, `${server.origin}/index.html`, minutes);
    } finally {
      await desk.close();
    }
  } finally {
    await server.close();
  }
}

function minutesOf(args: readonly string[]): number {
  if (args.length === 0) return DEFAULT_MINUTES;
  const [name, value, ...more] = args.flatMap((arg) => arg.split('='));
  const minutes = Number(value);
  if (name !== '--minutes' || more.length > 0 || !(minutes >= 1 && minutes <= 600)) {
    throw new BadArguments(`moodCost takes --minutes N, not "${args.join(' ')}".`);
  }
  return minutes;
}

async function measureIn(desk: AppUnderTest, address: string, minutes: number): Promise<Measured> {
  const { page, pid, gpuPid } = await openWindow(desk, address);
  const look = (ms: number): Promise<Way> => lookAt(page, pid, gpuPid, ms);
  await page.evaluate(() => window.moodCost.call('/faces/portrait.jpg'));
  await wait(SETTLE_MS);
  const without = await look(WAY_MS);

  await page.evaluate(() => window.moodCost.startSensing());
  await wait(SETTLE_MS);
  const ours = await look(WAY_MS);
  const memory = await memoryOver(pid, minutes);
  const { oneFace, diagnostics } = await page.evaluate(() => window.moodCost.seen());
  if (diagnostics === null || oneFace < diagnostics.pictures * 0.9) {
    throw new Error('the face in the picture was not seen, so the cost says nothing');
  }
  await page.evaluate(() => window.moodCost.stopSensing());
  await wait(SETTLE_MS);
  const between = await look(WAY_MS);

  await page.evaluate(() => window.moodCost.startNaive());
  await wait(SETTLE_MS);
  const naiveFrom = await page.evaluate(() => window.moodCost.naiveFrames());
  const naive = await look(WAY_MS);
  const naiveFrames = (await page.evaluate(() => window.moodCost.naiveFrames())) - naiveFrom;
  await page.evaluate(() => window.moodCost.stopNaive());
  if (naiveFrames === 0) throw new Error('the naive way looked at nothing');

  const workerCpu = ours.window.named(WORKER_THREAD);
  const alone = (of: (way: Way) => number): number => (of(without) + of(between)) / 2;
  const added = (way: Way, of: (each: Way) => number): number => of(way) - alone(of);
  const main = (way: Way): number => way.window.thread(pid);
  const all = (way: Way): number => way.window.whole + way.gpu;
  const naiveCpu = added(naive, main);
  const settled = memory.filter(({ atMinutes }) => atMinutes >= MEMORY_SETTLE_MINUTES);
  const fpsAlone = alone(({ fps }) => fps);
  return {
    kind: 'measured',
    figures: [
      lower('workerCpu', 'of one core, the worker that looks, 640×480', workerCpu, '%'),
      lower('uiCpu', 'of one core, added on the thread of the screen', added(ours, main), '%'),
      lower('gpuCpu', 'of one core, added in the process that draws', added(ours, gpuOf), '%'),
      lower('allCpu', 'of one core, added in both processes together', added(ours, all), '%'),
      neutral('naiveCpu', 'of one core, every frame on the screen’s thread', naiveCpu, '%'),
      neutral('naiveAllCpu', 'of one core, the same with all it brings', added(naive, all), '%'),
      higher('ratio', 'the naive way to our worker', naiveCpu / workerCpu, '×'),
      neutral('allRatio', 'the same with everything', added(naive, all) / added(ours, all), '×'),
      neutral('perSecond', 'pictures looked at a second', ours.pictures / ours.seconds),
      neutral('naivePerSecond', 'of the naive way', naiveFrames / naive.seconds),
      neutral('pictureMs', 'time of the worker for a picture', diagnostics.tookMs.mean, 'ms'),
      neutral('slowestPictureMs', 'at worst', diagnostics.tookMs.max, 'ms'),
      lower('memorySlope', `MB a minute over ${minutes} min`, slopeOf(settled)),
      neutral('memoryFirst', 'MB of the window after half a minute', settled[0]?.megabytes ?? null),
      neutral('memoryLast', 'MB at the end', settled.at(-1)?.megabytes ?? null),
      neutral('fpsWithout', 'frames of the call decoded a second, nobody looking', fpsAlone),
      neutral('fpsWith', 'with the app looking', ours.fps),
      neutral('fpsNaive', 'with the naive way', naive.fps),
      higher(
        'framesKept',
        'share of the call’s frames that looking leaves',
        (ours.fps / fpsAlone) * 100,
        '%',
      ),
      neutral('longTasks', 'tasks over 50 ms on the screen’s thread while looking', ours.longTasks),
      neutral('longTasksWithout', 'with nobody looking', without.longTasks),
      neutral('naiveLongTasks', 'of the naive way', naive.longTasks),
    ],
    notes: [
      `${WAY_MS / 1000} s of each way in one window with a video call to itself, on ` +
        `${os.cpus().length} cores (${os.cpus()[0]?.model ?? 'unknown'}), with whatever else the ` +
        `machine does: ${os.loadavg()[0]?.toFixed(1)} processes wanted the processor on the way. ` +
        `The pace at the end: ${diagnostics.state}.`,
    ],
  };
}

/** One way of looking (or none), watched for a while. */
interface Way {
  readonly seconds: number;
  readonly window: Usage;
  /** Percent of one core in the process that draws. */
  readonly gpu: number;
  readonly fps: number;
  readonly longTasks: number;
  readonly pictures: number;
}

const gpuOf = ({ gpu }: Way): number => gpu;

async function lookAt(page: Page, pid: number, gpuPid: number | null, ms: number): Promise<Way> {
  const state = () =>
    page.evaluate(async () => ({
      decoded: await window.moodCost.decoded(),
      pictures: window.moodCost.seen().diagnostics?.pictures ?? 0,
      now: window.moodCost.now(),
    }));
  const both = async () =>
    [await threadTimes(pid), gpuPid === null ? null : await threadTimes(gpuPid)] as const;
  const before = await state();
  const startedAt = performance.now();
  const [from, gpuFrom] = await both();
  await wait(ms);
  const [to, gpuTo] = await both();
  const wallMs = performance.now() - startedAt;
  const after = await state();
  const seconds = (after.now - before.now) / 1000;
  return {
    seconds,
    window: usageBetween(from, to, wallMs),
    gpu: gpuFrom && gpuTo ? usageBetween(gpuFrom, gpuTo, wallMs).whole : 0,
    fps: (after.decoded - before.decoded) / seconds,
    pictures: after.pictures - before.pictures,
    longTasks: await page.evaluate((since) => window.moodCost.longTasks(since), before.now),
  };
}

async function memoryOver(pid: number, minutes: number): Promise<readonly MemorySample[]> {
  const samples: MemorySample[] = [];
  const startedAt = performance.now();
  for (;;) {
    const atMinutes = (performance.now() - startedAt) / 60_000;
    samples.push({ atMinutes, megabytes: await megabytesOf(pid) });
    if (atMinutes >= minutes) return samples;
    await wait(MEMORY_EVERY_MS);
  }
}

/** What the process has to itself, shared pages by share. */
async function megabytesOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? NaN) / 1024;
}

/** A window of the app's kind in which nothing but the bench's page runs. */
async function openWindow(desk: AppUnderTest, address: string) {
  const opened = desk.app.waitForEvent('window');
  const pids = await desk.app.evaluate(async ({ app, BrowserWindow }, url) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: 'mood-cost', sandbox: true, backgroundThrottling: false },
    });
    await window.loadURL(url);
    const gpu = app.getAppMetrics().find(({ type }) => type === 'GPU');
    return { pid: window.webContents.getOSProcessId(), gpuPid: gpu?.pid ?? null };
  }, address);
  const page = await opened;
  await page.waitForFunction(() => 'moodCost' in window);
  return { page, ...pids };
}

type Row = (name: string, what: string, value: number | null, unit?: Figure['unit']) => Figure;

const row =
  (better: Figure['better']): Row =>
  (name, what, value, unit = '') => ({ name, what, value, unit, better });

const lower = row('lower');
const higher = row('higher');
const neutral = row('neither');
