import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withLock } from './lock.ts';
import { runtimeDir } from './paths.ts';
import { lastLines, run } from './run.ts';
import { tell } from './tell.ts';

const require = createRequire(import.meta.url);
const packageDir = path.dirname(require.resolve('electron/package.json'));
const { version: wantedVersion } = require('electron/package.json') as { version: string };

/** How long the download may take: 120 MB at 2 Mbit/s is 8 minutes. */
const downloadLimitMs = 10 * 60_000;
/** How long the download's host may take to accept a connection. */
const probeMs = 8_000;
/** What an installer that finds the archive in its own cache needs to unpack it. */
const unpackGraceMs = 15_000;
/** For this long a failed download is not tried again, so that each start is quick. */
export const rememberFailureMs = 10 * 60_000;

const proxyNames = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

const failureNote = path.join(runtimeDir, 'official-unavailable.json');

export interface Official {
  readonly executable: string;
  readonly version: string;
}

/** The executable inside an unpacked Electron. */
export function executableIn(dist: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return path.join(dist, 'Electron.app/Contents/MacOS/Electron');
  return path.join(dist, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** An unpacked Electron in a folder, undefined where there is none. */
export function officialIn(dist: string): Official | undefined {
  const executable = executableIn(dist, process.platform);
  if (!existsSync(executable)) return undefined;
  try {
    const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return { executable, version };
  } catch {
    return undefined;
  }
}

function installed(): Official | undefined {
  // Its installer writes path.txt last, so a half-unpacked dist has none.
  return existsSync(path.join(packageDir, 'path.txt'))
    ? officialIn(path.join(packageDir, 'dist'))
    : undefined;
}

/**
 * Is a failure that was noted at `notedAt` still fresh at `now` (both epoch ms)?
 * A note from the future (a clock set back) is not.
 */
export function isFresh(notedAt: number, now: number): boolean {
  return now - notedAt >= 0 && now - notedAt < rememberFailureMs;
}

async function recentFailure(): Promise<string | undefined> {
  try {
    const note = JSON.parse(await readFile(failureNote, 'utf8')) as { at: number; reason: string };
    return isFresh(note.at, Date.now()) ? note.reason : undefined;
  } catch {
    return undefined;
  }
}

/** Behind a proxy or with a mirror, whether github.com answers says nothing. */
function goesElsewhere(env: NodeJS.ProcessEnv): boolean {
  return [...proxyNames, 'ELECTRON_MIRROR', 'NPM_CONFIG_ELECTRON_MIRROR'].some(
    (name) => env[name] ?? env[name.toLowerCase()],
  );
}
async function githubAnswers(): Promise<boolean> {
  const { address } = await lookup('github.com');
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port: 443 });
    socket.once('connect', () => resolve(true)).once('error', reject);
    socket.once('close', () => resolve(false)).setTimeout(probeMs, () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
}

/** Aborts a download that cannot come: its host is unknown or silent, and nothing is cached. */
async function watchHost(stop: AbortController, done: AbortSignal): Promise<void> {
  if (goesElsewhere(process.env)) return;
  const answers = await Promise.race([
    githubAnswers().catch(() => false),
    wait(probeMs, false, { signal: done, ref: false }).catch(() => true),
  ]);
  if (answers) return;
  await wait(unpackGraceMs, undefined, { signal: done, ref: false }).catch(() => undefined);
  stop.abort();
}

async function download(): Promise<string | undefined> {
  const stop = new AbortController();
  const done = new AbortController();
  void watchHost(stop, done.signal);
  const proxied = proxyNames.some((name) => process.env[name] ?? process.env[name.toLowerCase()]);
  const result = await run(process.execPath, [path.join(packageDir, 'install.js')], {
    // Node's fetch ignores proxy variables unless told.
    env: { ...process.env, ...(proxied ? { NODE_USE_ENV_PROXY: '1' } : {}) },
    limitMs: downloadLimitMs,
    signal: stop.signal,
  });
  done.abort();
  if (result.status === 0 && installed()) return undefined;
  const reason = lastLines(result.stderr.replaceAll(/^\s+at .*$/gm, ''), 1);
  return /fetch failed|^$|abort/i.test(reason) ? 'its download host does not answer' : reason;
}

/**
 * The official Electron that package.json names: the installed one, or a download by its own
 * installer. Returns the reason as text where it cannot be had.
 * @param tryAgain ignore that a download failed a short while ago
 */
export async function ensureOfficial(tryAgain: boolean): Promise<Official | string> {
  const present = installed();
  if (present) return present;
  // Two installers at once would unpack over each other.
  return withLock(path.join(runtimeDir, 'official.lock'), async () => {
    const known = installed() ?? (tryAgain ? undefined : await recentFailure());
    if (known !== undefined) return known;
    tell(`Downloading Electron ${wantedVersion}, about 120 MB, once.`);
    const reason = await download();
    const official = installed();
    if (official) {
      await rm(failureNote, { force: true });
      return official;
    }
    const note = { at: Date.now(), reason: reason ?? 'it is incomplete' };
    await writeFile(failureNote, JSON.stringify(note));
    return note.reason;
  });
}
