import { describe, expect, it } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { DeskError } from '#renderer/session/deskError.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';
import { settle } from './world/virtualClock.ts';

const askedOf = (world: World, channel: string): unknown[] =>
  world.main.asked.filter(([name]) => name === channel).map(([, args]) => args);

const state = (world: World) => world.desk.store.getState();

describe('a ring', () => {
  it('is shown and heard until it is answered, and the window is told', async () => {
    const world = await createWorld();
    expect(state(world).hubConnection).toBe('online');
    world.customer.load();
    world.hub.ring(ringing);
    expect(state(world).ringing).toEqual([ringing]);
    expect(world.rings).toHaveLength(1);
    expect(world.rings[0]?.aborted).toBe(false);
    await world.desk.actions.accept(ringing.callId, { camera: false });
    expect(world.rings[0]?.aborted).toBe(true);
    expect(state(world).ringing).toEqual([]);
    expect(askedOf(world, 'window.ring')).toEqual([{ ringing: true }, { ringing: false }]);
  });

  it('is silent while a call runs, and waits its turn', async () => {
    const world = await createWorld();
    await world.answer();
    world.hub.ring({ ...ringing, callId: 'call-0002' });
    expect(state(world).ringing).toHaveLength(1);
    expect(world.rings.every((ring) => ring.aborted)).toBe(true);
    await expect(world.desk.actions.accept('call-0002', { camera: false })).rejects.toMatchObject({
      code: 'inCall',
    });
  });

  it('can be declined', async () => {
    const world = await createWorld();
    world.hub.ring(ringing);
    await world.desk.actions.decline(ringing.callId);
    expect(world.hub.declined).toEqual([ringing.callId]);
    expect(state(world)).toMatchObject({ ringing: [], call: null });
  });

  it('is forgotten when the hub says so, and when the hub has nothing to say', async () => {
    const world = await createWorld();
    world.hub.ring(ringing);
    world.hub.endByHub('customer', 'cancelled');
    expect(state(world).ringing).toEqual([]);
    world.hub.ring(ringing);
    world.hub.goOffline();
    await world.clock.advance(100_000);
    expect(state(world).ringing).toEqual([]);
  });

  it('that went away while the hub was out of reach is dropped when it is back', async () => {
    const world = await createWorld();
    world.hub.ring(ringing);
    world.hub.goOffline();
    world.hub.goOnline();
    world.hub.ring({ ...ringing, callId: 'call-0002', ringingSince: 2 });
    await world.clock.advance(3000);
    expect(state(world).ringing.map((each) => each.callId)).toEqual(['call-0002']);
  });
});

describe('answering', () => {
  it('brings up a live call with sound both ways', async () => {
    const world = await createWorld();
    await world.answer();
    const call = world.call();
    expect(call).toMatchObject({
      phase: 'live',
      customerName: 'Maya Lindqvist',
      muted: false,
      cameraOn: false,
      customerCameraOn: true,
      microphoneProblem: null,
      sensing: { state: 'on' },
    });
    expect(call.remoteStream).not.toBeNull();
    const [own] = world.net.links;
    expect(own?.options.initiator).toBe(true);
    expect(own?.sent.get('audio')).toBe(world.microphones.opened[0]);
    expect(world.customer.heard).toEqual([
      { type: 'media', muted: false, cameraOn: false, held: false },
    ]);
    expect(world.ears.sources.agent).toBe(call.localStream);
    expect(world.ears.sources.customer).toBe(call.remoteStream);
    expect(askedOf(world, 'call.active')).toEqual([
      { active: true, customerName: 'Maya Lindqvist' },
    ]);
  });

  it('with the camera sends its picture and says so', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    expect(world.call().cameraOn).toBe(true);
    expect(world.net.links[0]?.sent.get('video')).toBe(world.cameras.opened[0]);
    expect(world.customer.heard.at(-1)).toEqual({
      type: 'media',
      muted: false,
      cameraOn: true,
      held: false,
    });
  });

  it('that the hub refuses leaves no call, no journal, and says why', async () => {
    const world = await createWorld();
    world.hub.refusal = err({ error: 'ended', message: 'They have left.' });
    world.hub.ring(ringing);
    const answer = world.desk.actions.accept(ringing.callId, { camera: true });
    await expect(answer).rejects.toEqual(new DeskError('ended', 'They have left.'));
    await world.clock.advance(2000);
    expect(state(world)).toMatchObject({ call: null, ringing: [], ended: null });
    expect(world.main.journals.size).toBe(0);
    // The click opened them; nobody is listened to or seen after the hub's no.
    const devices = [...world.microphones.opened, ...world.cameras.opened];
    expect(devices.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
    expect(askedOf(world, 'call.active').at(-1)).toEqual({ active: false, customerName: null });
  });

  it('without a way to the hub keeps the ring', async () => {
    const world = await createWorld();
    world.hub.ring(ringing);
    world.hub.goOffline();
    const answer = world.desk.actions.accept(ringing.callId, { camera: false });
    await expect(answer).rejects.toMatchObject({ code: 'noAnswer' });
    expect(state(world)).toMatchObject({ call: null, ringing: [ringing] });
  });

  it('without any microphone still lets the agent listen', async () => {
    const world = await createWorld(({ microphones }) => {
      microphones.plugged = [];
    });
    await world.answer();
    expect(world.call()).toMatchObject({ phase: 'live', microphoneProblem: 'missing' });
    expect(world.ears.sources.customer).toBe(world.call().remoteStream);
    world.microphones.plugged = ['new headset'];
    await world.plugIn();
    expect(world.call().microphoneProblem).toBeNull();
    expect(world.net.links[0]?.sent.get('audio')).toBe(world.microphones.opened[0]);
  });

  it('goes on without cues where the voices cannot be listened to', async () => {
    const world = await createWorld(({ ears }) => {
      ears.broken = true;
    });
    await world.answer();
    expect(world.call()).toMatchObject({
      phase: 'live',
      sensing: { state: 'failed', detail: 'the model could not be loaded' },
    });
  });
});

describe('hanging up', () => {
  it('tells both, lets go of everything, and saves', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    await world.clock.advance(10_000);
    await world.desk.actions.hangUp();
    expect(world.call().phase).toBe('ending');
    await world.clock.advance(1000);
    expect(world.customer.heard.at(-1)).toEqual({ type: 'bye', reason: 'hungUp' });
    expect(world.hub.ends).toEqual([{ callId: ringing.callId, reason: 'hungUp' }]);
    expect(state(world)).toMatchObject({
      call: null,
      ended: { by: 'agent', reason: 'hungUp', save: 'saved', customerName: 'Maya Lindqvist' },
    });
    expect(world.main.calls.get(ringing.callId)).toMatchObject({
      durationMs: 10_000,
      endReason: 'hungUp',
      endedBy: 'agent',
      recovered: false,
      agentName: 'Sam Rivera',
      video: true,
    });
    expect(world.main.journals.size).toBe(0);
    const opened = [...world.microphones.opened, ...world.cameras.opened];
    expect(opened.map((track) => track.readyState)).toEqual(['ended', 'ended']);
    expect(askedOf(world, 'call.active').at(-1)).toEqual({ active: false, customerName: null });
    world.desk.actions.clearEnded();
    expect(state(world).ended).toBeNull();
  });

  it('leaves no timer behind', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    await world.clock.advance(5000);
    expect(world.clock.waiting()).toBeGreaterThan(0);
    await world.desk.actions.hangUp();
    await world.clock.advance(30_000);
    expect(world.clock.waiting()).toBe(0);
  });

  it('by the customer is told with its reason', async () => {
    const world = await createWorld();
    await world.answer();
    world.customer.hangUp();
    await world.clock.advance(1000);
    expect(state(world)).toMatchObject({
      call: null,
      ended: { by: 'customer', reason: 'hungUp', save: 'saved' },
    });
    expect(world.hub.ends).toEqual([]);
  });

  it('by the customer works over the data channel alone, and the hub hears of it later', async () => {
    const world = await createWorld();
    await world.answer();
    world.customer.say({ type: 'bye', reason: 'hungUp' });
    await world.clock.advance(1000);
    expect(state(world).ended).toMatchObject({ by: 'customer', reason: 'hungUp' });
    await world.clock.advance(5000);
    expect(world.hub.ends).toEqual([{ callId: ringing.callId, reason: 'hungUp' }]);
  });

  it('then taking the next call works', async () => {
    const world = await createWorld();
    await world.answer();
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    const next = { ...ringing, callId: 'call-0002', customerName: 'Noor' };
    world.hub.ring(next);
    await world.desk.actions.accept('call-0002', { camera: false });
    await world.clock.advance(1000);
    expect(world.call()).toMatchObject({ customerName: 'Noor', facts: [], saidTemplateIds: [] });
    expect(state(world).ended).toBeNull();
  });
});

describe('what the hub still holds', () => {
  it('of an earlier start of the app is ended, so that nobody waits for nothing', async () => {
    const world = await createWorld();
    world.hub.sayLive('call-from-before');
    await settle();
    expect(world.hub.ends).toEqual([{ callId: 'call-from-before', reason: 'appClosed' }]);
  });

  it('of a call that ended while it was out of reach is ended with the true reason', async () => {
    const world = await createWorld();
    await world.answer();
    world.hub.goOffline();
    await world.clock.advance(1000);
    expect(world.call().phase).toBe('live');
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(state(world).ended).toMatchObject({ reason: 'hungUp', save: 'saved' });
    world.hub.goOnline();
    await settle();
    expect(world.hub.ends).toEqual([{ callId: ringing.callId, reason: 'hungUp' }]);
  });
});
