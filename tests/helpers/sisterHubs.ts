import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './freePort.ts';
import { createPostgres } from './postgresServer.ts';
import { createRedis } from './redisServer.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** An agent's access token at the hubs. */
const AGENT_TOKEN = 'agent-token-for-sister-hubs';

/** A built hub in a process of its own. */
interface SisterHub {
  readonly origin: string;
  /** What it has logged so far. */
  readonly log: () => string;
  /** Ends it without a word. Idempotent. */
  readonly kill: () => Promise<void>;
}

/** Two hubs of one database that name each other to their clients, the leader first. */
export interface SisterHubs {
  readonly token: string;
  readonly hubs: readonly [SisterHub, SisterHub];
  /** Runs SQL in their database. */
  readonly ask: (statement: string) => Promise<readonly Record<string, unknown>[]>;
  readonly close: () => Promise<void>;
}

/**
 * Starts PostgreSQL, Redis and two built hubs; everything is undone by `close`, also where a part
 * does not start.
 */
export async function startSisterHubs(): Promise<SisterHubs> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const each of undo.splice(0).toReversed()) await each();
  };
  try {
    const data = await mkdtemp(path.join(tmpdir(), 'hearback-sisters-'));
    undo.push(() => rm(data, { recursive: true, force: true }));
    await writeFile(path.join(data, 'agent-token'), `${AGENT_TOKEN}\n`, { mode: 0o600 });
    const [postgres, redis] = await Promise.all([createPostgres(), createRedis()]);
    undo.push(() => Promise.resolve(postgres.remove()), redis.remove);
    await Promise.all([postgres.start(), redis.start()]);
    const database = await postgres.newDatabase();
    const ports = [await freePort(), await freePort()] as const;
    const also = ports.flatMap((port) => ['--also', `http://127.0.0.1:${port}`]);
    const env = { HEARBACK_DATABASE: database, HEARBACK_REDIS: redis.url() };
    const start = async (port: number, role: string): Promise<SisterHub> => {
      const hub = runHub(port, ['--data', data, ...also], env);
      undo.push(hub.kill);
      await hub.logged(role);
      return hub;
    };
    // The first to come leads.
    const first = await start(ports[0], 'hub.leads');
    const second = await start(ports[1], 'hub.follows');
    return {
      token: AGENT_TOKEN,
      hubs: [first, second],
      ask: (statement) => postgres.ask(statement, database),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function runHub(
  port: number,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): SisterHub & { readonly logged: (event: string) => Promise<void> } {
  const child = spawn(
    process.execPath,
    [path.join(root, 'out/hub/cli.js'), '--port', String(port), ...args],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  const onExit = (): void => void child.kill('SIGKILL');
  process.once('exit', onExit);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said = { out: '', log: '' };
  const looks = new Set<() => void>();
  const hear = (into: keyof typeof said) => (text: string) => {
    said[into] += text;
    for (const look of looks) look();
  };
  child.stdout.setEncoding('utf8').on('data', hear('out'));
  child.stderr.setEncoding('utf8').on('data', hear('log'));
  return {
    origin: `http://127.0.0.1:${port}`,
    log: () => said.log,
    logged: (event) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!said.out.includes('Hearback hub at ') || !said.log.includes(`"${event}"`)) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
        void ended.then(() => reject(new Error(`The hub ended: ${said.out}${said.log}`)));
      }),
    async kill() {
      process.off('exit', onExit);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
