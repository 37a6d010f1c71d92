import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { USUAL_PER_SECOND } from '#renderer/sensing/face/pace.ts';
import { sharedModelFile } from '#tests/accuracy/faceFrames.ts';
import { servePage } from '#tests/e2e/sensing/pageServer.ts';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import { threadTimes, usageBetween } from './costThreads.ts';
import type { Usage } from './costThreads.ts';
import { readMinutes } from './amount.ts';
import { higher, lower, neutral } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { slopeOf } from './moodCost/slope.ts';
import type { MemorySample } from './moodCost/slope.ts';
import type { MoodCostBench } from './moodCostPage/main.ts';
import { inMain } from '#tests/helpers/inMain.ts';
import { megabytesOf } from '#tests/helpers/soak/processes.ts';

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
/** Left out: caches fill and code is compiled over the first minutes, or a third of a short run. */
const memorySettleMinutes = (minutes: number): number => Math.min(5, minutes / 3);
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
    { name: 'cpu', value: 12 },
    { name: 'ratio', value: 5 },
    { name: 'memorySlope', value: 1 },
    { name: 'framesKept', value: 97 },
  ],
  run: measure,
};

async function measure(args: readonly string[]): Promise<Measured> {
  const minutes = readMinutes(args, 'moodCost', DEFAULT_MINUTES);
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

async function measureIn(desk: AppUnderTest, address: string, minutes: number): Promise<Measured> {
  const { page, pid, gpuPid, others } = await openWindow(desk, address);
  const look = (ms: number): Promise<Way> => lookAt(page, { pid, gpuPid, others }, ms);
  await page.evaluate(() => window.moodCost.call('/faces/portrait.jpg'));
  await wait(SETTLE_MS);
  const without = await look(WAY_MS);

  await page.evaluate(() => window.moodCost.startSensing());
  await wait(SETTLE_MS);
  const ours = await look(WAY_MS);
  const { diagnostics: begun } = await page.evaluate(() => window.moodCost.seen());
  const memory = await memoryOver([pid, gpuPid], minutes);
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

  const alone = (of: (way: Way) => number): number => (of(without) + of(between)) / 2;
  const added = (way: Way, of: (each: Way) => number): number => of(way) - alone(of);
  const main = (way: Way): number => way.window.thread(pid);
  const all = (way: Way): number => way.window.whole + way.gpu + way.others;
  const perSecond = ours.pictures / ours.seconds;
  // Looking gives way to a busy machine, and the naive way lags behind on one: neither may look
  // cheap for that, so both are brought to the rates that they are meant to have.
  const atUsualRate = added(ours, all) * (USUAL_PER_SECOND / perSecond);
  const naivePerSecond = naiveFrames / naive.seconds;
  const naiveEveryFrame = added(naive, all) * (alone(({ fps }) => fps) / naivePerSecond);
  const settled = memory.filter(({ atMinutes }) => atMinutes >= memorySettleMinutes(minutes));
  const inWindow = settled.map((sample) => ({ ...sample, megabytes: sample.window }));
  const fpsAlone = alone(({ fps }) => fps);
  return {
    kind: 'measured',
    figures: [
      lower(
        'cpu',
        `of one core, added in all processes, at ${USUAL_PER_SECOND} pictures a second`,
        atUsualRate,
        '%',
      ),
      neutral('cpuMeasured', 'of one core, the same at the rate below', added(ours, all), '%'),
      neutral('workerCpu', 'of that, the worker that looks', ours.window.named(WORKER_THREAD), '%'),
      neutral('uiCpu', 'of that, the thread of the screen', added(ours, main), '%'),
      neutral('gpuCpu', 'of that, the process that draws', added(ours, gpuOf), '%'),
      neutral(
        'naiveCpu',
        'of one core, added by the naive way in all processes, at every frame of the call',
        naiveEveryFrame,
        '%',
      ),
      neutral(
        'naiveCpuMeasured',
        'of one core, the same at the rate below',
        added(naive, all),
        '%',
      ),
      neutral('naiveUiCpu', 'of that, the thread of the screen', added(naive, main), '%'),
      neutral(
        'aloneSpread',
        'of one core, between the two times nobody looked',
        Math.abs(all(without) - all(between)),
        '%',
      ),
      higher('ratio', 'the naive way to ours', naiveEveryFrame / atUsualRate, '×'),
      neutral('perSecond', 'pictures looked at a second', perSecond),
      neutral('naivePerSecond', 'of the naive way', naivePerSecond),
      neutral('pictureMs', 'time of the worker for a picture', diagnostics.tookMs.mean, 'ms'),
      neutral('slowestPictureMs', 'at worst', diagnostics.tookMs.max, 'ms'),
      lower('memorySlope', `MB a minute over ${minutes} min, after the warm-up`, slopeOf(settled)),
      neutral('windowSlope', 'of it, the window with its worker', slopeOf(inWindow)),
      neutral(
        'memoryPictures',
        'pictures looked at in that time, the warm-up included',
        diagnostics.pictures - (begun?.pictures ?? 0),
      ),
      neutral('memoryFirst', 'MB after the warm-up', settled[0]?.megabytes ?? null),
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
  /** The same in the app's other processes together. */
  readonly others: number;
  readonly fps: number;
  readonly longTasks: number;
  readonly pictures: number;
}

const gpuOf = ({ gpu }: Way): number => gpu;

interface Processes {
  readonly pid: number;
  readonly gpuPid: number;
  readonly others: readonly number[];
}

async function lookAt(page: Page, { pid, gpuPid, others }: Processes, ms: number): Promise<Way> {
  const state = () =>
    page.evaluate(async () => ({
      decoded: await window.moodCost.decoded(),
      pictures: window.moodCost.seen().diagnostics?.pictures ?? 0,
      now: window.moodCost.now(),
    }));
  // A helper process may end meanwhile: it uses nothing from then on.
  const timesIfThere = (id: number) =>
    threadTimes(id).catch((): Awaited<ReturnType<typeof threadTimes>> => new Map());
  const times = () =>
    Promise.all([threadTimes(pid), threadTimes(gpuPid), ...others.map(timesIfThere)]);
  const before = await state();
  const startedAt = performance.now();
  const from = await times();
  await wait(ms);
  const to = await times();
  const wallMs = performance.now() - startedAt;
  const after = await state();
  const seconds = (after.now - before.now) / 1000;
  const used = to.map((each, i) => usageBetween(from[i] ?? each, each, wallMs));
  const [inWindow, inGpu, ...elsewhere] = used;
  if (!inWindow || !inGpu) throw new Error('a process of the app is gone');
  return {
    seconds,
    window: inWindow,
    gpu: inGpu.whole,
    others: elsewhere.reduce((sum, { whole }) => sum + whole, 0),
    fps: (after.decoded - before.decoded) / seconds,
    pictures: after.pictures - before.pictures,
    longTasks: await page.evaluate((since) => window.moodCost.longTasks(since), before.now),
  };
}

/** Memory of the window with its workers, and of the process that draws. */
interface Memory extends MemorySample {
  /** MB of the window alone. */
  readonly window: number;
}

async function memoryOver(
  [pid, gpuPid]: readonly [number, number],
  minutes: number,
): Promise<readonly Memory[]> {
  const samples: Memory[] = [];
  const startedAt = performance.now();
  for (;;) {
    const atMinutes = (performance.now() - startedAt) / 60_000;
    const inWindow = await megabytesOf(pid);
    const megabytes = inWindow + (await megabytesOf(gpuPid));
    samples.push({ atMinutes, window: inWindow, megabytes });
    if (atMinutes >= minutes) return samples;
    await wait(MEMORY_EVERY_MS);
  }
}

/** A window of the app's kind in which nothing but the bench's page runs. */
async function openWindow(desk: AppUnderTest, address: string) {
  const opened = desk.app.waitForEvent('window');
  const pids = await inMain(
    desk.app,
    async ({ app, BrowserWindow }, url) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { partition: 'mood-cost', sandbox: true, backgroundThrottling: false },
      });
      await window.loadURL(url);
      const processes = app.getAppMetrics();
      const pid = window.webContents.getOSProcessId();
      const gpuPid = processes.find(({ type }) => type === 'GPU')?.pid;
      if (gpuPid === undefined) throw new Error('the app has no process that draws');
      const others = processes.map((each) => each.pid).filter((id) => id !== pid && id !== gpuPid);
      return { pid, gpuPid, others };
    },
    address,
  );
  const page = await opened;
  await page.waitForFunction(() => 'moodCost' in window);
  return { page, ...pids };
}
