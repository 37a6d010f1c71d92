import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TurnInSpace } from './turnInSpace.ts';

const entry = path.resolve(import.meta.dirname, '../../out/hub/cli.js');

/** The team hub as `npm run hub` starts it, in a namespace of its own. */
export interface HubInSpace {
  readonly origin: string;
  /** Ends it without a word, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it on the same port and data; resolves once it listens. */
  readonly start: () => Promise<void>;
  /** The link for the first account. */
  readonly startLink: () => Promise<string>;
  /** What it has logged, over all its lives. */
  readonly log: () => string;
}

/**
 * Makes a hub that is not started yet.
 * @param turn the TURN server over which everything has to go; null for none
 */
export function hubIn(
  space: string,
  address: string,
  dataDir: string,
  turn: TurnInSpace | null,
): HubInSpace {
  const port = 4610;
  const args = turn === null ? [] : ['--turn', turn.url, '--relay-only'];
  const env = { ...process.env, ...(turn && { HEARBACK_TURN_SECRET: turn.secret }) };
  let child: ChildProcess | null = null;
  let log = '';
  process.once('exit', () => child?.kill('SIGKILL'));
  return {
    origin: `http://${address}:${port}`,
    async kill() {
      const dying = child;
      child = null;
      if (dying === null || dying.exitCode !== null || dying.signalCode !== null) return;
      const gone = once(dying, 'close');
      dying.kill('SIGKILL');
      await gone;
    },
    async start() {
      // `ip netns exec` becomes the program it starts: its id is the hub's.
      const command = [process.execPath, entry, '--host', address, '--port', String(port)];
      const started = spawn(
        'ip',
        ['netns', 'exec', space, ...command, '--data', dataDir, ...args],
        { stdio: ['ignore', 'pipe', 'pipe'], env },
      );
      child = started;
      started.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
      await new Promise<void>((resolve, reject) => {
        let said = '';
        started.stdout.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          if (said.includes('Hearback hub at ')) resolve();
        });
        started.once('close', () => reject(new Error(`The hub ended: ${log}`)));
      });
    },
    startLink: async () => (await readFile(path.join(dataDir, 'first-account'), 'utf8')).trim(),
    log: () => log,
  };
}
