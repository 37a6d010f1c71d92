import { describe, expect, it } from 'vitest';
import { REJOIN_GRACE_MS } from '#shared/contract/hub.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

const state = (world: World) => world.desk.store.getState();

/** The journal as it is on disk, without the sound. */
const journal = (world: World): readonly CallEvent[] =>
  (world.main.journals.get(ringing.callId) ?? []).filter((event) => event.type !== 'vad');

const has = (world: World, event: Partial<CallEvent>): void => {
  expect(journal(world)).toContainEqual(expect.objectContaining(event));
};

describe('the customer’s page', () => {
  it('is reloaded: the same call goes on over a new connection', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(5000);
    world.customer.closeTab();
    await world.clock.advance(300);
    expect(world.call()).toMatchObject({ phase: 'customerAway' });
    world.customer.load();
    await world.clock.advance(300);
    expect(world.call()).toMatchObject({ phase: 'live', giveUpAt: null, callId: ringing.callId });
    const own = world.net.links.filter((link) => link.options.initiator);
    expect(own.map((link) => link.destroyed)).toEqual([true, false]);
    expect(own[1]?.sent.get('audio')).toBe(world.microphones.opened[0]);
    expect(world.ears.sources.customer).toBe(world.call().remoteStream);
    await world.clock.advance(1000);
    has(world, { type: 'connection', state: 'customerAway' });
    expect(journal(world).filter((event) => event.type === 'callStarted')).toHaveLength(1);
  });

  it('is closed for good: a minute later the call is over, and kept', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(5000);
    const closedAt = world.clock.now();
    world.customer.closeTab();
    await world.clock.advance(1000);
    expect(world.call().giveUpAt).toBe(closedAt + REJOIN_GRACE_MS);
    await world.clock.advance(REJOIN_GRACE_MS);
    expect(state(world)).toMatchObject({
      call: null,
      ended: { by: 'system', reason: 'customerLeft', save: 'saved' },
    });
    expect(world.hub.ends).toEqual([{ callId: ringing.callId, reason: 'customerLeft' }]);
  });
});

describe('the connection', () => {
  it('that stops is restarted, and set up anew when that fails', async () => {
    const world = await createWorld();
    await world.answer();
    const [first] = world.net.links;
    first?.become('disconnected');
    await world.clock.advance(100);
    expect(first?.iceRestarts).toBe(1);
    expect(world.call().phase).toBe('reconnecting');
    // The way to the hub may be dead too.
    expect(world.hub.looks).toBe(1);
    first?.become('failed');
    await world.clock.advance(2000);
    expect(world.call().phase).toBe('live');
    has(world, { type: 'connection', state: 'reconnecting' });
  });

  it('that never comes back ends the call, and says so', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(1000);
    world.net.works = false;
    world.net.links[0]?.become('failed');
    await world.clock.advance(REJOIN_GRACE_MS - 1000);
    expect(world.call().phase).toBe('reconnecting');
    await world.clock.advance(3000);
    expect(state(world).ended).toMatchObject({
      by: 'system',
      reason: 'connectionLost',
      save: 'saved',
    });
  });

  it('to the hub may go away: the call goes on, mute and camera work', async () => {
    const world = await createWorld();
    await world.answer();
    world.hub.goOffline();
    await world.clock.advance(120_000);
    world.desk.actions.setMuted(true);
    await world.desk.actions.setCameraOn(true);
    await world.clock.advance(1000);
    expect(world.call()).toMatchObject({ phase: 'live', muted: true, cameraOn: true });
    expect(world.customer.heard.at(-1)).toEqual({
      type: 'media',
      muted: true,
      cameraOn: true,
      held: false,
    });
  });
});

describe('devices in the call', () => {
  it('a muted microphone sends nothing, and both journals and the customer know', async () => {
    const world = await createWorld();
    await world.answer();
    world.desk.actions.setMuted(true);
    expect(world.microphones.opened[0]?.enabled).toBe(false);
    world.customer.say({ type: 'media', muted: true, cameraOn: false, held: false });
    await world.clock.advance(1000);
    expect(world.call()).toMatchObject({
      muted: true,
      customerMuted: true,
      customerCameraOn: false,
    });
    has(world, { type: 'muted', party: 'agent', muted: true });
    has(world, { type: 'muted', party: 'customer', muted: true });
    has(world, { type: 'camera', party: 'customer', on: false });
  });

  it('a camera that is switched off is let go of', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    await world.desk.actions.setCameraOn(false);
    expect(world.cameras.opened[0]?.readyState).toBe('ended');
    expect(world.net.links[0]?.sent.get('video')).toBeNull();
    expect(world.call().cameraOn).toBe(false);
    await world.desk.actions.setCameraOn(true);
    expect(world.net.links[0]?.sent.get('video')).toBe(world.cameras.opened[1]);
  });

  it('a wish for what is so already opens nothing', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    await world.desk.actions.setCameraOn(true);
    expect(world.cameras.opened).toHaveLength(1);
    world.desk.actions.setMuted(false);
    await world.clock.advance(1000);
    expect(journal(world).filter((event) => event.type === 'muted')).toEqual([]);
  });

  it('of two quick wishes for the camera the last one counts', async () => {
    const world = await createWorld();
    await world.answer();
    const { setCameraOn } = world.desk.actions;
    await Promise.all([setCameraOn(true), setCameraOn(false)]);
    expect(world.call().cameraOn).toBe(false);
    expect(world.cameras.opened.every((track) => track.readyState === 'ended')).toBe(true);
  });

  it('an unplugged microphone gives way to the default one', async () => {
    const world = await createWorld(({ microphones }) => {
      microphones.plugged = ['headset', 'built-in'];
    });
    await world.answer();
    world.desk.actions.setMuted(true);
    world.microphones.plugged = ['built-in'];
    world.microphones.opened[0]?.unplug();
    await world.clock.advance(1000);
    const second = world.microphones.opened[1];
    expect(second).toMatchObject({ deviceId: 'built-in', enabled: false });
    expect(world.net.links[0]?.sent.get('audio')).toBe(second);
    expect(world.call()).toMatchObject({ phase: 'live', microphoneProblem: null });
    has(world, { type: 'device', device: 'microphone', state: 'lost' });
    has(world, { type: 'device', device: 'microphone', state: 'changed' });
  });

  it('an unplugged microphone without another is said to be lost, until one is there', async () => {
    const world = await createWorld();
    await world.answer();
    world.microphones.plugged = [];
    world.microphones.opened[0]?.unplug();
    await world.clock.advance(1000);
    expect(world.call()).toMatchObject({ phase: 'live', microphoneProblem: 'lost' });
    expect(world.net.links[0]?.sent.get('audio')).toBeNull();
    world.microphones.plugged = ['spare'];
    await world.plugIn();
    expect(world.call().microphoneProblem).toBeNull();
  });

  it('another microphone or camera can be chosen', async () => {
    const world = await createWorld(({ microphones, cameras }) => {
      microphones.plugged = ['headset', 'desk'];
      cameras.plugged = ['camera', 'second'];
    });
    await world.answer({ camera: true });
    await world.desk.actions.useMicrophone('desk');
    await world.desk.actions.useCamera('second');
    const sent = world.net.links[0]?.sent;
    expect(sent?.get('audio')).toMatchObject({ deviceId: 'desk', readyState: 'live' });
    expect(sent?.get('video')).toMatchObject({ deviceId: 'second', readyState: 'live' });
    expect(world.microphones.opened[0]?.readyState).toBe('ended');
    expect(world.cameras.opened[0]?.readyState).toBe('ended');
  });

  it('a camera that is taken by another program leaves the call as it is', async () => {
    const world = await createWorld(({ cameras }) => {
      cameras.problem = 'busy';
    });
    await world.answer({ camera: true });
    expect(world.call()).toMatchObject({ phase: 'live', cameraOn: false, cameraProblem: 'busy' });
    world.cameras.problem = null;
    await world.desk.actions.setCameraOn(true);
    expect(world.call()).toMatchObject({ cameraOn: true, cameraProblem: null });
  });
});

describe('the disk', () => {
  it('is full: nothing is lost, the agent is told, and saving works once there is room', async () => {
    const world = await createWorld();
    await world.answer();
    world.main.failing.set('journal.append', 'diskFull');
    world.main.failing.set('calls.save', 'diskFull');
    world.desk.actions.addFact('bill doubled in March');
    await world.clock.advance(5000);
    expect(state(world).notices).toEqual([{ code: 'diskFull', detail: null }]);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(state(world).ended).toMatchObject({ save: 'failed' });
    expect(state(world).ended?.summary?.facts).toHaveLength(1);
    world.main.failing.clear();
    await world.desk.actions.retrySave();
    expect(state(world).ended).toMatchObject({ save: 'saved' });
    expect(world.main.calls.get(ringing.callId)?.facts[0]?.text).toBe('bill doubled in March');
    expect(world.main.journals.size).toBe(0);
    expect(state(world).notices).toEqual([]);
  });

  it('has room again in mid-call: the journal catches up without a hole', async () => {
    const world = await createWorld();
    await world.answer();
    world.main.failing.set('journal.append', 'diskFull');
    for (const fact of ['one', 'two', 'three']) world.desk.actions.addFact(fact);
    await world.clock.advance(4000);
    world.main.failing.clear();
    await world.clock.advance(20_000);
    const facts = journal(world).filter((event) => event.type === 'factAdded');
    expect(facts.map((event) => event.text)).toEqual(['one', 'two', 'three']);
    expect(journal(world)[0]).toMatchObject({ type: 'callStarted' });
    expect(state(world).notices).toEqual([]);
  });

  it('is slow to save: what was left of the journal does not open it again', async () => {
    const world = await createWorld();
    await world.answer();
    world.main.failing.set('journal.append', 'diskFull');
    let release: () => void = () => undefined;
    world.main.held.set('calls.save', new Promise((resolve) => (release = resolve)));
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    world.main.failing.clear();
    const writes = () =>
      world.main.asked.filter(([channel]) => channel === 'journal.append').length;
    const before = writes();
    await world.clock.advance(30_000);
    expect(state(world).ended).toMatchObject({ save: 'saving' });
    expect(writes()).toBe(before);
    release();
    await world.clock.advance(30_000);
    expect(state(world).ended).toMatchObject({ save: 'saved' });
    expect(world.main.journals.size).toBe(0);
  });

  it('refuses the summary for a while: it is tried again without being asked', async () => {
    const world = await createWorld();
    await world.answer();
    world.main.failing.set('calls.save', 'storeUnavailable');
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(state(world).ended).toMatchObject({ save: 'failed' });
    expect(journal(world).at(-1)).toMatchObject({ type: 'callEnded' });
    world.main.failing.clear();
    await world.clock.advance(10_000);
    expect(state(world).ended).toMatchObject({ save: 'saved' });
  });
});

describe('the app', () => {
  it('is closed in mid-call: the call is ended, saved, and only then it may go', async () => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(3000);
    world.main.emit('quit.requested', undefined);
    await world.clock.advance(3000);
    expect(world.main.calls.get(ringing.callId)).toMatchObject({ endReason: 'appClosed' });
    const channels = world.main.asked.map(([channel]) => channel);
    expect(channels.indexOf('quit.ready')).toBeGreaterThan(channels.indexOf('calls.save'));
    expect(world.hub.ends).toEqual([{ callId: ringing.callId, reason: 'appClosed' }]);
    expect(world.customer.heard.at(-1)).toEqual({ type: 'bye', reason: 'appClosed' });
  });

  it('is closed without a call: nothing keeps it', async () => {
    const world = await createWorld();
    world.main.emit('quit.requested', undefined);
    await world.clock.advance(10);
    expect(world.main.asked.map(([channel]) => channel)).toContain('quit.ready');
  });

  it('crashed in mid-call: the next start puts the call together', async () => {
    const before = await createWorld();
    await before.answer();
    before.desk.actions.addFact('bill doubled');
    await before.clock.advance(8000);
    const after = await createWorld(({ main }) => {
      for (const [callId, events] of before.main.journals) main.journals.set(callId, events);
    });
    expect(state(after).recoveredCallIds).toEqual([ringing.callId]);
    expect(after.main.calls.get(ringing.callId)).toMatchObject({
      recovered: true,
      endReason: 'appClosed',
      facts: [{ text: 'bill doubled' }],
    });
    expect(after.main.journals.size).toBe(0);
    expect(state(after).notices).toEqual([{ code: 'callsRecovered', detail: '1' }]);
  });

  it('finds a journal that cannot be read: it stays, the rest is put together', async () => {
    const world = await createWorld(({ main }) => {
      main.journals.set('call-broken', []);
      main.journals.set('call-0009', [
        {
          type: 'callStarted',
          atMs: 0,
          callId: 'call-0009',
          startedAt: 1,
          agentName: 'Sam',
          customerName: 'Maya',
          issue: null,
          video: false,
          simulated: false,
        },
      ]);
    });
    expect(state(world).recoveredCallIds).toEqual(['call-0009']);
    expect([...world.main.journals.keys()]).toEqual(['call-broken']);
  });
});
