import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { Trouble, tell } from './tell.ts';

export interface Display {
  /** The environment for a process that shall draw here. */
  readonly env: NodeJS.ProcessEnv;
  /** True where no person sees it: there is no GPU either. */
  readonly virtual: boolean;
  /** Ends a virtual display; does nothing to a real one. */
  readonly stop: () => Promise<void>;
}

/**
 * Keeps Xvfb no longer than we live, however we end: the shell reads from a pipe that only this
 * process holds, and a pipe closes even after kill -9.
 */
const keeper = `
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset </dev/null &
server=$!
exec 3>&-
read -r _ || true
kill "$server" 2>/dev/null
wait "$server"
`;

/** Is there somewhere to draw already? macOS and Windows always have a display. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

async function startXvfb(env: NodeJS.ProcessEnv): Promise<Display> {
  // Its own session: Ctrl+C in the terminal must reach the app before its display goes.
  const child = spawn('sh', ['-c', keeper], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'close');
  const numbers = createInterface({ input: child.stdio[3] as Readable });
  const first = await Promise.race([
    once(numbers, 'line').then(([line]) => String(line).trim()),
    once(numbers, 'close').then(() => ''),
  ]);
  const stop = async (): Promise<void> => {
    child.ref();
    child.stdin?.end();
    await ended;
  };
  if (!/^\d+$/.test(first)) {
    await stop();
    throw new Trouble(
      `A virtual display could not be started (${said.trim().split('\n').at(-1) ?? 'no answer'}); install xvfb, or set DISPLAY.`,
    );
  }
  // Our own end is not held up by the display; the closing pipe ends it.
  child.unref();
  for (const stream of [child.stdin, child.stderr, child.stdio[3]]) {
    (stream as { unref?: () => void } | null)?.unref?.();
  }
  return { env: { ...env, DISPLAY: `:${first}` }, virtual: true, stop };
}

/**
 * The display of the environment, or a virtual one of our own where there is none.
 * @throws Trouble when Xvfb is missing or does not start
 */
export async function openDisplay(env: NodeJS.ProcessEnv = process.env): Promise<Display> {
  if (hasDisplay(env, process.platform)) {
    return { env, virtual: false, stop: () => Promise.resolve() };
  }
  const display = await startXvfb(env);
  tell(`No display found, so this runs on a virtual one (Xvfb ${display.env['DISPLAY']}).`);
  return display;
}

/** Runs `work` with a display and closes a virtual one afterwards, also when `work` fails. */
export async function withDisplay<T>(
  work: (display: Display) => Promise<T>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  const display = await openDisplay(env);
  try {
    return await work(display);
  } finally {
    await display.stop();
  }
}
