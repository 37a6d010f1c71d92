import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from './freePort.ts';

/** A Redis server of this test file's own: port and password, loopback only, nothing on disk. */
export interface RedisServer {
  readonly url: () => string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

const password = 'only-for-tests';

/** Starts a server for a test file and ends it afterwards. Usable from the first test on. */
export function redisForFile(): RedisServer {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-redis-'));
  let port = 0;
  let server: ChildProcess | null = null;

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', password];
      const child = spawn('redis-server', [...args, '--save', '', '--dir', folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      server = child;
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said = `${said}${text}`.slice(-20_000);
        if (said.includes('Ready to accept connections')) resolve();
      });
      child.once('error', () => {
        reject(new Error('These tests need Redis: "apt-get install redis-server".'));
      });
      child.once('close', () => reject(new Error(`Redis ended: ${said}`)));
    });

  const kill = async (): Promise<void> => {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('close', resolve));
    running.kill('SIGKILL');
    await gone;
  };

  beforeAll(async () => {
    port = await freePort();
    process.once('exit', () => server?.kill('SIGKILL'));
    await start();
  });
  afterAll(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return { url: () => `redis://:${password}@127.0.0.1:${port}`, kill, start };
}
