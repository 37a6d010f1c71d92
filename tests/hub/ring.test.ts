import { describe, expect, it } from 'vitest';
import { RING_TIMEOUT_MS, REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import { ringingCall } from './support/call.ts';
import { agent, guest, outcome, refusal, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import { link, testHub, view } from './support/hub.ts';

describe('a ring', () => {
  it('reaches the agent with what the card shows, and takes the seat', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const ice = { iceServers: hub.options.iceServers, relayOnly: false };
    const sam = await agent(hub);
    const { token, inviteId } = await link(hub, { simulated: true });
    const maya = await guest(hub, { token });
    const { callId, seat } = await ring(maya, false);
    expect(await sam.take('call.ringing')).toEqual({
      callId,
      inviteId,
      customerName: 'Maya Lindqvist',
      issue: 'The bill doubled',
      ringingSince: clock.now(),
      video: false,
      locale: 'sv',
      simulated: true,
      offersMood: false,
      ...ice,
    });
    expect(await maya.phase('ringing')).toEqual({ callId, phase: 'ringing', ...ice });
    expect(await maya.take('peer.presence')).toEqual({ callId, present: true });
    expect(await view(hub, token, seat)).toMatchObject({ state: 'seated' });
    expect(await view(hub, token)).toEqual({ state: 'used' });
  });

  it('is the same call when it is repeated, because the answer was lost', async () => {
    const hub = await testHub();
    const { maya, sam, callId, seat } = await ringingCall(hub);
    expect(await ring(maya)).toEqual({ callId, seat });
    await sam.settle();
    expect(sam.heard.filter(({ event }) => event === 'call.ringing')).toEqual([]);
  });

  it('is found again by the same page that never got its seat', async () => {
    const hub = await testHub();
    const { maya, token, pageId, callId, seat } = await ringingCall(hub);
    maya.leave();
    const again = await guest(hub, { token, pageId });
    expect(await again.phase('ringing')).toMatchObject({ callId });
    expect(await ring(again)).toEqual({ callId, seat });
  });

  it('is for one browser: opening the page takes nothing, the first ring takes it all', async () => {
    const hub = await testHub();
    await agent(hub);
    const { token } = await link(hub);
    const preview = await guest(hub, { token });
    const maya = await guest(hub, { token });
    await ring(maya);
    expect(await outcome(preview.ask('ring', { video: true, locale: 'en' }))).toBe('used');
    expect(await refusal(guest(hub, { token }))).toBe('used');
    expect(await refusal(guest(hub, { token, seat: 'a-seat-that-is-not-the-one' }))).toBe('used');
  });

  it('waits for somebody at the desk, without burning the link', async () => {
    const hub = await testHub();
    const { token } = await link(hub);
    const maya = await guest(hub, { token });
    const ask = () => outcome(maya.ask('ring', { video: true, locale: 'en' }));
    expect(await ask()).toBe('agentOffline');
    expect(await view(hub, token)).toMatchObject({ state: 'open' });
    await agent(hub);
    expect(await ask()).toBe('ok');
  });

  it('can be many at once, one of which is answered', async () => {
    const hub = await testHub();
    const first = await ringingCall(hub);
    const { token } = await link(hub);
    const second = await guest(hub, { token });
    const { callId } = await ring(second);
    await first.sam.take('call.ringing', (call) => call.callId === callId);
    expect(await outcome(first.sam.ask('call.accept', { callId }))).toBe('ok');
    await second.phase('live');
    const busy = first.sam.ask('call.accept', { callId: first.callId });
    expect(await outcome(busy)).toBe('busy');
    expect(await outcome(first.sam.ask('call.decline', { callId: first.callId }))).toBe('ok');
    expect(await first.maya.phase('ended')).toMatchObject({ by: 'agent', reason: 'declined' });
  });

  it('is refused after many in a row from one link', async () => {
    const hub = await testHub({ limits: { rings: { burst: 2, perSecond: 0 } } });
    const { maya, callId } = await ringingCall(hub);
    await maya.ask('call.end', { callId, reason: 'cancelled' });
    const { callId: second } = await ring(maya);
    await maya.ask('call.end', { callId: second, reason: 'cancelled' });
    expect(await outcome(maya.ask('ring', { video: true, locale: 'en' }))).toBe('tooMany');
  });
});

describe('a ring that is not answered', () => {
  it('ends when the agent declines, and the same seat may ring again', async () => {
    const hub = await testHub();
    const { sam, maya, callId, seat, token } = await ringingCall(hub);
    expect(await outcome(sam.ask('call.decline', { callId }))).toBe('ok');
    const ended = { callId, phase: 'ended', by: 'agent', reason: 'declined' };
    expect(await maya.phase('ended')).toEqual(ended);
    expect(await sam.phase('ended')).toEqual(ended);
    expect(await outcome(sam.ask('call.decline', { callId }))).toBe('ok');
    expect(await outcome(sam.ask('call.accept', { callId }))).toBe('ended');
    const again = await ring(maya);
    expect(again.seat).toBe(seat);
    expect(again.callId).not.toBe(callId);
    expect(await sam.take('call.ringing')).toMatchObject({ callId: again.callId });
    expect(await view(hub, token, seat)).toMatchObject({ state: 'seated' });
  });

  it('ends when the customer gives up', async () => {
    const hub = await testHub();
    const { sam, maya, callId } = await ringingCall(hub);
    expect(await outcome(maya.ask('call.end', { callId, reason: 'cancelled' }))).toBe('ok');
    expect(await sam.phase('ended')).toMatchObject({ by: 'customer', reason: 'cancelled' });
    expect(await maya.phase('ended')).toMatchObject({ by: 'customer', reason: 'cancelled' });
    expect(await outcome(maya.ask('call.end', { callId, reason: 'cancelled' }))).toBe('ok');
  });

  it('ends by itself at the time-out, not a moment before', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const { sam, maya } = await ringingCall(hub);
    clock.advance(RING_TIMEOUT_MS - 1);
    await maya.settle();
    expect(maya.heard).toEqual([]);
    clock.advance(1);
    expect(await maya.phase('ended')).toMatchObject({ by: 'system', reason: 'noAnswer' });
    expect(await sam.phase('ended')).toMatchObject({ by: 'system', reason: 'noAnswer' });
    await ring(maya);
  });

  it('ends when the customer’s page stays away', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const { sam, maya, callId } = await ringingCall(hub);
    clock.advance(1000);
    maya.leave();
    expect(await sam.take('peer.presence')).toEqual({ callId, present: false });
    clock.advance(REJOIN_GRACE_MS - 1);
    await sam.settle();
    expect(sam.heard).toEqual([]);
    clock.advance(1);
    expect(await sam.phase('ended')).toMatchObject({ by: 'system', reason: 'customerLeft' });
  });

  it('cannot be repeated once the link has expired', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    await agent(hub);
    const { token } = await link(hub, { expiresInMs: RING_TIMEOUT_MS });
    const maya = await guest(hub, { token });
    const { seat } = await ring(maya);
    clock.advance(RING_TIMEOUT_MS);
    await maya.phase('ended');
    expect(await outcome(maya.ask('ring', { video: true, locale: 'en' }))).toBe('expired');
    expect(await view(hub, token, seat)).toEqual({ state: 'expired' });
    expect(await refusal(guest(hub, { token, seat }))).toBe('expired');
  });

  it('goes on past the link’s expiry while it rings', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const sam = await agent(hub);
    const { token } = await link(hub, { expiresInMs: 1000 });
    const maya = await guest(hub, { token });
    const { callId, seat } = await ring(maya);
    clock.advance(5000);
    expect(await view(hub, token, seat)).toMatchObject({ state: 'seated' });
    expect(await outcome(sam.ask('call.accept', { callId }))).toBe('ok');
    await maya.phase('live');
  });
});
