import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Trouble } from './tell.ts';

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * Ctrl+C pressed again after this long means: now. Sooner is the same press arriving twice, from
 * the terminal and from npm.
 */
const doubleTapMs = 300;

/** A program asked to end may take this long: saving a call takes the app 10 s at most. */
const patienceMs = 20_000;

/**
 * Runs a program in the foreground: it has our terminal, gets our signals, and its exit status
 * is returned (128 + the signal's number where one ended it, as shells do).
 * @throws Trouble when it cannot be started
 */
export function launch(
  command: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    // A group of its own: the terminal would send Ctrl+C to it as well, and it would come twice.
    const detached = process.platform !== 'win32';
    const { env, cwd } = options;
    const child = spawn(command, args, { stdio: 'inherit', detached, env, cwd });
    let asked = 0;
    let last: NodeJS.Timeout | undefined;
    const pass = (signal: NodeJS.Signals): void => {
      const now = performance.now();
      child.kill(asked > 0 && now - asked > doubleTapMs ? 'SIGKILL' : signal);
      asked ||= now;
      last ??= setTimeout(() => child.kill('SIGKILL'), patienceMs);
    };
    for (const signal of forwarded) process.on(signal, pass);
    const drop = (): void => void child.kill('SIGKILL');
    process.on('exit', drop);
    const settle = (): void => {
      clearTimeout(last);
      for (const signal of forwarded) process.off(signal, pass);
      process.off('exit', drop);
    };
    child.on('error', (error) => {
      settle();
      reject(new Trouble(`${command} could not be started (${error.message}); is it executable?`));
    });
    child.on('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
