import { afterAll, beforeAll } from 'vitest';
import { createPostgres } from './postgresServer.ts';
import type { PostgresServer } from './postgresServer.ts';

export type { PostgresServer } from './postgresServer.ts';

/** Starts a server for a test file and ends it afterwards. Usable from the first test on. */
export function postgresForFile(): PostgresServer {
  let server: Awaited<ReturnType<typeof createPostgres>> | null = null;
  const running = (): PostgresServer => {
    if (!server) throw new Error('PostgreSQL runs only while the tests of its file do.');
    return server;
  };
  beforeAll(async () => {
    server = await createPostgres();
    await server.start();
  }, 60_000);
  afterAll(() => server?.remove(), 60_000);
  return {
    newDatabase: () => running().newDatabase(),
    ask: (statement, url) => running().ask(statement, url),
    kill: () => running().kill(),
    start: () => running().start(),
    stop: () => running().stop(),
  };
}
