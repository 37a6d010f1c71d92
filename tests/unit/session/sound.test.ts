import { describe, expect, it } from 'vitest';
import type { SettingsPatch } from '#shared/model/settings.ts';
import { settle } from './world/virtualClock.ts';
import { createWorld } from './world/world.ts';
import type { World } from './world/world.ts';

const choose = async (world: World, patch: SettingsPatch): Promise<void> => {
  Object.assign(world.main.settings, patch);
  world.desk.settingsChanged();
  await settle();
};
const sent = (world: World) =>
  world.net.links.findLast((each) => each.options.initiator)?.sent.get('audio');

describe('what is done to the microphone’s sound', () => {
  it('takes effect in the call: the microphone is opened anew, the old one let go', async () => {
    const world = await createWorld();
    await world.answer();
    expect(world.microphones.opened).toHaveLength(1);
    world.desk.actions.setMuted(true);
    await choose(world, { noiseSuppression: false });
    const [before, now] = world.microphones.opened;
    expect(world.microphones.opened).toHaveLength(2);
    expect(before?.readyState).toBe('ended');
    expect(sent(world)).toBe(now);
    // The new one is as mute as the old one was.
    expect(now?.enabled).toBe(false);
  });

  it('leaves the microphone alone where something else was changed', async () => {
    const world = await createWorld();
    await world.answer();
    await choose(world, { softCueSound: true });
    await choose(world, { echoCancellation: true });
    expect(world.microphones.opened).toHaveLength(1);
  });

  it('changes nothing outside of a call, and opens none on its own', async () => {
    const world = await createWorld();
    await choose(world, { autoGain: false });
    expect(world.microphones.opened).toHaveLength(0);
  });
});
