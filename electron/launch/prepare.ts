import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { hasDisplay, openDisplay } from './display.ts';
import type { Display } from './display.ts';
import { checkSandbox, flagsFor } from './flags.ts';
import { ensureFaceModel } from './model.ts';
import { ensurePackaged } from './packaging.ts';
import { root } from './paths.ts';
import { ensureRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { ensureSystem } from './system.ts';

export interface PreparedApp {
  /** The Electron binary. */
  readonly executable: string;
  /** Switches for these surroundings, then the app's folder unless it is packaged. */
  readonly args: readonly string[];
  /** The environment, with a display in it. */
  readonly env: Record<string, string>;
  readonly runtime: Runtime;
  /** Nobody sees the display: a virtual one. */
  readonly virtual: boolean;
}

interface Around {
  readonly flags: readonly string[];
  readonly env: Record<string, string>;
  readonly virtual: boolean;
}

let shared: Promise<Display> | undefined;

function isSetUid(helper: string): boolean {
  const info = statSync(helper, { throwIfNoEntry: false });
  return info !== undefined && info.uid === 0 && (info.mode & 0o4000) !== 0;
}

/** An environment as launchers want it: without the names that are not set. */
function defined(env: NodeJS.ProcessEnv): Record<string, string> {
  const pairs = Object.entries(env).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  );
  return Object.fromEntries(pairs);
}

/** What both kinds of app need of the machine; the executable is the binary that will run. */
async function surroundings(executable: string): Promise<Around> {
  const virtual = !hasDisplay(process.env, process.platform);
  const needs = ['electron', 'fonts', ...(virtual ? (['xvfb'] as const) : [])] as const;
  await ensureSystem(needs, executable);
  const isRoot = process.getuid?.() === 0;
  const flags = flagsFor({ platform: process.platform, isRoot, virtual, env: process.env });
  if (process.platform === 'linux' && !flags.includes('--no-sandbox')) {
    const helper = path.join(path.dirname(executable), 'chrome-sandbox');
    await checkSandbox(helper, isSetUid(helper));
  }
  shared ??= openDisplay();
  const display = await shared;
  return { flags, env: defined(display.env), virtual };
}

/**
 * Everything a start of the app from the checkout needs: the runtime, the system's libraries, a
 * current build, and a display. A virtual display is shared by all calls of this process and
 * ends with it. `launch({ executablePath: executable, args: [...args, …], env })` then starts it.
 * @throws Trouble with a remedy where something cannot be had
 */
export async function prepareApp(): Promise<PreparedApp> {
  const runtime = await ensureRuntime();
  const { executable } = runtime;
  const { flags, env, virtual } = await surroundings(executable);
  await ensureBuilt();
  await ensureFaceModel();
  return { executable, args: [...flags, root], env, runtime, virtual };
}

/**
 * The same for the packaged app, packaged anew where it is out of date. Its fuses refuse
 * `--inspect`, so `_electron.launch` cannot attach: see startForDevTools.
 * @throws Trouble with a remedy where something cannot be had
 */
export async function preparePackagedApp(): Promise<PreparedApp> {
  const runtime = await ensureRuntime();
  const executable = await ensurePackaged(runtime);
  const { flags, env, virtual } = await surroundings(executable);
  return { executable, args: flags, env, runtime, virtual };
}
