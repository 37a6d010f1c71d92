import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { CallState, SignalEnvelope } from '#shared/contract/hub.ts';
import { inviteViewSchema } from '#shared/contract/hub.ts';
import { hubsNamedSchema } from '#shared/contract/hubsNamed.ts';
import { createHubAddresses } from '#shared/lib/hubAddresses.ts';
import type { HubSettings } from '#shared/model/settings.ts';
import { HubService } from '#electron/main/hub/service.ts';
import type { HubConnection } from '#renderer/rtc/signalling/types.ts';
import { openAgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import { freePort } from '#tests/helpers/freePort.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { redisForFile } from '#tests/helpers/redis.ts';
import { aSignal, guest, newId, outcome, ring } from './support/clients.ts';
import { patiently } from './support/cluster.ts';
import type { Running } from './support/cluster.ts';
import { KIM, SAM, anInviteRequest, ask, guestPageIn, link, tempFolder } from './support/hub.ts';
import { cli, originOf } from './support/process.ts';

/* Two hub processes with an address each, on a real PostgreSQL and a real Redis, and real clients. */

const postgres = postgresForFile();
const redis = redisForFile();

/** Hubs that tell their clients of each other, the leader first. */
async function twoAddresses(): Promise<{ hubs: readonly [Running, Running]; database: string }> {
  const database = await postgres.newDatabase();
  const data = tempFolder();
  writeFileSync(path.join(data, 'agent-token'), `${SAM}\n${KIM}\n`);
  const page = guestPageIn(data);
  const ports = [await freePort(), await freePort()] as const;
  const also = ports.flatMap((port) => ['--also', `http://127.0.0.1:${port}`]);
  const start = async (port: number): Promise<Running> => {
    const process = cli(['--port', `${port}`, '--data', data, '--guest-dir', page, ...also], {
      HEARBACK_DATABASE: database,
      HEARBACK_REDIS: redis.url(),
    });
    return { process, origin: await originOf(process) };
  };
  const first = await start(ports[0]);
  await first.process.logged('hub.leads');
  const second = await start(ports[1]);
  await second.process.logged('hub.follows');
  return { database, hubs: [first, second] };
}

/** The part of an agent's app that knows its hub. */
function anApp(): { readonly service: HubService; readonly kept: () => readonly string[] } {
  let kept: readonly string[] = [];
  const dataDir = tempFolder();
  const service = new HubService({
    dataDir,
    mood: true,
    guestDir: dataDir,
    databaseKey: 'k'.repeat(43),
    token: 'a-token-of-the-own-hub',
    fetch: (url, init) => fetch(url, init),
    onStatus: () => undefined,
    remember: (_origin, also) => {
      kept = also;
    },
  });
  onTestFinished(() => service.stop());
  return { service, kept: () => kept };
}

const at = (origin: string, also?: readonly string[], token = SAM): HubSettings => ({
  mode: 'remote',
  url: origin,
  token,
  account: null,
  ...(also && { also }),
});

/** The real client of the agent's window. */
function agentWindow(app: HubService, states: CallState[], signals: SignalEnvelope[]) {
  const { origin, also, token } = app.credentials();
  const connections: HubConnection[] = [];
  const agentLink = openAgentLink({
    origin,
    addresses: createHubAddresses(origin, also),
    isUrgent: () => true,
    auth: { token, clientId: newId() },
    onConnection: (state) => connections.push(state),
    onRinging: () => undefined,
    onCallState: (state) => states.push(state),
    onPresence: () => undefined,
    onSignal: (signal) => signals.push(signal),
  });
  onTestFinished(() => agentLink.close());
  return { agentLink, connections };
}

it('a hub that is killed takes nothing with it: its clients go on at the next address', async () => {
  const { hubs, database } = await twoAddresses();
  const [first, second] = hubs;
  const app = anApp();
  expect(await app.service.start(at(first.origin))).toMatchObject({ state: 'running' });
  // Learnt from the hub that was chosen, and kept for the next start.
  expect(app.kept()).toEqual([second.origin]);
  expect(app.service.origins()).toEqual([first.origin, second.origin]);

  const states: CallState[] = [];
  const signals: SignalEnvelope[] = [];
  const { agentLink, connections } = agentWindow(app.service, states, signals);
  await expect.poll(() => connections.at(-1)).toBe('online');
  const { token } = await link(first);
  const pageId = newId();
  const maya = await guest(first, { token, pageId });
  const { callId, seat } = await ring(maya);
  expect(await agentLink.accept(callId)).toMatchObject({ ok: true });
  await maya.phase('live');

  // The customer's page has learnt the addresses with its look-up; both sides are where it breaks.
  const view = await ask(first, 'POST', '/api/guest/invite', { body: { token, seat } });
  expect(inviteViewSchema.parse(view.body)).toMatchObject({
    state: 'seated',
    hubs: [first.origin, second.origin],
  });
  const gone = maya.closed();
  first.process.kill('SIGKILL');
  await gone;
  const before = performance.now();
  // Said while there is no hub at all.
  const offer = aSignal('said-in-between');
  const arrived = agentLink.signal(callId, offer);
  await expect.poll(() => connections.at(-1), { timeout: 25_000 }).toBe('online');
  await expect
    .poll(() => states.filter(({ phase }) => phase === 'live').length, { timeout: 10_000 })
    .toBeGreaterThan(1);
  // The page is the dead hub's still: its origin is let in at the sister, and no stranger's.
  const again = await patiently(() =>
    guest(second, { token, seat, pageId }, { origin: first.origin }),
  );
  expect(await again.phase('live')).toMatchObject({ callId, pageId });
  expect((await again.take('signal')).signal).toEqual(offer);
  expect(await arrived).toEqual({ ok: true, value: true });
  process.stdout.write(`at the next hub after ${Math.round(performance.now() - before)} ms\n`);
  const answer = aSignal();
  expect(await outcome(again.signal(callId, answer))).toBe('ok');
  expect(signals.map(({ signal }) => signal.id)).toEqual([answer.id]);
  expect(connections).not.toContain('refused');

  // So do questions over HTTP: of the page, and of the app.
  const body = { token, seat };
  const cors = await ask(second, 'POST', '/api/guest/invite', { body, origin: first.origin });
  expect(cors.status).toBe(200);
  expect(cors.headers.get('access-control-allow-origin')).toBe(first.origin);
  const stranger = { body, origin: 'http://127.0.0.1:9' };
  expect((await ask(second, 'POST', '/api/guest/invite', stranger)).status).toBe(401);
  const invite = await app.service.client().createInvite(anInviteRequest());
  expect(new URL(invite.url ?? '').origin).toBe(second.origin);

  // The end is the one that the agent chose, at both sides and in the database.
  expect(await agentLink.end(callId, 'hungUp')).toMatchObject({ ok: true });
  expect(await again.phase('ended')).toMatchObject({ by: 'agent', reason: 'hungUp' });
  await expect
    .poll(() => postgres.ask('select call_id, phase, ended_by, end_reason from calls', database), {
      timeout: 20_000,
    })
    .toEqual([{ call_id: callId, phase: 'ended', ended_by: 'agent', end_reason: 'hungUp' }]);

  // The next start of the app finds the first hub dead, and goes on with the second.
  const later = anApp();
  expect(await later.service.start(at(first.origin, app.kept()))).toMatchObject({
    state: 'running',
    origin: first.origin,
  });
  expect(await later.service.client().listInvites()).toHaveLength(1);
  // Whether a sign-in has ended is for the hub to say that was chosen.
  const wrong = anApp();
  expect(
    await wrong.service.start(at(first.origin, app.kept(), 'a-wrong-token-of-eve')),
  ).toMatchObject({ state: 'failed', code: 'unreachable' });
}, 90_000);

it('tells the addresses to agents alone, and none where there is one', async () => {
  const { hubs } = await twoAddresses();
  const [first, second] = hubs;
  const told = await ask(second, 'GET', '/api/agent/hubs', { token: SAM });
  expect(hubsNamedSchema.parse(told.body)).toEqual({ hubs: [second.origin, first.origin] });
  expect((await ask(second, 'GET', '/api/agent/hubs')).status).toBe(401);
  const { headers } = await ask(second, 'GET', '/join');
  const socket = (origin: string): string => origin.replace('http', 'ws');
  expect(headers.get('content-security-policy')).toContain(
    `connect-src 'self' ${socket(second.origin)} ${first.origin} ${socket(first.origin)} `,
  );
}, 60_000);
