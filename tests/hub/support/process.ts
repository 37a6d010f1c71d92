import { spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const entry = path.resolve(import.meta.dirname, '../../../electron/hub/cli.ts');

const lineSchema = z.object({ event: z.string() }).loose();

/** A hub in a process of its own, as `npm run hub` starts it. */
export interface HubProcess {
  /** The exit status. */
  readonly done: Promise<number | null>;
  readonly said: { out: string; err: string };
  /** Resolves once stdout holds this. */
  heard(pattern: RegExp): Promise<RegExpExecArray>;
  /** Resolves with the next entry of the log that has this name, from the beginning on. */
  logged(event: string): Promise<Record<string, unknown>>;
  /** The whole log so far. */
  log(): readonly Record<string, unknown>[];
  kill(signal: NodeJS.Signals): void;
}

/** Runs the hub's command; ended with the test. */
export function cli(args: readonly string[], env: NodeJS.ProcessEnv = {}): HubProcess {
  const child = spawn(process.execPath, [entry, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  const said = { out: '', err: '' };
  const done = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await done;
  });
  const looks = new Set<() => void>();
  const look = (): void => {
    for (const each of looks) each();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
    look();
  });
  const log = (): Record<string, unknown>[] =>
    said.err
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => lineSchema.parse(JSON.parse(line)));

  const until = <T>(find: () => T | null | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const each = (): void => {
        const found = find();
        if (found === null || found === undefined) return;
        looks.delete(each);
        resolve(found);
      };
      looks.add(each);
      each();
      void done.then(() => reject(new Error(`it ended: ${said.err}`)));
    });

  return {
    done,
    said,
    log,
    heard: (pattern) => until(() => pattern.exec(said.out)),
    logged: (event) => until(() => log().find((line) => line['event'] === event)),
    kill: (signal) => void child.kill(signal),
  };
}

/** Where a hub that has started can be reached. */
export async function originOf(hub: HubProcess): Promise<string> {
  const [, origin = ''] = await hub.heard(/^Hearback hub at (\S+)$/m);
  return origin;
}
