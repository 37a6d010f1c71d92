import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS, RING_TIMEOUT_MS } from '#shared/contract/hub.ts';
import { liveCall, ringingCall } from './support/call.ts';
import { aSignal, agent, guest, outcome, ring } from './support/clients.ts';
import type { TestClock } from './support/clock.ts';
import { testClock } from './support/clock.ts';
import type { TestHub } from './support/hub.ts';
import { KIM, link, testHub, view } from './support/hub.ts';

/** Stops a hub and starts another on the same data. */
async function restarted(hub: TestHub, clock?: TestClock): Promise<TestHub> {
  await hub.close();
  return testHub({ dataDir: hub.options.dataDir, ...(clock ? { clock } : {}) });
}

describe('after a restart', () => {
  it('links are what they were: open, used, expired, revoked, ended', async () => {
    const clock = testClock();
    const before = await testHub({ clock });
    const ended = await liveCall(before);
    await ended.sam.ask('call.end', { callId: ended.callId, reason: 'hungUp' });
    const brief = await link(before, { expiresInMs: 1000 });
    const open = await link(before);
    const declined = await link(before);
    const maya = await guest(before, { token: declined.token });
    const { callId, seat } = await ring(maya);
    await ended.sam.ask('call.decline', { callId });
    clock.advance(2000);
    const hub = await restarted(before, clock);
    expect(await view(hub, ended.token, ended.seat)).toMatchObject({ state: 'ended' });
    expect(await view(hub, brief.token)).toEqual({ state: 'expired' });
    expect(await view(hub, open.token)).toMatchObject({ state: 'open' });
    expect(await view(hub, declined.token)).toEqual({ state: 'used' });
    expect(await view(hub, declined.token, seat)).toMatchObject({ state: 'seated' });
  });

  it('a live call goes on: both come back to it, by the same agent only', async () => {
    const before = await testHub();
    const { callId, seat, token, pageId, clientId } = await liveCall(before);
    const hub = await restarted(before);
    const kim = await agent(hub, { token: KIM });
    const sam = await agent(hub, { clientId });
    expect(await sam.phase('live')).toMatchObject({ callId, pageId: null });
    const maya = await guest(hub, { token, seat, pageId });
    expect(await maya.phase('live')).toMatchObject({ callId, pageId });
    expect(await sam.phase('live')).toMatchObject({ pageId });
    expect(await outcome(sam.signal(callId, aSignal()))).toBe('ok');
    await kim.settle();
    expect(kim.heard).toEqual([]);
  });

  it('what is sent before the same page is back waits for it', async () => {
    const before = await testHub();
    const { callId, seat, token, pageId, clientId } = await liveCall(before);
    const hub = await restarted(before);
    const sam = await agent(hub, { clientId });
    await sam.phase('live');
    const sent = aSignal('said early');
    const arrived = outcome(sam.signal(callId, sent));
    await sam.settle();
    const maya = await guest(hub, { token, seat, pageId });
    expect((await maya.take('signal')).signal).toEqual(sent);
    expect(await arrived).toBe('ok');
  });

  it('a live call that nobody comes back to is lost after the grace', async () => {
    const clock = testClock();
    const before = await testHub({ clock });
    const { callId, seat, token } = await liveCall(before);
    const hub = await restarted(before, clock);
    clock.advance(REJOIN_GRACE_MS);
    const maya = await guest(hub, { token, seat });
    expect(await maya.phase('ended')).toMatchObject({ callId, reason: 'connectionLost' });
  });

  it('a call rings on, for the rest of its time', async () => {
    const clock = testClock();
    const before = await testHub({ clock });
    const { callId, seat, token } = await ringingCall(before);
    clock.advance(RING_TIMEOUT_MS - 10_000);
    const hub = await restarted(before, clock);
    const sam = await agent(hub);
    expect(await sam.take('call.ringing')).toMatchObject({ callId });
    const maya = await guest(hub, { token, seat });
    expect(await maya.phase('ringing')).toMatchObject({ callId });
    clock.advance(10_000);
    expect(await maya.phase('ended')).toMatchObject({ reason: 'noAnswer' });
  });

  it('links that expired long ago are forgotten, names and all', async () => {
    const clock = testClock();
    const before = await testHub({ clock });
    const old = await link(before, { expiresInMs: 1000 });
    clock.advance(30 * 24 * 3600 * 1000);
    const soon = await restarted(before, clock);
    expect(await view(soon, old.token)).toEqual({ state: 'expired' });
    clock.advance(2000);
    const late = await restarted(soon, clock);
    expect(await view(late, old.token)).toEqual({ state: 'unknown' });
  });
});
