import { describe, expect, it } from 'vitest';
import { createWorld } from './world/world.ts';
import type { World } from './world/world.ts';
import { moments } from './world/voices.ts';

/*
 * "Not useful", remembered over calls, and the question that comes of it: real desk, virtual time.
 */

/** Talk-overs a minute apart, the first of them at `fromMs`; alone they are too far apart for a habit. */
function talkOvers(fromMs: number, count: number): ReturnType<typeof moments> {
  const starts = Array.from({ length: count }, (_, i) => fromMs + i * 110_000);
  return moments(fromMs + count * 110_000 - 95_000, {
    agent: starts.map((at) => [at, at + 2_000]),
    customer: starts.map((at) => [at - 8_000, at + 6_000]),
  });
}

/** Plays the moments; every cue is found not useful, `afterMs` after it came. */
async function complain(world: World, what: ReturnType<typeof moments>): Promise<number> {
  let last = 0;
  let complaints = 0;
  for (const frames of what) {
    const atMs = frames[0]?.atMs ?? last;
    await world.clock.advance(atMs - last);
    last = atMs;
    world.ears.hear(frames);
    if (world.call().cue === null) continue;
    world.desk.actions.cueNotUseful();
    complaints += 1;
  }
  return complaints;
}

const question = (world: World) => world.desk.store.getState().cueQuestion;

/** Two of the three complaints that it takes were made in calls before. */
const twice = { shown: 2, notUseful: [1, 2] };

const world = (prepare: (main: World['main']) => void = () => undefined): Promise<World> =>
  createWorld(({ main }) => {
    prepare(main);
    Object.assign(main.settings, { switchedOffCues: ['customerWaits', 'talkOverHabit'] });
  });

describe('a cue that was not useful', () => {
  it('is counted in the settings, for later calls too', async () => {
    const first = await world();
    await first.answer();
    expect(await complain(first, talkOvers(40_000, 1))).toBe(1);
    await first.clock.advance(10);
    expect(first.main.settings.cueOpinions).toEqual({ talkOver: { shown: 1, notUseful: [1] } });
    expect(question(first)).toBeNull();
  });

  it('is not counted where it was only dismissed, or let be', async () => {
    const one = await world();
    await one.answer();
    for (const frames of talkOvers(40_000, 1)) {
      one.ears.hear(frames);
      if (one.call().cue !== null) one.desk.actions.dismissCue();
    }
    await one.clock.advance(10);
    one.desk.actions.cueNotUseful();
    expect(one.main.settings.cueOpinions).toEqual({});
  });

  it('is asked about the third time; shown cues count too', async () => {
    const one = await world();
    await one.answer();
    expect(await complain(one, talkOvers(40_000, 3))).toBe(3);
    expect(question(one)).toBe('talkOver');
    await one.clock.advance(10);
    expect(one.main.settings.cueOpinions).toEqual({ talkOver: { shown: 3, notUseful: [1, 2, 3] } });
  });

  it('counts on where saving the count failed', async () => {
    const one = await world((main) => main.failing.set('settings.save', 'storeUnavailable'));
    await one.answer();
    await complain(one, talkOvers(40_000, 2));
    expect(one.main.settings.cueOpinions).toEqual({});
    one.main.failing.clear();
    await one.desk.actions.keepCue('monologue');
    expect(one.main.settings.cueOpinions).toEqual({ talkOver: { shown: 2, notUseful: [1, 2] } });
  });
});

describe('the question whether to switch a kind off', () => {
  const asked = async (
    prepare: (main: World['main']) => void = () => undefined,
  ): Promise<World> => {
    const one = await world((main) => {
      Object.assign(main.settings, { cueOpinions: { talkOver: twice } });
      prepare(main);
    });
    await one.answer();
    await complain(one, talkOvers(40_000, 1));
    expect(question(one)).toBe('talkOver');
    return one;
  };

  it('answered with yes switches it off: in the settings, and in this call', async () => {
    const one = await asked();
    expect(await one.desk.actions.switchOffCue('talkOver')).toMatchObject({ ok: true });
    expect(question(one)).toBeNull();
    expect(one.main.settings.switchedOffCues).toEqual([
      'customerWaits',
      'talkOverHabit',
      'talkOver',
    ]);
    expect(one.main.settings.cueOpinions).toEqual({});
    expect(one.call().cue).toBeNull();
  });

  it('answered with no leaves it on, and is asked only after as many again', async () => {
    const one = await asked();
    expect(await one.desk.actions.keepCue('talkOver')).toMatchObject({ ok: true });
    expect(question(one)).toBeNull();
    expect(one.main.settings.switchedOffCues).not.toContain('talkOver');
    expect(one.main.settings.cueOpinions).toEqual({});
  });

  it('comes back where the answer could not be kept', async () => {
    const one = await asked();
    one.main.failing.set('settings.save', 'storeUnavailable');
    const answered = one.desk.actions.switchOffCue('talkOver');
    expect(question(one)).toBeNull();
    expect(await answered).toMatchObject({ ok: false });
    expect(question(one)).toBe('talkOver');
  });

  it('that was not answered waits for the next call’s greeting to pass', async () => {
    const one = await world((main) => {
      const opinion = { shown: 3, notUseful: [1, 2, 3] };
      Object.assign(main.settings, { cueOpinions: { talkOver: opinion } });
    });
    expect(question(one)).toBe('talkOver');
    await one.answer();
    expect(question(one)).toBeNull();
    await one.clock.advance(29_000);
    expect(question(one)).toBeNull();
    await one.clock.advance(2_000);
    expect(question(one)).toBe('talkOver');
    await one.desk.actions.hangUp();
    await one.clock.advance(1_000);
    expect(question(one)).toBe('talkOver');
  });

  it('goes when the kind is switched off in the settings', async () => {
    const one = await asked();
    Object.assign(one.main.settings, { switchedOffCues: ['talkOver'] });
    one.desk.settingsChanged();
    expect(question(one)).toBeNull();
  });

  it('is not asked by a window that is closing', async () => {
    const one = await world((main) => {
      const opinion = { shown: 3, notUseful: [1, 2, 3] };
      Object.assign(main.settings, { cueOpinions: { talkOver: opinion } });
    });
    await one.answer();
    one.desk.dispose();
    await one.clock.advance(60_000);
    expect(question(one)).toBeNull();
  });
});
