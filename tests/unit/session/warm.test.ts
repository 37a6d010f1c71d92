import { describe, expect, it } from 'vitest';
import type { IceSettings } from '#shared/contract/hub.ts';
import { noIce } from '#shared/contract/hub.ts';
import type { SignalData } from '#shared/contract/signal.ts';
import { warmLink } from '#renderer/rtc/peer/warmLink.ts';
import type { PeerLinkOptions } from '#renderer/rtc/peer/types.ts';
import { createPeerNet } from './world/peers.ts';
import { settle } from './world/virtualClock.ts';
import { createWorld, ringing } from './world/world.ts';

describe('a call that rings', () => {
  it('has a connection ready, of which nobody is told before the answer', async () => {
    const world = await createWorld();
    world.customer.load();
    world.hub.ring(ringing);
    await settle();
    expect(world.net.links).toHaveLength(1);
    expect(world.customer.signals).toEqual([]);
    expect(world.microphones.opened).toEqual([]);
    expect(world.cameras.opened).toEqual([]);
    await world.desk.actions.accept(ringing.callId, { camera: false });
    await settle();
    expect(world.call().phase).toBe('live');
    // The one that was ready, and the customer's own.
    expect(world.net.links).toHaveLength(2);
    expect(world.customer.signals.map(({ data }) => data.type)).toContain('offer');
  });

  it('and is not answered leaves nothing', async () => {
    const world = await createWorld();
    world.customer.load();
    world.hub.ring(ringing);
    await settle();
    world.hub.endByHub('customer', 'cancelled');
    await settle();
    expect(world.net.links.map(({ destroyed }) => destroyed)).toEqual([true]);
    expect(world.customer.signals).toEqual([]);
    expect(world.microphones.opened).toEqual([]);
  });
});

describe('a warm link', () => {
  const relay: IceSettings = { iceServers: [{ urls: 'turn:a.example' }], relayOnly: true };
  const wanted = (ice: IceSettings, onSignal: (data: SignalData) => void): PeerLinkOptions => ({
    initiator: true,
    ...ice,
    stream: null,
    onSignal,
    onConnected: () => undefined,
    onRemoteStream: () => undefined,
    onMessage: () => undefined,
    onState: () => undefined,
  });

  it('is not taken where it was made for other servers, or for direct ways', async () => {
    const net = createPeerNet();
    const warm = warmLink(net.create, { initiator: true, ...noIce });
    const link = warm.create(wanted(relay, () => undefined));
    expect(net.links).toHaveLength(2);
    expect(net.links[0]?.destroyed).toBe(true);
    expect(net.links[1]?.options).toMatchObject(relay);
    link.destroy();
  });

  it('signals once what was passed on, and again what was not', async () => {
    for (const passed of [true, false]) {
      const net = createPeerNet();
      const warm = warmLink(net.create, { initiator: true, ...relay });
      await settle();
      const early: SignalData[] = [];
      warm.release(async (data) => {
        early.push(data);
        return passed;
      });
      const late: SignalData[] = [];
      const newer = { ...relay, iceServers: [{ urls: 'turn:a.example', username: 'newer' }] };
      warm.create(wanted(newer, (data) => late.push(data)));
      await settle();
      expect(early.map(({ type }) => type)).toEqual(['offer']);
      expect(late).toEqual(passed ? [] : early);
      expect(net.links).toHaveLength(1);
      // Its next look for a way has the newest credentials.
      expect(net.links[0]?.ice.at(-1)?.iceServers[0]?.username).toBe('newer');
    }
  });
});
