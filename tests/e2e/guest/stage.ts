import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect } from 'playwright/test';
import { createServer } from 'vite';
import type { Hub, HubLimits } from '#electron/hub/index.ts';
import { startHub } from '#electron/hub/index.ts';
import type { InviteRequest, InviteView } from '#shared/contract/hub.ts';
import { inviteSchema, inviteViewSchema } from '#shared/contract/hub.ts';
import type { CustomerUnderTest } from '#tests/helpers/customer.ts';
import { launchCustomer } from '#tests/helpers/customer.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const AGENT_TOKEN = 'agent-token-for-the-guest-tests';

/** The real hub with the built customer's page, and a bare agent's desk in a browser of its own. */
export interface Stage {
  readonly origin: string;
  /** Serves pages that are not the hub's, from source. */
  readonly pagesOrigin: string;
  readonly desk: Page;
  readonly deskTrouble: readonly string[];
  readonly invite: (change?: Partial<InviteRequest>) => Promise<{ url: string; inviteId: string }>;
  readonly revoke: (inviteId: string) => Promise<void>;
  /** What the hub says of a link. */
  readonly lookUp: (url: string, seat?: string) => Promise<InviteView>;
  /** Stops the hub alone. */
  readonly stopHub: () => Promise<void>;
  /** Starts it again at the same address with the same data. */
  readonly restartHub: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly limits?: Partial<HubLimits>;
  /** Leaves the agent away from the desk. */
  readonly agentAway?: boolean;
}

/** Starts hub and desk; everything is undone by `close`. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hearback-guest-'));
  const pages = await createServer({
    configFile: false,
    root,
    cacheDir: path.join(folder, 'vite'),
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false },
    optimizeDeps: {
      entries: [],
      include: ['simple-peer/simplepeer.min.js', 'socket.io-client', 'zod'],
    },
  });
  await pages.listen();
  const at = pages.httpServer?.address();
  if (typeof at !== 'object' || at === null) throw new Error('the desk is not served');
  const pagesOrigin = `http://127.0.0.1:${at.port}`;

  const openHub = (port: number): Promise<Hub> =>
    startHub({
      host: '127.0.0.1',
      port,
      dataDir: path.join(folder, 'hub'),
      storeKey: null,
      guestDir: path.join(root, 'out/guest'),
      agentTokens: [AGENT_TOKEN],
      tls: null,
      publicUrl: null,
      iceServers: [],
      allowedOrigins: [pagesOrigin],
      log: () => undefined,
      limits: options.limits ?? {},
    });
  let hub = await openHub(0);
  const { port } = hub;
  const origin = `http://127.0.0.1:${port}`;

  const agent: CustomerUnderTest = await launchCustomer({
    microphone: path.join(root, 'resources/speech/demo-agent.wav'),
    loop: true,
  });
  await agent.page.goto(`${pagesOrigin}/tests/e2e/guest/desk/index.html`);
  await agent.page.waitForFunction(() => 'desk' in window);
  if (options.agentAway !== true) {
    await agent.page.evaluate(([to, token]) => window.desk.open(to, token), [
      origin,
      AGENT_TOKEN,
    ] as const);
  }

  const call = async (method: string, where: string, body?: object): Promise<unknown> => {
    const answer = await fetch(new URL(where, origin), {
      method,
      headers: {
        authorization: `Bearer ${AGENT_TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.ok).toBe(true);
    return answer.json();
  };

  return {
    origin,
    pagesOrigin,
    desk: agent.page,
    deskTrouble: agent.trouble,
    async invite(change = {}) {
      const request: InviteRequest = {
        agentName: 'Sam',
        company: 'Northwind',
        customerName: 'Maya',
        issue: null,
        expiresInMs: 3_600_000,
        simulated: false,
        offersMood: false,
        queueId: null,
        ...change,
      };
      const invite = inviteSchema.parse(await call('POST', '/api/agent/invites', request));
      return { url: invite.url ?? '', inviteId: invite.inviteId };
    },
    revoke: async (inviteId) => {
      await call('DELETE', `/api/agent/invites/${inviteId}`);
    },
    async lookUp(url, seat) {
      const answer = await fetch(new URL('/api/guest/invite', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token: new URL(url).hash.slice(1), seat: seat ?? null }),
      });
      return inviteViewSchema.parse(await answer.json());
    },
    stopHub: () => hub.close(),
    restartHub: async () => {
      hub = await openHub(port);
    },
    close: async () => {
      await agent.close();
      await hub.close();
      await pages.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** Waits for the ring to reach the desk and gives its call's id. */
export async function ringAtDesk(stage: Stage, count = 1): Promise<string> {
  await expect.poll(() => stage.desk.evaluate(() => window.desk.ringing.length)).toBe(count);
  const callId = await stage.desk.evaluate(() => window.desk.ringing.at(-1)?.callId);
  if (callId === undefined) throw new Error('nobody rings');
  return callId;
}
