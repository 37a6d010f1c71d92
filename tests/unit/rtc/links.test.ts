import { once } from 'node:events';
import type { Server } from 'socket.io';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RingingCall } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { HubError } from '#shared/contract/hubError.ts';
import { aliveWithin } from '#renderer/rtc/signalling/connection.ts';
import type { AgentLink } from '#renderer/rtc/signalling/agentLink.ts';
import type { GuestLink } from '#renderer/rtc/signalling/guestLink.ts';
import {
  agentAt,
  callId,
  guestAt,
  heard,
  listen,
  retryPlan,
  signal,
  token,
  until,
} from './linkStage.ts';
import type { Heard } from './linkStage.ts';

let server: Server;
let origin: string;

const agent = (into: Heard, plan = retryPlan): AgentLink => agentAt(origin, into, plan);
const guest = (into: Heard): GuestLink => guestAt(origin, into);

beforeEach(async () => {
  ({ server, origin } = await listen());
});

describe('asking the hub', () => {
  it('repeats a request that is not acknowledged, with the same id, until it is', async () => {
    const got: unknown[] = [];
    server.of('/agent').on('connection', (socket) => {
      socket.on('signal', (body, ack) => {
        got.push(body);
        if (got.length >= 3) ack({ ok: true, value: null });
      });
    });
    const link = agent(heard(), { ...retryPlan, pausesMs: Array.from({ length: 100 }, () => 5) });
    expect(await link.signal(callId, signal)).toEqual({ ok: true, value: true });
    // On a busy machine an answer may be late, and the request be repeated once more.
    expect(got.length).toBeGreaterThanOrEqual(3);
    expect(got).toEqual(got.map(() => ({ callId, signal })));
  });

  it('gives up after the plan, and says so', async () => {
    let asked = 0;
    server.of('/agent').on('connection', (socket) => socket.on('call.accept', () => (asked += 1)));
    const link = agent(heard());
    const answer = await link.accept(callId);
    expect(answer).toMatchObject({ ok: false, error: { error: 'noAnswer' } });
    expect(asked).toBeLessThanOrEqual(retryPlan.pausesMs.length + 1);
    expect(asked).toBeGreaterThan(1);
  });

  it('hands on the hub’s own words, and does not repeat what was answered', async () => {
    let asked = 0;
    server.of('/agent').on('connection', (socket) =>
      socket.on('call.accept', (_body, ack) => {
        asked += 1;
        ack({ ok: false, error: 'wrongState', message: 'That call is over.' });
      }),
    );
    expect(await agent(heard()).accept(callId)).toEqual({
      ok: false,
      error: { error: 'wrongState', message: 'That call is over.' },
    });
    expect(asked).toBe(1);
  });

  it('sends nothing that the contract refuses', async () => {
    const link = agent(heard());
    expect(await link.end('no', 'hungUp')).toMatchObject({ error: { error: 'badRequest' } });
  });

  it('does not believe an acknowledgement that makes no sense', async () => {
    server
      .of('/guest')
      .on('connection', (socket) =>
        socket.on('ring', (_body, ack) => ack({ ok: true, value: { seat: 7 } })),
      );
    const answer = await guest(heard()).ring({ video: true, locale: 'en' });
    expect(answer).toMatchObject({ ok: false, error: { error: 'internal' } });
  });
});

describe('listening to the hub', () => {
  it('acts once on a signal that comes twice, and acknowledges both', async () => {
    const into = heard();
    agent(into);
    const [socket] = await once(server.of('/agent'), 'connection');
    const send = (body: unknown) => socket.timeout(2000).emitWithAck('signal', body);
    expect(await send({ callId, signal })).toEqual({ ok: true, value: null });
    expect(await send({ callId, signal })).toEqual({ ok: true, value: null });
    expect(await send({ callId, signal: { ...signal, generation: -4 } })).toMatchObject({
      ok: false,
      error: 'badRequest',
    });
    expect(into.signals).toEqual([{ callId, signal }]);
  });

  it('drops messages that do not fit and hears the ones that do', async () => {
    const into = heard();
    agent(into);
    const [socket] = await once(server.of('/agent'), 'connection');
    const call: RingingCall = {
      callId,
      inviteId: 'i',
      customerName: 'Maya',
      issue: null,
      ringingSince: 1,
      video: false,
      locale: 'en',
      simulated: false,
      offersMood: false,
      ...noIce,
    };
    socket.emit('call.ringing', { ...call, customerName: '' });
    socket.emit('call.state', { callId, phase: 'dancing' });
    socket.emit('call.ringing', call);
    socket.emit('call.state', { callId, phase: 'ended', by: 'customer', reason: 'hungUp' });
    await until(() => into.states.length > 0);
    expect(into.ringing).toEqual([call]);
    expect(into.states).toHaveLength(1);
  });
});

describe('staying connected', () => {
  it('comes back after the hub dropped it, even when the hub meant to', async () => {
    const into = heard();
    agent(into);
    const [socket] = await once(server.of('/agent'), 'connection');
    socket.disconnect(true);
    await once(server.of('/agent'), 'connection');
    await until(() => into.connections.at(-1) === 'online');
    expect(into.connections).toEqual(['connecting', 'online', 'offline', 'online']);
  });

  it('shows the seat it was given when it comes back', async () => {
    const seat = 'the-seat-that-was-given';
    const auths: unknown[] = [];
    server.of('/guest').on('connection', (socket) => {
      auths.push(socket.handshake.auth);
      socket.on('ring', (_body, ack) => ack({ ok: true, value: { callId, seat } }));
    });
    const into = heard();
    const link = guest(into);
    expect(await link.ring({ video: false, locale: 'en' })).toMatchObject({ ok: true });
    server.of('/guest').disconnectSockets();
    await until(() => auths.length === 2);
    expect(auths).toEqual([
      { token, seat: null, pageId: 'page-0001' },
      { token, seat, pageId: 'page-0001' },
    ]);
  });

  it('takes a refusal for final where another attempt cannot help, and tries on where it can', async () => {
    const refusals: HubError[] = [
      { error: 'busy', message: 'Full.' },
      { error: 'unauthorised', message: 'Not known here.' },
    ];
    let attempts = 0;
    server.of('/agent').use((_socket, next) => {
      const refusal = refusals[attempts];
      attempts += 1;
      next(Object.assign(new Error('refused'), { data: refusal }));
    });
    const into = heard();
    agent(into);
    await until(() => into.connections.includes('refused'));
    expect(into.connections).toEqual(['connecting', 'offline', 'refused']);
    expect(into.errors.at(-1)).toEqual(refusals[1]);
    expect(attempts).toBe(2);
  });

  it('finds a connection out that carries nothing any more, and makes a new one', async () => {
    const into = heard();
    let deaf = true;
    server.of('/agent').on('connection', (socket) => {
      const isDeaf = deaf;
      deaf = false;
      socket.on('alive', (_body, ack) => {
        if (!isDeaf) ack({ ok: true, value: null });
      });
    });
    const link = agent(into);
    await until(() => into.connections.at(-1) === 'online');
    const before = performance.now();
    link.lookAgain();
    await until(() => into.connections.length === 4);
    expect(into.connections).toEqual(['connecting', 'online', 'offline', 'online']);
    // It was made in no time, so a second is enough to wait for an answer.
    expect(performance.now() - before).toBeLessThan(2000);
    // One that works stays.
    link.lookAgain();
    const [socket] = [...server.of('/agent').sockets.values()];
    expect(await socket?.timeout(2000).emitWithAck('signal', { callId, signal })).toMatchObject({
      ok: true,
    });
    expect(into.connections).toHaveLength(4);
  });

  it('waits longer for an answer where connecting took longer, between one and two seconds', () => {
    expect([0, 999, 1000, 1700, 2000, 9000].map(aliveWithin)).toEqual([
      1000, 1000, 1000, 1700, 2000, 2000,
    ]);
  });

  it('takes any answer for life: an older hub does not know the question', async () => {
    const into = heard();
    let asked = 0;
    server.of('/agent').on('connection', (socket) =>
      socket.use((packet) => {
        asked += 1;
        (packet.at(-1) as (answer: unknown) => void)({ ok: false, error: 'badRequest' });
      }),
    );
    const link = agent(into);
    await until(() => into.connections.at(-1) === 'online');
    link.lookAgain();
    await until(() => asked === 1);
    expect(await link.accept(callId)).toMatchObject({ ok: false });
    expect(into.connections).toEqual(['connecting', 'online']);
  });

  it('is silent after close', async () => {
    const into = heard();
    const link = agent(into);
    await once(server.of('/agent'), 'connection');
    await until(() => into.connections.at(-1) === 'online');
    link.close();
    link.close();
    await until(() => server.of('/agent').sockets.size === 0);
    expect(into.connections).toEqual(['connecting', 'online']);
    expect(await link.accept(callId)).toMatchObject({ ok: false, error: { error: 'noAnswer' } });
  });
});
