import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright';
import { sharedDataDir } from '#tests/accuracy/sharedData.ts';
import type { VoiceDiagnostics } from '#renderer/sensing/voice/protocol.ts';
import { servePage } from '#tests/e2e/sensing/pageServer.ts';
import { launchApp } from '#tests/helpers/app.ts';
import type { AppUnderTest } from '#tests/helpers/app.ts';
import type { CostBench } from './costPage/main.ts';
import { threadTimes, usageBetween } from './costThreads.ts';
import type { Usage } from './costThreads.ts';
import { BadArguments, lower, neutral } from './figure.ts';
import type { Bench, Measured } from './figure.ts';
import { inMain } from '#tests/helpers/inMain.ts';

/** The page's handle; typed here, so that it is known wherever this is read. */
declare global {
  interface Window {
    costBench: CostBench;
  }
}

/** Each way is measured this often, in turns, so that a busy minute of the machine hits both. */
const ROUNDS = 2;
const ROUND_MS = 12_000;
/** Left out at the start of each: engines compile, caches fill. */
const SETTLE_MS = 3000;
const IDLE_MS = 4000;
const LOAD_MS = 10_000;
/** As Chromium names it, cut to Linux's 15 letters where it is compared. */
const WORKER_THREAD = 'DedicatedWorker thread';

/** What listening to both sides of a call costs, in the app's own runtime. */
export const cost: Bench = {
  what: 'processor time of listening to both voices, beside two detectors of the library in the page',
  bars: [
    { name: 'workerCpu', value: 6 },
    { name: 'longTasks', value: 0 },
    { name: 'dropped', value: 0 },
  ],
  run: measureCost,
};

async function measureCost(args: readonly string[]): Promise<Measured> {
  if (args.length > 0) throw new BadArguments(`cost takes no "${args.join(' ')}".`);
  if (!existsSync('/proc/self/schedstat')) {
    return { kind: 'skipped', why: 'this system does not tell the processor time of a thread.' };
  }
  const vad = path.dirname(createRequire(import.meta.url).resolve('@ricky0123/vad-web'));
  const server = await servePage(path.join(import.meta.dirname, 'costPage'), {
    naive: vad,
    dialogues: path.join(sharedDataDir, 'dialogues'),
  });
  try {
    const desk = await launchApp();
    try {
      return await measureIn(desk, server.origin);
    } finally {
      await desk.close();
    }
  } finally {
    await server.close();
  }
}

async function measureIn(desk: AppUnderTest, origin: string): Promise<Measured> {
  const address = `${origin}/index.html`;
  // A window for each way: what the one leaves behind must not be counted against the other.
  const own = await openWindow(desk, address);
  const other = await openWindow(desk, address);
  for (const { page } of [own, other]) {
    await page.evaluate((addresses) => window.costBench.play(addresses), speech());
  }
  await wait(SETTLE_MS);
  const [ownIdle, otherIdle] = [
    await usageOver(own.pid, IDLE_MS),
    await usageOver(other.pid, IDLE_MS),
  ];

  const ours: Usage[] = [];
  const naive: Usage[] = [];
  const heard: VoiceDiagnostics[] = [];
  const tasks = { ours: 0, naive: 0, idle: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = await now(own.page);
    const idleFrom = await now(other.page);
    await own.page.evaluate(() => window.costBench.startSensing());
    await wait(SETTLE_MS);
    ours.push(await usageOver(own.pid, ROUND_MS));
    heard.push(await diagnosticsOf(own.page));
    await own.page.evaluate(() => window.costBench.stopSensing());
    tasks.ours += await longTasks(own.page, from);
    tasks.idle += await longTasks(other.page, idleFrom);

    const naiveFrom = await now(other.page);
    await other.page.evaluate(() => window.costBench.startNaive());
    await wait(SETTLE_MS);
    naive.push(await usageOver(other.pid, ROUND_MS));
    await other.page.evaluate(() => window.costBench.stopNaive());
    tasks.naive += await longTasks(other.page, naiveFrom);
    await wait(SETTLE_MS);
  }
  if ((await other.page.evaluate(() => window.costBench.naiveFrames())) === 0) {
    throw new Error('the naive detectors heard nothing, so their cost says nothing');
  }
  const loaded = await underLoad(own.page);

  const workerCpu = mean(ours.map((use) => use.named(WORKER_THREAD)));
  const uiCpu = mean(ours.map((use) => use.thread(own.pid) - ownIdle.thread(own.pid)));
  const allCpu = mean(ours.map((use) => use.whole - ownIdle.whole));
  const naiveCpu = mean(naive.map((use) => use.thread(other.pid) - otherIdle.thread(other.pid)));
  const naiveAllCpu = mean(naive.map((use) => use.whole - otherIdle.whole));
  const sum = (count: (each: VoiceDiagnostics) => number): number =>
    heard.reduce((total, each) => total + count(each), 0);
  return {
    kind: 'measured',
    figures: [
      lower('workerCpu', 'of one core, the worker that hears both voices', workerCpu, '%'),
      lower('uiCpu', 'of one core, the same on the thread of the screen', uiCpu, '%'),
      lower('allCpu', 'of one core, the whole window, sound and messages included', allCpu, '%'),
      lower('naiveCpu', 'of one core, two MicVADs on the thread of the screen', naiveCpu, '%'),
      lower('naiveAllCpu', 'of one core, the whole window with two MicVADs', naiveAllCpu, '%'),
      neutral('ratio', 'the naive way’s model thread to ours', naiveCpu / workerCpu, '×'),
      neutral('allRatio', 'the naive way’s window to ours', naiveAllCpu / allCpu, '×'),
      lower('longTasks', 'tasks over 50 ms on the screen’s thread, start included', tasks.ours),
      neutral('idleLongTasks', 'in a window without sensing meanwhile: the machine’s', tasks.idle),
      neutral('naiveLongTasks', 'of the naive way', tasks.naive),
      lower(
        'dropped',
        'moments of 32 ms that were lost',
        sum((each) => each.droppedMoments),
      ),
      lower(
        'late',
        'moments ready later than 100 ms',
        sum((each) => each.lateMoments),
      ),
      lower(
        'modelMs',
        'time of the model for one moment of both voices',
        sum((each) => each.inferenceMs.mean) / heard.length,
        'ms',
      ),
      neutral('loadMoments', 'moments heard with every core kept busy by others', loaded.moments),
      neutral('loadDropped', 'of them lost', loaded.dropped),
      neutral('loadLate', 'of them ready later than 100 ms', loaded.late),
      neutral('loadLongestQueue', 'most that waited at once then', loaded.longestQueue),
    ],
    notes: [
      `${(ROUNDS * ROUND_MS) / 1000} s of each way, in turns, on ${os.cpus().length} cores ` +
        `(${os.cpus()[0]?.model ?? 'unknown'}), with whatever else the machine does: ` +
        `${os.loadavg()[0]?.toFixed(1)} processes wanted the processor on the way.`,
    ],
  };
}

/** A window of the app's kind in which nothing but the bench's page runs. */
async function openWindow(
  desk: AppUnderTest,
  address: string,
): Promise<{ readonly page: Page; readonly pid: number }> {
  const opened = desk.app.waitForEvent('window');
  const pid = await inMain(
    desk.app,
    async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { partition: 'cost', sandbox: true, backgroundThrottling: false },
      });
      await window.loadURL(url);
      return window.webContents.getOSProcessId();
    },
    address,
  );
  const page = await opened;
  await page.waitForFunction(() => 'costBench' in window);
  return { page, pid };
}

/** Real speech where it is on this machine, else the bundled voices. */
function speech(): readonly string[] {
  return existsSync(path.join(sharedDataDir, 'dialogues', 'dev_001.flac'))
    ? ['/dialogues/dev_001.flac']
    : ['/speech/demo-agent.wav', '/speech/demo-customer.wav'];
}

async function usageOver(pid: number, ms: number): Promise<Usage> {
  const startedAt = performance.now();
  const before = await threadTimes(pid);
  await wait(ms);
  const after = await threadTimes(pid);
  return usageBetween(before, after, performance.now() - startedAt);
}

async function diagnosticsOf(page: Page): Promise<VoiceDiagnostics> {
  const heard = await page.evaluate(() => window.costBench.diagnostics());
  if (heard === null || heard.frames.agent === 0 || heard.frames.customer === 0) {
    throw new Error('one of the voices was not heard, so the cost says nothing');
  }
  return heard;
}

const now = (page: Page): Promise<number> => page.evaluate(() => window.costBench.now());

const longTasks = (page: Page, sinceMs: number): Promise<number> =>
  page.evaluate((since) => window.costBench.longTasks(since), sinceMs);

interface Loaded {
  readonly moments: number;
  readonly dropped: number;
  readonly late: number;
  readonly longestQueue: number;
}

/** The same sensing while as many busy processes as there are cores want the processor too. */
async function underLoad(page: Page): Promise<Loaded> {
  await page.evaluate(() => window.costBench.startSensing());
  await wait(SETTLE_MS);
  const before = await diagnosticsOf(page);
  const hogs = os.cpus().map(() => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    await wait(LOAD_MS);
  } finally {
    await Promise.all(hogs.map(stop));
  }
  // What waited is heard by now, or was lost.
  await wait(1000);
  const after = await diagnosticsOf(page);
  await page.evaluate(() => window.costBench.stopSensing());
  const dropped = after.droppedMoments - before.droppedMoments;
  return {
    moments: after.frames.agent - before.frames.agent + dropped,
    dropped,
    late: after.lateMoments - before.lateMoments,
    longestQueue: after.longestQueue,
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
