import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TlsFiles } from '#electron/hub/index.ts';
import { freePort } from './freePort.ts';
import { turnClient } from './turnClient.ts';

/** Debian's TURN server on loopback, for one test. */
export interface Coturn {
  readonly port: number;
  readonly secret: string;
  /** Addresses as a browser takes them, by what carries them to the server. */
  readonly urls: { readonly udp: string; readonly tcp: string; readonly tls: string | null };
  /** What it has logged so far: allocations, refusals. */
  readonly log: () => string;
  /** Ends it by its process id, with all its allocations. Idempotent. */
  readonly stop: () => Promise<void>;
}

/** At most as long until it answers: it sets up its relay ports first. */
const START_MS = 10_000;

/**
 * Starts a server with time-limited credentials; its caller stops it.
 * @param tls also listens for turns:
 * @throws where the package is missing, or it does not start
 */
export async function startCoturn(
  options: { readonly secret?: string; readonly tls?: TlsFiles | null } = {},
): Promise<Coturn> {
  const { secret = 'only-for-tests-0123456789', tls = null } = options;
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-coturn-'));
  // As root it becomes another user, who has to get at its files.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const tlsPort = tls === null ? null : await freePort();
  const settings = [
    'listening-ip=127.0.0.1',
    'relay-ip=127.0.0.1',
    `listening-port=${port}`,
    'realm=hearback.test',
    'use-auth-secret',
    `static-auth-secret=${secret}`,
    'fingerprint',
    'allow-loopback-peers',
    'no-cli',
    'no-dtls',
    'verbose',
    'simple-log',
    'log-file=stdout',
    `userdb=${path.join(folder, 'users')}`,
    `pidfile=${path.join(folder, 'pid')}`,
    ...(tls === null || tlsPort === null
      ? ['no-tls']
      : [`tls-listening-port=${tlsPort}`, `cert=${tls.certFile}`, `pkey=${tls.keyFile}`]),
  ];
  const file = path.join(folder, 'turnserver.conf');
  writeFileSync(file, `${settings.join('\n')}\n`);
  const child = spawn('turnserver', ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => (log = `${log}${text}`.slice(-200_000)));
  }
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const onExit = (): void => void child.kill('SIGKILL');
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    process.off('exit', onExit);
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const probe = await turnClient(port);
  const answers = await Promise.race([probe.answers(START_MS), ended.then(() => false)]);
  probe.close();
  if (!answers) {
    await stop();
    throw new Error(`These tests need coturn: "apt-get install coturn". It said: ${log}`);
  }
  const at = `127.0.0.1:${port}`;
  return {
    port,
    secret,
    urls: {
      udp: `turn:${at}?transport=udp`,
      tcp: `turn:${at}?transport=tcp`,
      tls: tlsPort === null ? null : `turns:127.0.0.1:${tlsPort}?transport=tcp`,
    },
    log: () => log,
    stop,
  };
}
