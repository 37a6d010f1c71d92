import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLogger } from '#electron/hub/cli/logger.ts';
import { postgresForFile } from '#tests/helpers/postgres.ts';
import { liveCall, ringingCall } from './support/call.ts';
import { aSignal, agent, guest, outcome, ring } from './support/clients.ts';
import { KIM, SAM, anInviteRequest, ask, guestPageIn, link, tempFolder } from './support/hub.ts';
import { cli, originOf } from './support/process.ts';

/* A hub as it is run: its own process, on a real PostgreSQL. */

const postgres = postgresForFile();

async function started(...more: string[]) {
  const database = await postgres.newDatabase();
  const data = tempFolder();
  writeFileSync(path.join(data, 'agent-token'), `${SAM}\n${KIM}\n`);
  const args = ['--port', '0', '--data', data, '--guest-dir', guestPageIn(data), ...more];
  const process = cli(args, { HEARBACK_DATABASE: database });
  return { database, process, origin: await originOf(process), args };
}

/** CI is slower than a desk. */
const patient = { timeout: 20_000 };

/** The clients only need to know where the hub is. */
const asHub = ({ origin }: { origin: string }) => ({ origin }) as Parameters<typeof liveCall>[0];

const stored = (database: string) =>
  postgres.ask('select call_id, phase, end_reason from calls order by ringing_since', database);

const readiness = async (hub: { origin: string }) => {
  const { status, body } = await ask(hub, 'GET', '/readyz');
  return { status, body };
};

describe('a database that is away for a while', () => {
  it('stops no call, is said so, and is given all that happened once it is back', async () => {
    const hub = await started();
    const live = await liveCall(asHub(hub));
    const { sam } = live;
    const kim = await ringingCall(asHub(hub), KIM);
    const openLink = await link(hub);
    const waiting = await guest(hub, { token: openLink.token });
    expect(await readiness(hub)).toMatchObject({ status: 200, body: { ready: true } });

    onTestFinished(() => postgres.start());
    await postgres.kill();
    await expect
      .poll(() => readiness(hub), patient)
      .toEqual({
        status: 503,
        body: { ready: false, store: false, hubs: true, stopping: false },
      });
    expect((await ask(hub, 'GET', '/healthz')).status).toBe(200);

    // What is new is refused, in words.
    const sentence = /store cannot be reached right now\. Calls that go on are not affected/;
    const made = await ask(hub, 'POST', '/api/agent/invites', {
      token: SAM,
      body: anInviteRequest(),
    });
    expect(made).toMatchObject({ status: 503, body: { error: 'internal' } });
    expect((made.body as { message: string }).message).toMatch(sentence);
    const rung = await waiting.ask('ring', { video: true, locale: 'sv' });
    expect(rung).toMatchObject({ ok: false, error: 'internal' });
    expect(rung.ok || rung.message).toMatch(sentence);

    // What goes on goes on: signals, an answer, an end.
    expect(await outcome(sam.signal(live.callId, aSignal()))).toBe('ok');
    await live.maya.take('signal');
    expect(await outcome(kim.sam.ask('call.accept', { callId: kim.callId }))).toBe('ok');
    await kim.maya.phase('live');
    expect(
      await outcome(live.maya.ask('call.end', { callId: live.callId, reason: 'hungUp' })),
    ).toBe('ok');
    await sam.phase('ended');

    await postgres.start();
    await expect.poll(() => readiness(hub), patient).toMatchObject({ status: 200 });
    await expect
      .poll(() => stored(hub.database), patient)
      .toEqual([
        { call_id: live.callId, phase: 'ended', end_reason: 'hungUp' },
        { call_id: kim.callId, phase: 'live', end_reason: null },
      ]);
    await hub.process.logged('store.back');
    await hub.process.logged('lead.again');
    expect((await ring(waiting)).callId).not.toBe(live.callId);
    const events = hub.process.log().map(({ event }) => event);
    expect(events).not.toContain('callNotSaved');
  }, 60_000);

  it('keeps a hub from starting, with a sentence', async () => {
    const hub = await started();
    onTestFinished(() => postgres.start());
    await postgres.kill();
    const other = cli(hub.args, { HEARBACK_DATABASE: hub.database });
    expect(await other.done).toBe(1);
    expect(other.said.err).toMatch(/The database test_\d+ at 127\.0\.0\.1:\d+ cannot be reached/);
    await postgres.start();
  });
});

describe('metrics', () => {
  it('are on a port of their own, count what happens, and name nobody', async () => {
    const hub = await started('--metrics-port', '0');
    const [, port = ''] = await hub.process.heard(/^Metrics on port (\d+)$/m);
    const metrics = { origin: `http://127.0.0.1:${port}` };
    const { callId, maya } = await liveCall(asHub(hub));
    const during = String((await ask(metrics, 'GET', '/metrics')).body);
    expect(during).toContain('hearback_hub_calls{phase="live"} 1');
    expect(during).toContain('hearback_hub_connections{kind="agent"} 1');
    expect(during).toContain('hearback_hub_connections{kind="customer"} 1');
    expect(during).toContain('hearback_hub_answer_seconds_count 1');
    expect(during).toContain('hearback_hub_store_up 1');
    expect(during).toContain('hearback_hub_leads 1');
    await maya.ask('call.end', { callId, reason: 'hungUp' });
    const text = String((await ask(metrics, 'GET', '/metrics')).body);
    expect(text).toContain('hearback_hub_calls_ended_total{by="customer",reason="hungUp"} 1');
    expect(text).toContain('hearback_hub_call_seconds_count 1');
    expect(text).toMatch(
      /hearback_hub_request_seconds_count\{route="\/api\/agent\/invites",method="POST",status="200"\} 1/,
    );
    for (const secret of ['Maya', 'Sam Okafor', 'Northwind', callId, SAM]) {
      expect(text).not.toContain(secret);
    }
    // Not where customers are, and nothing else here.
    expect((await ask(hub, 'GET', '/metrics')).status).toBe(404);
    expect((await ask(metrics, 'GET', '/api/agent/invites', { token: SAM })).status).toBe(404);
  });

  it('of a port that is taken keep the hub from starting', async () => {
    const first = await started('--metrics-port', '0');
    const [, port = ''] = await first.process.heard(/^Metrics on port (\d+)$/m);
    const second = cli([...first.args.slice(0, -1), port], {
      HEARBACK_DATABASE: await postgres.newDatabase(),
    });
    expect(await second.done).toBe(1);
    expect(second.said.err).toContain('is in use by another program');
  });
});

describe('the log', () => {
  it('of a whole call has no name, no secret and nothing that was said', async () => {
    const hub = await started();
    const { sam, maya, callId, seat, token } = await liveCall(asHub(hub));
    const signal = aSignal('a-signal', 0);
    await sam.signal(callId, signal);
    await maya.ask('no such message');
    await maya.ask('call.end', { callId, reason: 'hungUp' });
    await hub.process.logged('call.ended');
    hub.process.kill('SIGTERM');
    expect(await hub.process.done).toBe(0);
    const log = hub.process.said.err;
    for (const line of log.trimEnd().split('\n')) {
      expect(JSON.parse(line)).toMatchObject({
        level: expect.stringMatching(/^(info|warn|error)$/),
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        event: expect.any(String),
      });
    }
    const { password } = new URL(hub.database);
    const words = ['Maya', 'Lindqvist', 'Okafor', 'Northwind', 'bill', 'v=0', '127.0.0.1'];
    for (const secret of [...words, SAM, token, seat, password]) {
      expect(log).not.toContain(secret);
    }
    expect(log).toContain(callId);
  });

  it('leaves out what should not have been given to it', () => {
    const lines: string[] = [];
    const log = createLogger((line) => void lines.push(line));
    const secret = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF';
    log({
      level: 'error',
      event: 'oops',
      fields: {
        seat: 'the seat',
        customerName: 'Maya',
        error: `no postgres://hub:hidden@db/hub for ${secret} of maya@example.com`,
        count: 3,
        callId: 'Zm9vYmFyYmF6cXV4Zm9vYg',
      },
    });
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      event: 'oops',
      seat: '***',
      customerName: '***',
      error: 'no postgres://***@db/hub for *** of ***',
      count: 3,
      callId: 'Zm9vYmFyYmF6cXV4Zm9vYg',
    });
  });
});

describe('a hub that is asked to stop', () => {
  it('lets its clients go elsewhere, saves, and ends with 0; the call waits for the next one', async () => {
    const hub = await started();
    const { sam, maya, callId, clientId } = await liveCall(asHub(hub));
    const gone = [sam.closed(), maya.closed()];
    hub.process.kill('SIGTERM');
    // As when the network went: clients connect again by themselves.
    expect(await Promise.all(gone)).toEqual(['transport close', 'transport close']);
    expect(await hub.process.done).toBe(0);
    expect(await stored(hub.database)).toMatchObject([{ call_id: callId, phase: 'live' }]);
    const next = cli(hub.args, { HEARBACK_DATABASE: hub.database });
    const again = await agent({ origin: await originOf(next) }, { clientId });
    expect(await again.phase('live')).toMatchObject({ callId });
  });

  it('waits for what is being saved, and ends at once when it is asked again', async () => {
    const hub = await started();
    const { maya, callId } = await liveCall(asHub(hub));
    await expect.poll(() => stored(hub.database), patient).toMatchObject([{ phase: 'live' }]);
    const holder = new Client({ connectionString: hub.database });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query('begin; lock table calls in access exclusive mode');
    await maya.ask('call.end', { callId, reason: 'hungUp' });
    hub.process.kill('SIGTERM');
    await hub.process.logged('hub.stopping');
    // It waits: what was asked within the same second counts as the same request.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const ended = await Promise.race([hub.process.done, Promise.resolve('still saving')]);
    expect(ended).toBe('still saving');
    hub.process.kill('SIGTERM');
    expect(await hub.process.done).toBe(130);
  });
});
