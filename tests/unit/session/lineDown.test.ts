import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

/** The journal as it is on disk, without the sound. */
const journal = (world: World): readonly CallEvent[] =>
  (world.main.journals.get(ringing.callId) ?? []).filter((event) => event.type !== 'vad');

describe('a connection', () => {
  it('that is quiet has the way to the hub looked at, and nothing else', async () => {
    const world = await createWorld();
    await world.answer();
    const [first] = world.net.links;
    expect(world.hub.doubts).toBe(0);
    first?.options.onQuiet?.();
    await world.clock.advance(100);
    expect(world.hub.doubts).toBe(1);
    expect(first).toMatchObject({ iceRestarts: 0, destroyed: false });
    expect(world.call()).toMatchObject({ phase: 'live' });
  });

  it('that found no relay, where calls may go over one alone, is known during and after the call', async () => {
    const world = await createWorld();
    world.net.works = false;
    await world.answer();
    const [first] = world.net.links;
    expect(world.call().relayMissing).toBe(false);
    first?.options.onRelay?.(false);
    expect(world.call()).toMatchObject({ phase: 'connecting', relayMissing: true });
    first?.options.onRelay?.(true);
    expect(world.call().relayMissing).toBe(false);
    first?.options.onRelay?.(false);
    await world.clock.advance(REJOIN_GRACE_MS + 3000);
    expect(world.desk.store.getState().ended).toMatchObject({
      reason: 'connectionLost',
      relayMissing: true,
    });
  });

  it('that is down carries nothing, whatever the agent does, and nobody is listened to', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    const microphone = world.microphones.opened[0];
    world.net.links[0]?.become('disconnected');
    await world.clock.advance(100);
    expect(world.call().phase).toBe('reconnecting');
    const [first] = world.net.links;
    expect(first?.sent.get('audio')).toBeNull();
    expect(first?.sent.get('video')).toBeNull();
    expect(microphone?.enabled).toBe(false);
    expect(world.ears.paused).toBe(true);
    world.desk.actions.setMuted(true);
    world.desk.actions.setMuted(false);
    await world.desk.actions.useMicrophone('headset');
    expect(world.microphones.opened.map((track) => track.enabled)).not.toContain(true);
    // A new connection begins just as silent; only when it is up is anything sent.
    world.net.works = false;
    first?.become('failed');
    await world.clock.advance(1000);
    expect(
      world.net.links.filter(({ options }) => options.initiator)[1]?.options.stream,
    ).toBeNull();
    world.net.works = true;
    world.hub.goOffline();
    await world.clock.advance(5000);
    world.hub.goOnline();
    await world.clock.advance(1000);
    expect(world.call().phase).toBe('live');
    const now = world.net.links.findLast(({ options }) => options.initiator);
    expect(now?.sent.get('audio')).toBe(world.microphones.opened.at(-1));
    expect(world.microphones.opened.at(-1)?.enabled).toBe(true);
    expect(world.ears.paused).toBe(false);
  });

  it('that mends under a hold stays silent until the hold is over', async () => {
    const world = await createWorld();
    await world.answer();
    world.desk.actions.setHeld(true);
    world.net.links[0]?.become('disconnected');
    await world.clock.advance(100);
    world.net.links[0]?.become('connected');
    await world.clock.advance(100);
    expect(world.call().phase).toBe('live');
    expect(world.net.links[0]?.sent.get('audio')).toBeNull();
    expect(world.ears.paused).toBe(true);
    world.desk.actions.setHeld(false);
    expect(world.net.links[0]?.sent.get('audio')).toBe(world.microphones.opened[0]);
    expect(world.ears.paused).toBe(false);
  });

  it('is not torn down when another network comes and goes', async () => {
    const world = await createWorld();
    await world.answer();
    await world.changeNetwork();
    await world.changeNetwork();
    await world.clock.advance(5000);
    const own = world.net.links.filter((link) => link.options.initiator);
    expect(own.map(({ destroyed, iceRestarts }) => [destroyed, iceRestarts > 0])).toEqual([
      [false, true],
    ]);
    expect(world.call().phase).toBe('live');
    expect(journal(world).filter(({ type }) => type === 'connection')).toHaveLength(1);
  });

  it('that is gone at the customer’s end alone is made anew', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(1000);
    const data = { type: 'renegotiate', renegotiate: true, gone: true } as const;
    world.hub.toAgent({ id: 'gone-1', generation: 0, data });
    // Said once more, as a retry does, and after the new one is up.
    await world.clock.advance(2000);
    world.hub.toAgent({ id: 'gone-2', generation: 0, data });
    await world.clock.advance(2000);
    expect(world.net.links.filter((link) => link.options.initiator)).toHaveLength(2);
    expect(world.call().phase).toBe('live');
  });

  it('to the hub may be away when a new path is agreed on: it is said over the call', async () => {
    const world = await createWorld();
    await world.answer();
    world.hub.goOffline();
    const [own] = world.net.links;
    own?.options.onSignal({ type: 'offer', sdp: 'x', round: 1 });
    await world.clock.advance(100);
    expect(world.customer.heard.at(-1)).toMatchObject({
      type: 'signal',
      signal: { generation: 0, data: { type: 'offer', round: 1 } },
    });
  });

  it('to the hub is lost by both for so long that the hub gives the call up: it goes on', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(1000);
    world.hub.endByHub('system', 'connectionLost');
    await world.clock.advance(1000);
    expect(world.call().phase).toBe('live');
  });
});
