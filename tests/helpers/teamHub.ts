import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hub } from '#electron/hub/index.ts';
import { startHub } from '#electron/hub/index.ts';
import type { HubStore } from '#electron/store/index.ts';
import { openHubStore } from '#electron/store/index.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A team's hub of its own, for the app to come to. */
export interface TeamHub {
  readonly origin: string;
  /** The link for the first account. */
  readonly startLink: string;
  readonly stop: () => Promise<void>;
  /** Starts it again at the same address with the same data. */
  readonly restart: () => Promise<void>;
  /** Stops it and reads the summaries it was handed. */
  readonly handedIn: () => Promise<readonly CallSummary[]>;
  /** Stops it, works on its store, and starts it again. */
  readonly fill: (work: (store: HubStore) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a team's hub; everything is undone by `close`. */
export async function startTeamHub(): Promise<TeamHub> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hearback-team-'));
  const open = (port: number): Promise<Hub> =>
    startHub({
      host: '127.0.0.1',
      port,
      dataDir: folder,
      storeKey: null,
      guestDir: path.join(root, 'out/guest'),
      agentTokens: [],
      team: true,
      tls: null,
      publicUrl: null,
      iceServers: [],
      allowedOrigins: ['app://hearback'],
      log: () => undefined,
    });
  let hub = await open(0);
  const { port, origin, startLink } = hub;
  return {
    origin,
    startLink: startLink ?? '',
    stop: () => hub.close(),
    restart: async () => {
      hub = await open(port);
    },
    handedIn: async () => {
      await hub.close();
      return withStore(path.join(folder, 'hub.db'), summariesIn);
    },
    fill: async (work) => {
      await hub.close();
      await withStore(path.join(folder, 'hub.db'), work);
      hub = await open(port);
    },
    close: async () => {
      await hub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function withStore<T>(file: string, work: (store: HubStore) => Promise<T>): Promise<T> {
  const opened = await openHubStore({ file, key: null, now: Date.now });
  if (!opened.ok) throw new Error(opened.detail);
  try {
    return await work(opened.store);
  } finally {
    await opened.store.close();
  }
}

/** Every summary of a hub's database, the oldest call first. */
async function summariesIn({ summaries, teams }: HubStore): Promise<readonly CallSummary[]> {
  const teamIds = (await teams.list()).map(({ teamId }) => teamId);
  // As late as nothing is the agent's alone any more.
  const now = Date.now() + 30 * 24 * 3_600_000;
  const found: CallSummary[] = [];
  for (const { callId } of await summaries.list({ teamIds, now, limit: 100, after: null })) {
    const kept = await summaries.get(callId);
    if (kept !== null) found.push(kept.summary);
  }
  return found.toSorted((a, b) => a.startedAt - b.startedAt);
}
