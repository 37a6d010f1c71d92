import { describe, expect, it, vi } from 'vitest';
import { SILENT_AFTER_MS } from '#electron/hub/cluster/membership.ts';
import { freePort } from '#tests/helpers/freePort.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { redisForFile } from '#tests/helpers/redis.ts';
import type { TestClient } from './support/clients.ts';
import { aSignal, agent, guest, newId, outcome, refusal, ring } from './support/clients.ts';
import { KIM, SAM, ask, guestPageIn, link, tempFolder } from './support/hub.ts';
import type { Cluster, Running } from './support/cluster.ts';
import { patiently, startCluster } from './support/cluster.ts';
import { cli, originOf } from './support/process.ts';
import { proxyTo } from './support/proxy.ts';

/* Real hub processes on a real PostgreSQL and a real Redis. */

const postgres = postgresForFile();
const redis = redisForFile();

const team = (): Promise<Cluster> => startCluster(postgres, redis);

const callsIn = (database: string) =>
  postgres.ask(
    `select call_id, phase, ended_by, end_reason, live_at is not null as answered
     from calls order by ringing_since`,
    database,
  );

/** A live call: the agent at one hub, the customer at another. */
async function callBetween(agentAt: Running, guestAt: Running) {
  const [clientId, pageId] = [newId(), newId()];
  const sam = await agent(agentAt, { clientId });
  const { token } = await link(guestAt);
  const maya = await guest(guestAt, { token, pageId });
  const { callId, seat } = await ring(maya);
  expect(await sam.take('call.ringing')).toMatchObject({ callId, customerName: 'Maya Lindqvist' });
  await maya.phase('ringing');
  expect(await outcome(sam.ask('call.accept', { callId }))).toBe('ok');
  await sam.phase('live');
  await maya.phase('live');
  return { sam, maya, callId, seat, token, clientId, pageId };
}

/** Both sides reach each other. */
async function expectSignals(sam: TestClient, maya: TestClient, callId: string): Promise<void> {
  for (const [from, to] of [
    [sam, maya],
    [maya, sam],
  ] as const) {
    const signal = aSignal();
    expect(await outcome(from.signal(callId, signal))).toBe('ok');
    expect(await to.take('signal', (each) => each.signal.id === signal.id)).toEqual({
      callId,
      signal,
    });
  }
}

describe('two hubs of one database', () => {
  it.each([
    ['the agent at the leader', 0, 1],
    ['the customer at the leader', 1, 0],
    ['both at the other hub', 1, 1],
  ] as const)('join a call with %s', async (_where, agentAt, guestAt) => {
    const { hubs, database } = await team();
    const call = await callBetween(hubs[agentAt], hubs[guestAt]);
    const { sam, maya, callId } = call;
    await expectSignals(sam, maya, callId);
    // What the other side refuses comes back as its own answer.
    maya.signalAnswer = { ok: false, error: 'badRequest', message: 'no' };
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('badRequest');
    maya.signalAnswer = { ok: true, value: null };
    expect(await outcome(maya.ask('call.end', { callId, reason: 'hungUp' }))).toBe('ok');
    expect(await sam.phase('ended')).toMatchObject({ by: 'customer', reason: 'hungUp' });
    await expect
      .poll(() => callsIn(database), { timeout: 20_000 })
      .toEqual([
        {
          call_id: callId,
          phase: 'ended',
          ended_by: 'customer',
          end_reason: 'hungUp',
          answered: true,
        },
      ]);
    // Refusals are the same at every hub.
    const auth = { token: call.token, pageId: newId() };
    for (const hub of hubs) expect(await refusal(guest(hub, auth))).toBe('ended');
  });

  it('tell each side at once when the other comes and goes', async () => {
    const { hubs } = await team();
    const { sam, maya, callId, seat, token, pageId } = await callBetween(hubs[0], hubs[1]);
    await sam.take('peer.presence', ({ present }) => present);
    maya.leave();
    await sam.take('peer.presence', ({ present }) => !present);
    const kept = sam.signal(callId, aSignal('kept'));
    const again = await guest(hubs[1], { token, seat, pageId });
    expect(await again.phase('live')).toMatchObject({ callId, pageId });
    expect((await again.take('signal')).signal.id).toBe('kept');
    expect(await outcome(kept)).toBe('ok');
    // A second tab at the other hub takes the call there.
    const closed = again.closed();
    const second = await guest(hubs[0], { token, seat });
    expect(await closed).toBe('io server disconnect');
    expect(await refusal(guest(hubs[1], { token, seat, pageId }))).toBe('used');
    await expectSignals(sam, second, callId);
    // So does another start of the agent's app.
    const samClosed = sam.closed();
    const elsewhere = await agent(hubs[1]);
    expect(await samClosed).toBe('io server disconnect');
    await elsewhere.phase('live');
    await expectSignals(elsewhere, second, callId);
  });

  it('give the same answers about links', async () => {
    const { hubs } = await team();
    const sam = await agent(hubs[1]);
    const { token, inviteId } = await link(hubs[1]);
    for (const hub of hubs) {
      const view = await ask(hub, 'POST', '/api/guest/invite', { body: { token, seat: null } });
      expect(view.body).toMatchObject({ state: 'open', customerName: 'Maya Lindqvist' });
      const list = await ask(hub, 'GET', '/api/agent/invites', { token: SAM });
      expect(list.body).toMatchObject([{ inviteId }]);
      const foreign = await ask(hub, 'DELETE', `/api/agent/invites/${inviteId}`, { token: KIM });
      expect(foreign.status).toBe(404);
    }
    const maya = await guest(hubs[0], { token });
    await ring(maya);
    await sam.take('call.ringing');
    const revoked = await ask(hubs[1], 'DELETE', `/api/agent/invites/${inviteId}`, { token: SAM });
    expect(revoked.status).toBe(200);
    expect(await maya.phase('ended')).toMatchObject({ reason: 'declined' });
  });

  it('let nobody ring an agent who is at neither', async () => {
    const { hubs } = await team();
    const { token } = await link(hubs[1]);
    const maya = await guest(hubs[1], { token });
    expect(await outcome(maya.ask('ring', { video: true, locale: 'sv' }))).toBe('agentOffline');
  });
});

describe('a hub that dies', () => {
  it.each([
    ['leads', 0],
    ['follows', 1],
  ] as const)(
    'while it %s takes no call with it',
    async (_role, which) => {
      const { hubs, database } = await team();
      const proxy = await proxyTo([hubs[which].origin, hubs[1 - which]?.origin ?? '']);
      const other = hubs[which === 0 ? 1 : 0];
      // The agent is at the one that dies, through the proxy; the customer at the other.
      const call = await callBetween({ ...hubs[which], origin: proxy.origin }, other);
      const { sam, maya, callId, clientId, pageId, seat, token } = call;
      const samGone = sam.closed();
      const mayaGone = which === 0 ? maya.closed() : null;
      hubs[which].process.kill('SIGKILL');
      await samGone;
      // Clients of the other hub are let go only where their calls were joined elsewhere.
      if (mayaGone) await mayaGone;
      const samAgain = await patiently(() => agent(proxy, { clientId }));
      const mayaAgain = mayaGone
        ? await patiently(() => guest(other, { token, seat, pageId }))
        : maya;
      expect(await samAgain.phase('live')).toMatchObject({ callId });
      await expectSignals(samAgain, mayaAgain, callId);
      expect(await callsIn(database)).toMatchObject([{ call_id: callId, phase: 'live' }]);
      await samAgain.ask('call.end', { callId, reason: 'hungUp' });
      await mayaAgain.phase('ended');
      await expect
        .poll(() => callsIn(database), { timeout: 20_000 })
        .toEqual([
          {
            call_id: callId,
            phase: 'ended',
            ended_by: 'agent',
            end_reason: 'hungUp',
            answered: true,
          },
        ]);
    },
    60_000,
  );

  it('in order hands its calls over at once', async () => {
    const { hubs, database } = await team();
    const { sam, maya, callId, clientId } = await callBetween(hubs[0], hubs[1]);
    const gone = [sam.closed(), maya.closed()];
    const before = Date.now();
    hubs[0].process.kill('SIGTERM');
    await hubs[1].process.logged('hub.leads');
    // Without the silence after which a hub counts as dead.
    expect(Date.now() - before).toBeLessThan(SILENT_AFTER_MS);
    expect(await Promise.all(gone)).toEqual(['transport close', 'transport close']);
    expect(await hubs[0].process.done).toBe(0);
    const again = await patiently(() => agent(hubs[1], { clientId }));
    expect(await again.phase('live')).toMatchObject({ callId });
    expect(await callsIn(database)).toMatchObject([{ call_id: callId, phase: 'live' }]);
  }, 60_000);

  it('is replaced by a new one, which the next call goes over', async () => {
    const { hubs, start, database } = await team();
    hubs[0].process.kill('SIGKILL');
    await hubs[1].process.logged('hub.leads');
    const third = await start();
    await third.process.logged('hub.follows');
    const { sam, maya, callId } = await callBetween(third, hubs[1]);
    await expectSignals(sam, maya, callId);
    expect(await callsIn(database)).toHaveLength(1);
  }, 60_000);
});

describe('Redis', () => {
  it('that goes away ends no hub and no call, and joins them again when it is back', async () => {
    const { hubs } = await team();
    const { sam, maya, callId, seat, token, pageId } = await callBetween(hubs[0], hubs[1]);
    const mayaGone = maya.closed();
    await redis.kill();
    // Whose calls are joined elsewhere is let go: a proxy finds them the hub that leads.
    await mayaGone;
    expect((await ask(hubs[1], 'GET', '/healthz')).status).toBe(200);
    const over = await patiently(() => guest(hubs[0], { token, seat, pageId }));
    await expectSignals(sam, over, callId);
    await redis.start();
    // While the hubs find each other a client may be let go once more; it comes back by itself.
    await vi.waitFor(
      async () => {
        const again = await guest(hubs[1], { token, seat, pageId });
        const letGo = again.closed().then((why) => Promise.reject(new Error(why)));
        // Until the leader knows this connection, what is said goes to the one before it, which this
        // page still has at the other hub.
        const both = again.phase('live').then(() => expectSignals(sam, again, callId));
        await Promise.race([both, letGo]);
      },
      { timeout: 40_000, interval: 300 },
    );
  }, 60_000);
});

describe('a second hub', () => {
  it('without the way to the first does not start', async () => {
    const database = await postgres.newDatabase();
    const data = tempFolder();
    const args = ['--port', '0', '--data', data, '--guest-dir', guestPageIn(data)];
    const env = { HEARBACK_DATABASE: database };
    const first = cli(args, env);
    await originOf(first);
    const second = cli(args, env);
    expect(await second.done).toBe(1);
    expect(second.said.err).toContain('Another hub works on this database already.');
    const alone = cli([...args, '--redis', redis.url()], { HEARBACK_DATABASE: '' });
    expect(await alone.done).toBe(1);
    expect(alone.said.err).toContain('--redis goes with --database');
  });

  it('says so where Redis cannot be reached, without the password', async () => {
    const data = tempFolder();
    const nowhere = `redis://:top-secret@127.0.0.1:${await freePort()}`;
    const hub = cli(['--port', '0', '--data', data, '--guest-dir', guestPageIn(data)], {
      HEARBACK_DATABASE: await postgres.newDatabase(),
      HEARBACK_REDIS: nowhere,
    });
    expect(await hub.done).toBe(1);
    expect(hub.said.err).toMatch(/Redis at 127\.0\.0\.1:\d+ cannot be reached/);
    expect(hub.said.err).not.toContain('top-secret');
  });
});
