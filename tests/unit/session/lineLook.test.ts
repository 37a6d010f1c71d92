import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { madeLine } from '../rtc/quality/madeLine.ts';
import type { Weather } from '../rtc/quality/madeLine.ts';
import { settle } from './world/virtualClock.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

/** A call over a line whose weather the test makes. */
async function callIn(weather: { now: Partial<Weather> }, camera = true): Promise<World> {
  const world = await createWorld();
  await world.answer({ camera });
  useLine(world, weather);
  return world;
}

/** The newest connection's line. */
function useLine(world: World, weather: { now: Partial<Weather> }): void {
  const made = madeLine();
  Object.assign(linkOf(world) ?? {}, { stats: async () => made.second(weather.now) });
}

const linkOf = (world: World) => world.net.links.findLast((each) => each.options.initiator);
const kept = (world: World): readonly CallEvent[] =>
  (world.main.journals.get(ringing.callId) ?? []).filter(({ type }) => type === 'quality');

describe('the line of a call', () => {
  it('is told on the screen, and kept in the journal when it changes', async () => {
    const weather: { now: Partial<Weather> } = { now: {} };
    const world = await callIn(weather);
    expect(world.call().line).toBeNull();
    await world.clock.advance(5000);
    expect(world.call().line).toEqual({ level: 'good', causes: [] });
    weather.now = { roundTripMs: 500 };
    await world.clock.advance(10_000);
    expect(world.call().line).toEqual({ level: 'weak', causes: ['delay'] });
    weather.now = {};
    await world.clock.advance(20_000);
    expect(world.call().line).toEqual({ level: 'good', causes: [] });
    expect(kept(world)).toMatchObject([
      { state: { level: 'good' } },
      { state: { level: 'weak', causes: ['delay'] } },
      { state: { level: 'good' } },
    ]);
  });

  it('is not told on hold nor while it is mended, and is not kept anew after that', async () => {
    const world = await callIn({ now: { jitterMs: 60 } });
    await world.clock.advance(10_000);
    expect(world.call().line?.level).toBe('weak');
    world.desk.actions.setHeld(true);
    await world.clock.advance(1000);
    expect(world.call().line).toBeNull();
    await world.clock.advance(30_000);
    world.desk.actions.setHeld(false);
    await world.clock.advance(10_000);
    expect(world.call().line?.level).toBe('weak');
    linkOf(world)?.become('disconnected');
    await world.clock.advance(1000);
    expect(world.call().phase).toBe('reconnecting');
    expect(world.call().line).toBeNull();
    // Good for a moment after the hold, before it is known to be weak again.
    expect(kept(world).map((event) => event.type === 'quality' && event.state.level)).toEqual([
      'good',
      'weak',
      'good',
      'weak',
    ]);
  });
});

describe('the own picture', () => {
  it('gives way on a line that is poor, is said to, and comes back by itself', async () => {
    const weather: { now: Partial<Weather> } = { now: {} };
    const world = await callIn(weather);
    await world.clock.advance(5000);
    expect(linkOf(world)?.limit).toBeNull();
    weather.now = { lostOut: 0.3 };
    await world.clock.advance(15_000);
    expect(world.call()).toMatchObject({ line: { level: 'poor' }, picturePaused: true });
    expect(linkOf(world)?.limit?.active).toBe(false);
    await settle();
    expect(world.customer.heard.at(-1)).toMatchObject({
      type: 'media',
      cameraOn: true,
      picturePaused: true,
    });
    // The camera itself goes on: the agent has not switched it off.
    expect(world.call().cameraOn).toBe(true);
    expect(world.cameras.opened[0]?.readyState).toBe('live');
    weather.now = {};
    await world.clock.advance(30_000);
    expect(world.call().picturePaused).toBe(false);
    expect(linkOf(world)?.limit?.active).toBe(true);
    await settle();
    expect(world.customer.heard.at(-1)).not.toHaveProperty('picturePaused');
  });

  it('stays limited over a new connection', async () => {
    const world = await callIn({ now: { lostOut: 0.1 } });
    await world.clock.advance(20_000);
    const before = linkOf(world);
    expect(before?.limit?.scaleDownBy).toBe(4);
    before?.become('failed');
    await world.clock.advance(2000);
    const after = linkOf(world);
    expect(after).not.toBe(before);
    expect(after?.limit).toEqual(before?.limit);
  });

  it('of the customer may be paused too', async () => {
    const world = await callIn({ now: { frozen: 1 } });
    const media = { type: 'media', muted: false, cameraOn: true, held: false } as const;
    linkOf(world)?.other?.send({ ...media, picturePaused: true });
    await world.clock.advance(15_000);
    // Nobody means to send a picture: that none comes is nothing to tell.
    expect(world.call()).toMatchObject({ customerPicturePaused: true, line: { level: 'good' } });
    linkOf(world)?.other?.send(media);
    await world.clock.advance(15_000);
    expect(world.call()).toMatchObject({
      customerPicturePaused: false,
      line: { level: 'weak', causes: ['frozen'] },
    });
  });
});
