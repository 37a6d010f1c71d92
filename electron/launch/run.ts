import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Kill the process after this many milliseconds. Without it there is no limit. */
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** Exit status; 127 where the command does not exist, 1 where a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end and collects what it says. Never throws. */
export function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    const signals: AbortSignal[] = [];
    if (options.signal) signals.push(options.signal);
    if (options.limitMs !== undefined) signals.push(AbortSignal.timeout(options.limitMs));
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signals.length > 0 ? { signal: AbortSignal.any(signals) } : {}),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    let failed: NodeJS.ErrnoException | undefined;
    child.on('error', (error) => (failed = error));
    // 'close' follows 'error' also when the command could not be started.
    child.on('close', (code) => {
      if (failed?.code === 'ENOENT') resolve({ status: 127, stdout, stderr: failed.message });
      else resolve({ status: failed ? 1 : (code ?? 1), stdout, stderr: failed?.message ?? stderr });
    });
  });
}

/** Keeps the last lines of a long output, which is where tools put the reason. */
export function lastLines(text: string, count = 3): string {
  return text.trim().split('\n').slice(-count).join(' / ');
}
