import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';
import { settle } from './world/virtualClock.ts';

/** What is sent now over the newest connection. */
const sent = (world: World) => {
  const link = world.net.links.findLast((each) => each.options.initiator);
  return { audio: link?.sent.get('audio') ?? null, video: link?.sent.get('video') ?? null };
};
const nothing = { audio: null, video: null };
/** Whether the customer's sound is let through to the agent's ears. */
const audible = (world: World): boolean | undefined =>
  world.call().remoteStream?.getAudioTracks()[0]?.enabled;
const holds = (world: World): readonly CallEvent[] =>
  (world.main.journals.get(ringing.callId) ?? []).filter(({ type }) => type === 'held');
const lastHeard = (world: World) => world.customer.heard.at(-1);

describe('a hold', () => {
  it('sends nothing, plays nothing, and tells the customer and the journal', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    await world.clock.advance(4000);
    world.desk.actions.setHeld(true);
    await settle();
    expect(world.call()).toMatchObject({ heldSince: world.clock.now(), muted: false });
    expect(sent(world)).toEqual(nothing);
    expect(world.microphones.opened[0]).toMatchObject({ enabled: false, readyState: 'live' });
    expect(world.cameras.opened[0]).toMatchObject({ enabled: false, readyState: 'live' });
    expect(audible(world)).toBe(false);
    // Who knows no hold takes it for a mute without a camera, which is what it is.
    expect(lastHeard(world)).toEqual({ type: 'media', muted: true, cameraOn: false, held: true });

    await world.clock.advance(60_000);
    world.desk.actions.setHeld(false);
    await world.clock.advance(1000);
    expect(world.call()).toMatchObject({ heldSince: null, muted: false, cameraOn: true });
    expect(sent(world)).toEqual({
      audio: world.microphones.opened[0],
      video: world.cameras.opened[0],
    });
    expect(world.microphones.opened[0]?.enabled).toBe(true);
    expect(world.cameras.opened[0]?.enabled).toBe(true);
    expect(audible(world)).toBe(true);
    expect(lastHeard(world)).toEqual({ type: 'media', muted: false, cameraOn: true, held: false });
    expect(holds(world)).toEqual([
      { type: 'held', atMs: 4000, held: true },
      { type: 'held', atMs: 64_000, held: false },
    ]);
  });

  it('leaves the agent’s mute as it was, also one that is changed meanwhile', async () => {
    const world = await createWorld();
    await world.answer();
    world.desk.actions.setMuted(true);
    world.desk.actions.setHeld(true);
    world.desk.actions.setHeld(false);
    await settle();
    expect(world.call().muted).toBe(true);
    expect(world.microphones.opened[0]?.enabled).toBe(false);
    expect(lastHeard(world)).toMatchObject({ muted: true, held: false });

    world.desk.actions.setHeld(true);
    world.desk.actions.setMuted(false);
    await settle();
    expect(world.microphones.opened[0]?.enabled).toBe(false);
    expect(lastHeard(world)).toMatchObject({ muted: true, held: true });
    world.desk.actions.setHeld(false);
    await settle();
    expect(world.microphones.opened[0]?.enabled).toBe(true);
    expect(lastHeard(world)).toMatchObject({ muted: false, held: false });
  });

  it('keeps in what is opened meanwhile, and sends it afterwards', async () => {
    const world = await createWorld(({ microphones }) => {
      microphones.plugged = ['headset', 'desk'];
    });
    await world.answer();
    world.desk.actions.setHeld(true);
    await world.desk.actions.setCameraOn(true);
    await world.desk.actions.useMicrophone('desk');
    expect(sent(world)).toEqual(nothing);
    expect(world.microphones.opened[1]?.enabled).toBe(false);
    expect(world.cameras.opened[0]?.enabled).toBe(false);
    expect(lastHeard(world)).toMatchObject({ cameraOn: false, held: true });
    world.desk.actions.setHeld(false);
    await settle();
    expect(sent(world)).toMatchObject({
      audio: { deviceId: 'desk', enabled: true },
      video: { enabled: true },
    });
    expect(lastHeard(world)).toMatchObject({ cameraOn: true, held: false });
  });

  it('stands over a reload of the customer’s page, which is told again', async () => {
    const world = await createWorld();
    await world.answer({ camera: true });
    world.desk.actions.setHeld(true);
    await world.clock.advance(2000);
    world.customer.closeTab();
    await world.clock.advance(300);
    world.customer.load();
    await world.clock.advance(300);
    expect(world.call().phase).toBe('live');
    expect(sent(world)).toEqual(nothing);
    expect(audible(world)).toBe(false);
    expect(lastHeard(world)).toMatchObject({ held: true });
    world.desk.actions.setHeld(false);
    await settle();
    expect(sent(world).audio).toBe(world.microphones.opened[0]);
    expect(audible(world)).toBe(true);
  });

  it('asked for twice is one, and there is none before the first connection', async () => {
    const world = await createWorld();
    world.net.works = false;
    await world.answer();
    world.desk.actions.setHeld(true);
    expect(world.call().heldSince).toBeNull();
    world.net.works = true;
    await world.clock.advance(25_000);
    expect(world.call().phase).toBe('live');
    world.desk.actions.setHeld(true);
    world.desk.actions.setHeld(true);
    await world.clock.advance(1000);
    expect(holds(world)).toHaveLength(1);
  });

  it.each(['agent', 'customer'] as const)('ends with the call, by the %s', async (by) => {
    const world = await createWorld();
    await world.answer({ camera: true });
    world.desk.actions.setHeld(true);
    await world.clock.advance(5000);
    if (by === 'agent') await world.desk.actions.hangUp();
    else world.customer.hangUp();
    await world.clock.advance(1000);
    expect(world.desk.store.getState()).toMatchObject({
      call: null,
      ended: { by, reason: 'hungUp', save: 'saved' },
    });
    const opened = [...world.microphones.opened, ...world.cameras.opened];
    expect(opened.map((track) => track.readyState)).toEqual(['ended', 'ended']);
    expect(world.customer.heard.filter(({ type }) => type === 'bye')).toHaveLength(
      by === 'agent' ? 1 : 0,
    );
  });
});
