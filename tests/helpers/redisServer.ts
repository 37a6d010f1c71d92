import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './freePort.ts';

/** A Redis server of its test's own: port and password, loopback only, nothing on disk. */
export interface RedisServer {
  readonly url: () => string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

const password = 'only-for-tests';

/** Makes a server; `start` starts it, `remove` ends it for good. */
export async function createRedis(): Promise<RedisServer & { remove(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-redis-'));
  const port = await freePort();
  let server: ChildProcess | null = null;
  const onExit = (): void => void server?.kill('SIGKILL');
  process.once('exit', onExit);

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

  const remove = async (): Promise<void> => {
    process.off('exit', onExit);
    await kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: () => `redis://:${password}@127.0.0.1:${port}`, kill, start, remove };
}
