import { statSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { hasDisplay, openDisplay } from './display.ts';
import type { Display } from './display.ts';
import { checkSandbox, flagsFor } from './flags.ts';
import { root } from './paths.ts';
import { ensureRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { ensureSystem } from './system.ts';

export interface PreparedApp {
  /** The Electron binary. */
  readonly executable: string;
  /** Switches for these surroundings and the app's folder; the app's own arguments follow. */
  readonly args: readonly string[];
  /** The environment, with a display in it. */
  readonly env: Record<string, string>;
  readonly runtime: Runtime;
  readonly display: Display;
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

/**
 * Everything a start of the app needs: the runtime, the system's libraries, a current build, and
 * a display. A virtual display is shared by all calls of this process and ends with it.
 * `launch({ executablePath: executable, args: [...args, …], env })` then starts the app.
 * @throws Trouble with a remedy where something cannot be had
 */
export async function prepareApp(): Promise<PreparedApp> {
  const runtime = await ensureRuntime();
  const virtual = !hasDisplay(process.env, process.platform);
  await ensureSystem(
    ['electron', 'fonts', ...(virtual ? (['xvfb'] as const) : [])],
    runtime.executable,
  );
  await ensureBuilt();
  const isRoot = process.getuid?.() === 0;
  const around = { platform: process.platform, isRoot, virtual, env: process.env };
  const flags = flagsFor(around);
  if (process.platform === 'linux' && !flags.includes('--no-sandbox')) {
    const helper = path.join(path.dirname(runtime.executable), 'chrome-sandbox');
    await checkSandbox(helper, isSetUid(helper));
  }
  shared ??= openDisplay();
  const display = await shared;
  return {
    executable: runtime.executable,
    args: [...flags, root],
    env: defined(display.env),
    runtime,
    display,
  };
}
