import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { postgresForFile } from '#tests/helpers/postgres.ts';
import type { redisForFile } from '#tests/helpers/redis.ts';
import type { TestClient } from './clients.ts';
import { KIM, SAM, guestPageIn, tempFolder } from './hub.ts';
import type { HubProcess } from './process.ts';
import { cli, originOf } from './process.ts';

export interface Running {
  readonly origin: string;
  readonly process: HubProcess;
}

/** Real hub processes on a real PostgreSQL and a real Redis. */
export interface Cluster {
  readonly database: string;
  /** The folder that they share. */
  readonly data: string;
  /** The one that leads, then the one that follows. */
  readonly hubs: readonly [Running, Running];
  start(): Promise<Running>;
}

/** Two hubs of a fresh database; ended with the test. */
export async function startCluster(
  postgres: ReturnType<typeof postgresForFile>,
  redis: ReturnType<typeof redisForFile>,
): Promise<Cluster> {
  const database = await postgres.newDatabase();
  const data = tempFolder();
  writeFileSync(path.join(data, 'agent-token'), `${SAM}\n${KIM}\n`);
  const page = guestPageIn(data);
  const start = async (): Promise<Running> => {
    const process = cli(['--port', '0', '--data', data, '--guest-dir', page], {
      HEARBACK_DATABASE: database,
      HEARBACK_REDIS: redis.url(),
    });
    return { process, origin: await originOf(process) };
  };
  const first = await start();
  await first.process.logged('hub.leads');
  const second = await start();
  await second.process.logged('hub.follows');
  return { database, data, hubs: [first, second], start };
}

/** Connects, and again while the hubs find each other, as the app and the page do. */
export async function patiently(connecting: () => Promise<TestClient>): Promise<TestClient> {
  let client: TestClient | null = null;
  await expect
    .poll(
      async () => {
        client ??= await connecting().catch(() => null);
        return client !== null;
      },
      { timeout: 25_000, interval: 200 },
    )
    .toBe(true);
  if (client === null) throw new Error('never');
  return client;
}
