import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { PeerServer } from 'peer';
import { Server } from 'socket.io';
import { createLogger } from '#electron/hub/cli/logger.ts';
import type { HubLimits } from '#electron/hub/index.ts';
import { startHub } from '#electron/hub/index.ts';
import type { Wanted } from './company.ts';
import { STORE_KEY, makeCompany } from './company.ts';
import type { Tasks } from './main.ts';

/** What a server's process has used so far. */
export interface Usage {
  /** CPU time of all its threads, in ms. */
  readonly cpuMs: number;
  readonly rssKiB: number;
}

export interface HubPlace {
  readonly dataDir: string;
  /** Null: an encrypted SQLite file in `dataDir`. */
  readonly database: string | null;
}

/**
 * Rates by network address and by socket keep one client from taking too much; here all clients are
 * one address, and a closed loop is as fast as it can be. Everything else is as it is in earnest.
 */
const free = { burst: 1e9, perSecond: 1e9 };
const limits: Partial<HubLimits> = {
  messages: free,
  visits: free,
  requests: free,
  lookups: free,
  failedAuth: free,
};

async function startBenchHub({ dataDir, database }: HubPlace): Promise<number> {
  const guestDir = path.join(dataDir, 'guest');
  mkdirSync(guestDir, { recursive: true });
  writeFileSync(path.join(guestDir, 'index.html'), '<!doctype html><title>Your call</title>');
  const { port } = await startHub({
    host: '127.0.0.1',
    port: 0,
    dataDir,
    database,
    storeKey: STORE_KEY,
    guestDir,
    agentTokens: [],
    team: true,
    tls: null,
    publicUrl: null,
    metrics: { host: '127.0.0.1', port: 0 },
    iceServers: [{ urls: 'stun:stun.example.org:3478' }],
    allowedOrigins: ['app://hearback'],
    log: createLogger((line) => void process.stdout.write(`${line}\n`)),
    limits,
  });
  return port;
}

/** Answers each event with what came: socket.io with nothing around it. */
async function startEcho(): Promise<number> {
  const server = createServer();
  const io = new Server(server, { serveClient: false, pingInterval: 10_000, pingTimeout: 10_000 });
  io.of('/echo').on('connection', (socket) => {
    socket.on('echo', (body: unknown, answer: (body: unknown) => void) => answer(body));
    socket.on('ack', (_body: unknown, answer: (body: unknown) => void) =>
      answer({ ok: true, value: null }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function startPeer(): Promise<number> {
  return new Promise((resolve) => {
    PeerServer({ host: '127.0.0.1', port: 0, path: '/', concurrent_limit: 100_000 }, (server) =>
      resolve((server.address() as AddressInfo).port),
    );
  });
}

/** What a server's process can be asked for. */
export function serverTasks(role: string): Tasks {
  return {
    /** Makes the hub's people and links, before it starts. */
    company: async ({ place, wanted }: { place: HubPlace; wanted: Wanted }) => {
      const { dataDir, database } = place;
      const now = Date.now;
      await makeCompany(
        database === null
          ? { file: path.join(dataDir, 'hub.db'), key: STORE_KEY, now }
          : { url: database, now },
        wanted,
      );
    },
    start: async (place: HubPlace) => {
      if (role === 'hub') return startBenchHub(place);
      return role === 'echo' ? startEcho() : startPeer();
    },
    usage: async () => {
      const { user, system } = process.cpuUsage();
      return { cpuMs: (user + system) / 1000, rssKiB: process.memoryUsage.rss() / 1024 };
    },
    /** The same after what is garbage is gone. */
    settled: async () => {
      for (let i = 0; i < 3; i += 1) globalThis.gc?.();
      const { user, system } = process.cpuUsage();
      return { cpuMs: (user + system) / 1000, rssKiB: process.memoryUsage.rss() / 1024 };
    },
  };
}
