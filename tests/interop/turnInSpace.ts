import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findCommand } from '#electron/launch/system/probe.ts';

/** A TURN server in a namespace of its own. */
export interface TurnInSpace {
  /** For the hub's `--turn`. */
  readonly url: string;
  /** Shared with the hub, which makes credentials that run out. */
  readonly secret: string;
  readonly close: () => Promise<void>;
}

const PORT = 3478;
const secret = 'only-for-tests-0123456789';

/** Starts coturn; it is there long before a call is. */
export async function turnIn(space: string, address: string): Promise<TurnInSpace> {
  if ((await findCommand(['turnserver'])) === undefined) {
    throw new Error('There is no turnserver: apt-get install coturn.');
  }
  const child = spawn(
    'ip',
    [
      'netns',
      'exec',
      space,
      'turnserver',
      '-n',
      '--log-file=/dev/null',
      '--pidfile=/dev/null',
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
      `--listening-port=${PORT}`,
      '--realm=hearback.test',
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--fingerprint',
      '--no-tls',
      '--no-dtls',
      '--no-cli',
    ],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    url: `turn:${address}:${PORT}`,
    secret,
    async close() {
      const gone = once(child, 'close');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
