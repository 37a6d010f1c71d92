import { afterAll, beforeAll } from 'vitest';
import { createRedis } from './redisServer.ts';
import type { RedisServer } from './redisServer.ts';

/** Starts a server for a test file and ends it afterwards. Usable from the first test on. */
export function redisForFile(): RedisServer {
  let server: Awaited<ReturnType<typeof createRedis>> | null = null;
  const running = (): RedisServer => {
    if (!server) throw new Error('Redis runs only while the tests of its file do.');
    return server;
  };
  beforeAll(async () => {
    server = await createRedis();
    await server.start();
  });
  afterAll(() => server?.remove());
  return {
    url: () => running().url(),
    kill: () => running().kill(),
    start: () => running().start(),
  };
}
