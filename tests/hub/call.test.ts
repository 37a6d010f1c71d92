import { describe, expect, it } from 'vitest';
import { ringingCall, liveCall } from './support/call.ts';
import type { TestClient } from './support/clients.ts';
import { aSignal, guest, outcome, refusal } from './support/clients.ts';
import { KIM, testHub, view } from './support/hub.ts';

describe('a live call', () => {
  it('is announced to both with the way to connect and the page that takes part', async () => {
    const hub = await testHub();
    const { sam, maya, callId, pageId } = await ringingCall(hub);
    expect(await outcome(sam.ask('call.accept', { callId }))).toBe('ok');
    const live = {
      callId,
      phase: 'live',
      iceServers: hub.options.iceServers,
      relayOnly: false,
      pageId,
    };
    expect(await sam.phase('live')).toEqual(live);
    expect(await maya.phase('live')).toEqual(live);
    expect(await outcome(sam.ask('call.accept', { callId }))).toBe('ok');
  });

  it('passes signals both ways, acknowledged by the other side', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await liveCall(hub);
    const offer = aSignal('offer-1');
    expect(await sam.signal(callId, offer)).toEqual({ ok: true, value: null });
    expect(await maya.take('signal')).toEqual({ callId, signal: offer });
    const answer = aSignal('answer-1');
    expect(await maya.signal(callId, answer)).toEqual({ ok: true, value: null });
    expect(await sam.take('signal')).toEqual({ callId, signal: answer });
  });

  it('hands on what the other side says about a signal, but not its words', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await liveCall(hub);
    maya.signalAnswer = { ok: false, error: 'badRequest', message: '<b>boo</b>' };
    const ack = await sam.signal(callId, aSignal());
    expect(ack).toMatchObject({ ok: false, error: 'badRequest' });
    expect(JSON.stringify(ack)).not.toContain('boo');
    maya.signalAnswer = 'nonsense';
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('internal');
  });

  it('keeps the order of many signals', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await liveCall(hub);
    const ids = Array.from({ length: 50 }, (_, i) => `signal-${i}`);
    const acks = await Promise.all(ids.map((id) => outcome(sam.signal(callId, aSignal(id)))));
    expect(new Set(acks)).toEqual(new Set(['ok']));
    const got = maya.heard.map(({ body }) => (body as { signal: { id: string } }).signal.id);
    expect(got).toEqual(ids);
  });

  it('takes no signals before it is answered, and none after', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await ringingCall(hub);
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('wrongState');
    expect(await outcome(maya.signal(callId, aSignal()))).toBe('wrongState');
    await sam.ask('call.accept', { callId });
    await maya.ask('call.end', { callId, reason: 'hungUp' });
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('ended');
    expect(await outcome(maya.signal(callId, aSignal()))).toBe('ended');
  });

  it.each([
    ['sam', 'hungUp', { by: 'agent', reason: 'hungUp' }],
    ['sam', 'appClosed', { by: 'agent', reason: 'appClosed' }],
    ['sam', 'customerLeft', { by: 'system', reason: 'customerLeft' }],
    ['maya', 'hungUp', { by: 'customer', reason: 'hungUp' }],
    ['maya', 'connectionLost', { by: 'system', reason: 'connectionLost' }],
  ] as const)('is ended by %s (%s), and both are told why', async (who, reason, told) => {
    const hub = await testHub();
    const call = await liveCall(hub);
    const { callId, token, seat } = call;
    expect(await outcome(call[who].ask('call.end', { callId, reason }))).toBe('ok');
    expect(await call.sam.phase('ended')).toEqual({ callId, phase: 'ended', ...told });
    expect(await call.maya.phase('ended')).toEqual({ callId, phase: 'ended', ...told });
    expect(await outcome(call[who].ask('call.end', { callId, reason }))).toBe('ok');
    expect(await view(hub, token, seat)).toMatchObject({ state: 'ended' });
    expect(await view(hub, token)).toEqual({ state: 'ended' });
  });

  it('uses its link up: nobody rings with it again', async () => {
    const hub = await testHub();
    const { sam, maya, callId, token } = await liveCall(hub);
    await sam.ask('call.end', { callId, reason: 'hungUp' });
    await maya.phase('ended');
    expect(await outcome(maya.ask('ring', { video: true, locale: 'en' }))).toBe('ended');
    expect(await refusal(guest(hub, { token }))).toBe('ended');
  });

  it('may be refused a reason, and then goes on', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await liveCall(hub);
    expect(await outcome(maya.ask('call.end', { callId, reason: 'declined' }))).toBe('badRequest');
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('ok');
  });
});

describe('two agents', () => {
  it('cannot touch each other’s calls, nor tell them from calls that are not', async () => {
    const hub = await testHub();
    const sams = await liveCall(hub);
    const kims = await ringingCall(hub, KIM);
    const foreign: readonly (readonly [TestClient, string])[] = [
      [sams.sam, kims.callId],
      [sams.maya, kims.callId],
      [kims.sam, sams.callId],
      [kims.maya, sams.callId],
      [kims.sam, 'no-such-call'],
    ];
    for (const [client, callId] of foreign) {
      const isAgent = client === sams.sam || client === kims.sam;
      for (const event of isAgent ? ['call.accept', 'call.decline'] : []) {
        expect(await outcome(client.ask(event, { callId }))).toBe('notFound');
      }
      const end = client.ask('call.end', { callId, reason: 'hungUp' });
      expect(await outcome(end)).toBe('notFound');
      expect(await outcome(client.signal(callId, aSignal()))).toBe('notFound');
    }
    for (const { heard } of [sams.sam, sams.maya, kims.sam, kims.maya]) expect(heard).toEqual([]);
    expect(await outcome(sams.sam.signal(sams.callId, aSignal()))).toBe('ok');
    expect(await outcome(kims.sam.ask('call.accept', { callId: kims.callId }))).toBe('ok');
  });

  it('are in calls of their own at the same time', async () => {
    const hub = await testHub();
    const first = await liveCall(hub);
    const second = await liveCall(hub, KIM);
    await first.sam.signal(first.callId, aSignal('for-the-first'));
    await second.sam.signal(second.callId, aSignal('for-the-second'));
    expect((await first.maya.take('signal')).signal.id).toBe('for-the-first');
    expect((await second.maya.take('signal')).signal.id).toBe('for-the-second');
    expect(first.maya.heard).toEqual([]);
  });
});
