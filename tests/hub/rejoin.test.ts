import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import { liveCall, ringingCall } from './support/call.ts';
import { aSignal, agent, guest, newId, outcome, refusal, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import { testHub } from './support/hub.ts';

describe('a customer who comes back', () => {
  it('is missed, and found again by the same page', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    maya.leave();
    expect(await sam.take('peer.presence')).toEqual({ callId, present: false });
    const again = await guest(hub, { token, seat, pageId });
    expect(await again.phase('live')).toMatchObject({ callId, pageId });
    expect(await again.take('peer.presence')).toEqual({ callId, present: true });
    expect(await sam.phase('live')).toMatchObject({ callId, pageId });
    expect(await sam.take('peer.presence')).toEqual({ callId, present: true });
  });

  it('with a reloaded page is announced by that page, so that new media can be made', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await liveCall(hub);
    maya.leave();
    const reloaded = newId();
    const again = await guest(hub, { token, seat, pageId: reloaded });
    expect(await again.phase('live')).toMatchObject({ pageId: reloaded });
    expect(await sam.phase('live')).toMatchObject({ callId, pageId: reloaded });
    const offer = aSignal('for the new page', 1);
    expect(await outcome(sam.signal(callId, offer))).toBe('ok');
    expect(await again.take('signal')).toEqual({ callId, signal: offer });
  });

  it('gets what was sent meanwhile, and the sender its answer then', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    const sent = [aSignal('first'), aSignal('second')];
    const acks = sent.map((signal) => outcome(sam.signal(callId, signal)));
    await sam.settle();
    const again = await guest(hub, { token, seat, pageId });
    expect(await Promise.all(acks)).toEqual(['ok', 'ok']);
    // First where the call stands, then what belongs to it.
    expect(again.heard.map(({ event }) => event)).toEqual([
      'call.state',
      'peer.presence',
      'signal',
      'signal',
    ]);
    expect((await again.take('signal')).signal.id).toBe('first');
    expect((await again.take('signal')).signal.id).toBe('second');
  });

  it('gets again what it did not acknowledge before it went', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    maya.signalAnswer = null;
    const ack = outcome(sam.signal(callId, aSignal('unanswered')));
    await maya.take('signal');
    maya.leave();
    const again = await guest(hub, { token, seat, pageId });
    expect((await again.take('signal')).signal.id).toBe('unanswered');
    expect(await ack).toBe('ok');
  });

  it('with a reloaded page does not get what was meant for the old one', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await liveCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    const stale = outcome(sam.signal(callId, aSignal('for the old page')));
    await sam.settle();
    const again = await guest(hub, { token, seat });
    expect(await stale).toBe('wrongState');
    await again.settle();
    expect(again.heard.filter(({ event }) => event === 'signal')).toEqual([]);
  });

  it('in a second tab takes the call there, and the first tab does not take it back', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    const closed = maya.closed();
    const secondPage = newId();
    const second = await guest(hub, { token, seat, pageId: secondPage });
    await second.phase('live');
    expect(await maya.phase('live')).toMatchObject({ callId, pageId: secondPage });
    expect(await closed).toBe('io server disconnect');
    expect(await refusal(guest(hub, { token, seat, pageId }))).toBe('used');
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('ok');
    await second.take('signal');
  });

  it('while it rings finds it ringing', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await ringingCall(hub);
    maya.leave();
    expect(await sam.take('peer.presence')).toEqual({ callId, present: false });
    const again = await guest(hub, { token, seat });
    expect(await again.phase('ringing')).toMatchObject({ callId });
    expect(await sam.take('peer.presence')).toEqual({ callId, present: true });
  });

  it('may be answered while it is away, and finds the call live', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await ringingCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    await sam.ask('call.accept', { callId });
    expect(await sam.phase('live')).toMatchObject({ pageId: null });
    const again = await guest(hub, { token, seat });
    expect(await again.phase('live')).toMatchObject({ callId });
  });

  it('after the end is told how it ended', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token, pageId } = await liveCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    await sam.ask('call.end', { callId, reason: 'customerLeft' });
    const again = await guest(hub, { token, seat, pageId });
    const told = { callId, phase: 'ended', by: 'system', reason: 'customerLeft' };
    expect(await again.phase('ended')).toEqual(told);
    expect(await outcome(again.ask('call.end', { callId, reason: 'hungUp' }))).toBe('ok');
  });

  it('after a declined ring is told so, and may ring again', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await ringingCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    await sam.ask('call.decline', { callId });
    const again = await guest(hub, { token, seat });
    expect(await again.phase('ended')).toMatchObject({ callId, reason: 'declined' });
    expect((await ring(again)).seat).toBe(seat);
  });
});

describe('an agent who comes back', () => {
  it.each(['same', 'new'])(
    'with the %s client gets ringing and live calls again',
    async (which) => {
      const hub = await testHub();
      const call = await liveCall(hub);
      const { sam, maya, callId, pageId } = call;
      const clientId = which === 'same' ? call.clientId : newId();
      sam.leave();
      expect(await maya.take('peer.presence')).toEqual({ callId, present: false });
      const again = await agent(hub, { clientId });
      expect(await again.phase('live')).toMatchObject({ callId, pageId });
      expect(await again.take('peer.presence')).toEqual({ callId, present: true });
      expect(await maya.take('peer.presence')).toEqual({ callId, present: true });
      expect(await outcome(maya.signal(callId, aSignal()))).toBe('ok');
      await again.take('signal');
    },
  );

  it('hears again who rings', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await ringingCall(hub);
    sam.leave();
    expect(await maya.take('peer.presence')).toEqual({ callId, present: false });
    const again = await agent(hub);
    expect(await again.take('call.ringing')).toMatchObject({ callId });
    expect(await outcome(again.ask('call.accept', { callId }))).toBe('ok');
    await maya.phase('live');
  });

  it('gets what the customer sent meanwhile', async () => {
    const hub = await testHub();
    const { sam, maya, callId, clientId } = await liveCall(hub);
    sam.leave();
    await maya.take('peer.presence');
    const ack = outcome(maya.signal(callId, aSignal('meanwhile')));
    await maya.settle();
    const again = await agent(hub, { clientId });
    expect((await again.take('signal')).signal.id).toBe('meanwhile');
    expect(await ack).toBe('ok');
  });

  it('from another place takes over, and the first does not take back', async () => {
    const hub = await testHub();
    const { sam, maya, callId, clientId } = await liveCall(hub);
    const closed = sam.closed();
    const second = await agent(hub);
    expect(await closed).toBe('io server disconnect');
    expect(await second.phase('live')).toMatchObject({ callId });
    expect(await refusal(agent(hub, { clientId }))).toBe('used');
    expect(await outcome(maya.signal(callId, aSignal()))).toBe('ok');
    await second.take('signal');
    await maya.ask('call.end', { callId, reason: 'hungUp' });
    expect(await second.phase('ended')).toMatchObject({ callId, by: 'customer' });
  });
});

describe('a live call that is left', () => {
  it('goes on while one side is there, whatever the other does', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const { sam, maya, callId, token, seat } = await liveCall(hub);
    maya.leave();
    await sam.take('peer.presence');
    clock.advance(10 * REJOIN_GRACE_MS);
    const again = await guest(hub, { token, seat });
    expect(await again.phase('live')).toMatchObject({ callId });
    sam.leave();
    await again.take('peer.presence', ({ present }) => !present);
    clock.advance(10 * REJOIN_GRACE_MS);
    expect(await (await agent(hub)).phase('live')).toMatchObject({ callId });
  });

  it('by both is lost after the grace, and not before', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const { sam, maya, callId, token, seat } = await liveCall(hub);
    clock.advance(10 * REJOIN_GRACE_MS);
    maya.leave();
    await sam.take('peer.presence');
    clock.advance(REJOIN_GRACE_MS / 2);
    sam.leave();
    const left = () => hub.entries.some(({ event }) => event === 'agent.left');
    while (!left()) await new Promise((resolve) => setImmediate(resolve));
    clock.advance(REJOIN_GRACE_MS - 1);
    expect(hub.entries.filter(({ event }) => event === 'call.ended')).toEqual([]);
    clock.advance(1);
    const again = await guest(hub, { token, seat });
    const told = { callId, phase: 'ended', by: 'system', reason: 'connectionLost' };
    expect(await again.phase('ended')).toEqual(told);
  });
});
