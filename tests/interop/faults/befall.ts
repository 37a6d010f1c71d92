import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { prepareApp } from '#electron/launch/prepare.ts';
import { ensureBuilt } from '#electron/launch/build.ts';
import { lastLines } from '#electron/launch/run.ts';
import { makeSpaces, removeSpaces, spaceOf } from '../network.ts';
import type { FaultRun } from './run.ts';

/** A run, and the name of its fault. */
export type NamedRun = FaultRun & { readonly name: string };

/**
 * Lets faults befall calls, in namespaces that are there only for that.
 * @param wanted how often each fault, by its name
 * @param onRun is told of each run as it is over
 * @throws Error where a stage could not be set up
 */
export async function befall(
  wanted: Readonly<Record<string, number>>,
  onRun: (run: NamedRun) => void = () => undefined,
): Promise<readonly NamedRun[]> {
  // While there is a network to get the runtime from: in a namespace there is none.
  await prepareApp();
  await ensureBuilt(['hub', 'guest']);
  const run = process.pid.toString(36);
  const runs: NamedRun[] = [];
  // However this process ends, what is in the namespaces ends with it.
  const onExit = (): void => removeSpaces(run);
  const onSignal = (signal: NodeJS.Signals): void => {
    removeSpaces(run);
    process.kill(process.pid, signal);
  };
  process.once('exit', onExit);
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
  try {
    makeSpaces(run);
    const program = path.join(import.meta.dirname, 'inside.ts');
    const counts = Object.entries(wanted).map(([name, count]) => `${name}=${count}`);
    const inSpace = ['netns', 'exec', spaceOf(run, 'agent'), process.execPath, program];
    const child = spawn('ip', [...inSpace, run, ...counts], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (said = `${said}${text}`.slice(-20_000)));
    const ended = new Promise<number | null>((resolve) => {
      child.once('close', resolve);
    });
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      const done = JSON.parse(line) as NamedRun;
      runs.push(done);
      onRun(done);
    }
    const status = await ended;
    if (status !== 0) throw new Error(`The calls with faults broke off: ${lastLines(said, 3)}`);
    return runs;
  } finally {
    process.off('exit', onExit);
    process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
    removeSpaces(run);
  }
}
