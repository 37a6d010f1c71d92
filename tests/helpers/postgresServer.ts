import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgres } from '#electron/launch/system.ts';
import { freePort } from './freePort.ts';

const run = promisify(execFile);

/** A PostgreSQL server of its user's own: data folder, port and password, loopback only. */
export interface PostgresServer {
  /** An empty database's address. */
  newDatabase(): Promise<string>;
  /** Runs SQL as the server's superuser, in the given database or beside all of them. */
  ask(statement: string, url?: string): Promise<readonly Record<string, unknown>[]>;
  /** Ends the server without a word, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it (again) on the same port and data, unless it runs; resolves once it is ready. */
  start(): Promise<void>;
  /** Stops it in order, letting nobody finish. */
  stop(): Promise<void>;
}

/** The server does not run as root; Debian's package brings a user for it. */
async function otherUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const found = await run('id', ['-u', name]).catch(() => null);
    if (!found) continue;
    const { stdout: gid } = await run('id', ['-g', name]);
    return { uid: Number(found.stdout), gid: Number(gid) };
  }
  throw new Error('There is no user that a PostgreSQL server could run as.');
}

const ready = /database system is ready to accept connections/;

/**
 * Makes a server; `start` starts it, `remove` ends it and deletes its data.
 * @throws Error with what to install where PostgreSQL is not on this machine
 */
export async function createPostgres(): Promise<PostgresServer & { remove(): Promise<void> }> {
  const bin = await findPostgres();
  if (bin === undefined) {
    throw new Error(
      'These tests need PostgreSQL: "apt-get install postgresql", or set HEARBACK_POSTGRES to the folder of its programs.',
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'hearback-postgres-'));
  const data = path.join(folder, 'data');
  const passwordFile = path.join(folder, 'password');
  const password = randomBytes(12).toString('hex');
  const user = await otherUser();
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password);
  if (user) for (const each of [folder, data, passwordFile]) chownSync(each, user.uid, user.gid);
  const env = { ...process.env, LC_ALL: 'C' };
  const account = ['-U', 'hearback', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256'];
  await run(
    path.join(bin, 'initdb'),
    ['-D', data, ...account, '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { ...user, env, cwd: folder },
  );
  const port = await freePort();
  const urlOf = (name: string): string =>
    `postgres://hearback:${password}@127.0.0.1:${port}/${name}`;
  let server: ChildProcess | null = null;
  let databases = 0;

  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    const running = server;
    server = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once('close', resolve));
    running.kill(signal);
    await gone;
  };
  // A test run that is broken off leaves no server behind.
  process.once('exit', () => server?.kill('SIGQUIT'));

  const ask: PostgresServer['ask'] = async (statement, url = urlOf('postgres')) => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(statement)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };

  return {
    ask,
    async newDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      await ask(`create database ${name}`);
      return urlOf(name);
    },
    start: () =>
      new Promise((resolve, reject) => {
        if (server) {
          resolve();
          return;
        }
        const settings = [
          `port=${port}`,
          'listen_addresses=127.0.0.1',
          'unix_socket_directories=',
          'fsync=off',
          'logging_collector=off',
        ];
        const args = ['-D', data, ...settings.flatMap((each) => ['-c', each])];
        const child = spawn(path.join(bin, 'postgres'), args, {
          ...user,
          env,
          cwd: folder,
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        server = child;
        let said = '';
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          said = `${said}${text}`.slice(-20_000);
          if (ready.test(said)) resolve();
        });
        child.once('error', reject);
        child.once('close', () => reject(new Error(`PostgreSQL ended: ${said}`)));
      }),
    // Quit: every process of the server ends at once, without a checkpoint; the next start recovers.
    kill: () => ended('SIGQUIT'),
    stop: () => ended('SIGINT'),
    async remove() {
      await ended('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
