import { describe, expect, it } from 'vitest';
import { summarise } from '#shared/domain/pipeline.ts';
import type { Ms } from '#shared/lib/units.ts';
import { settle } from './world/virtualClock.ts';
import { moments } from './world/voices.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

/** How long the call was, by what a kill at this moment leaves on disk. */
const onDisk = (world: World): Ms => {
  const events = world.main.journals.get(ringing.callId) ?? [];
  return summarise(events, { recovered: true, notes: '' }).durationMs;
};

/** At most so much may be missing at the end. */
const TAIL_MS = 2000;

describe('a call that ends by a kill', () => {
  it.each([
    ['while nobody is heard', async () => undefined],
    ['on hold', async (world: World) => world.desk.actions.setHeld(true)],
  ])('is as long as it was, %s', async (_when, prepare) => {
    const world = await createWorld();
    await world.answer();
    await world.clock.advance(1000);
    await prepare(world);
    for (const ms of [500, 700, 61_313, 240_000]) {
      await world.clock.advance(ms);
      const lasted = world.clock.now() - world.call().startedAt;
      expect(lasted - onDisk(world)).toBeLessThanOrEqual(TAIL_MS);
      expect(onDisk(world)).toBeLessThanOrEqual(lasted);
    }
  });
});

it('has everything on disk when its machine goes to sleep', async () => {
  const world = await createWorld();
  await world.answer();
  // Between two of the journal's moments: what was heard since the last one is not on disk yet.
  await world.clock.advance(10_400);
  const heard = moments(10_400, { agent: [], customer: [] }).slice(-10);
  for (const frames of heard) world.ears.hear(frames);
  const lastMs = heard.at(-1)?.[0]?.atMs ?? 0;
  await settle();
  expect(onDisk(world)).toBeLessThan(lastMs - 200);
  world.main.emit('power.suspending', undefined);
  await settle();
  expect(onDisk(world)).toBe(lastMs);
});
