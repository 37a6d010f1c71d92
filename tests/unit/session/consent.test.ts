import { describe, expect, it } from 'vitest';
import type { MoodConsent } from '#shared/model/mood.ts';
import { callSummarySchema } from '#shared/model/callSummary.ts';
import type { RingingCall } from '#shared/contract/hub.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';
import { settle } from './world/virtualClock.ts';

const yes: MoodConsent = { given: true, textVersion: '1', locale: 'sv', answeredAt: 1000 };
const no: MoodConsent = { ...yes, given: false, answeredAt: 9000 };
const asked: RingingCall = { ...ringing, offersMood: true };

/** What the journal keeps of the answers. */
const receipts = (world: World) =>
  (world.main.journals.get(ringing.callId) ?? []).flatMap((event) =>
    event.type === 'moodConsent' ? [{ by: event.by, given: event.consent.given }] : [],
  );
const say = async (world: World, consent: MoodConsent): Promise<void> => {
  world.customer.say({ type: 'consent', consent });
  await settle();
};
/** A call with a customer who was asked (or of whatever kind is given), with the media up. */
const calling = async (call: RingingCall = asked, moodCue = true): Promise<World> => {
  const world = await createWorld(({ main }) => Object.assign(main.settings, { moodCue }));
  await world.answer({ call });
  return world;
};

describe('consent to the mood cue', () => {
  it('is a no until it is given', async () => {
    const world = await calling();
    expect(world.call().mood).toMatchObject({
      offered: true,
      consent: null,
      stopped: false,
      allowed: false,
      reading: null,
      tone: null,
    });
    await say(world, no);
    expect(world.call().mood).toMatchObject({ consent: no, allowed: false });
    await say(world, yes);
    expect(world.call().mood).toMatchObject({ consent: yes, allowed: true });
    await world.clock.advance(1000);
    expect(receipts(world)).toEqual([
      { by: 'customer', given: false },
      { by: 'customer', given: true },
    ]);
  });

  it('ends in the very moment in which its withdrawal arrives', async () => {
    const world = await calling();
    await say(world, yes);
    const seen: boolean[] = [];
    world.desk.store.subscribe(({ call }) => seen.push(call?.mood.allowed ?? false));
    await say(world, no);
    // The first thing that anybody hears of it.
    expect(seen[0]).toBe(false);
    expect(world.call().mood.allowed).toBe(false);
  });

  it.each([
    ['the simulated customer', { ...asked, simulated: true }, true],
    ['a customer who was not asked', ringing, true],
    ['an agent who switched the cue off', asked, false],
  ])('counts for nothing with %s', async (_whom, call, moodCue) => {
    const world = await calling(call, moodCue);
    await say(world, yes);
    expect(world.call().mood).toMatchObject({
      offered: false,
      consent: null,
      stopped: false,
      allowed: false,
      reading: null,
      tone: null,
    });
    await world.clock.advance(1000);
    expect(receipts(world)).toEqual([]);
  });

  it('is switched off by the agent for the call, and not on again by anyone', async () => {
    const world = await calling();
    await say(world, yes);
    world.desk.actions.stopMood();
    world.desk.actions.stopMood();
    expect(world.call().mood).toMatchObject({ stopped: true, allowed: false, consent: yes });
    const told = () => world.customer.heard.filter(({ type }) => type === 'moodStopped').length;
    await world.clock.advance(100);
    expect(told()).toBe(1);
    await say(world, no);
    await say(world, { ...yes, answeredAt: 10_000 });
    expect(world.call().mood.allowed).toBe(false);
    await world.clock.advance(1000);
    expect(receipts(world)).toEqual([
      { by: 'customer', given: true },
      { by: 'agent', given: false },
      { by: 'customer', given: false },
      { by: 'customer', given: true },
      { by: 'agent', given: false },
    ]);
  });

  it('is stopped by the setting, in mid-call too', async () => {
    const world = await calling();
    await say(world, yes);
    Object.assign(world.main.settings, { moodCue: false });
    world.desk.settingsChanged();
    expect(world.call().mood).toMatchObject({ stopped: true, allowed: false });
  });

  it('rests on hold', async () => {
    const world = await calling();
    await say(world, yes);
    world.desk.actions.setHeld(true);
    expect(world.call().mood.allowed).toBe(false);
    world.desk.actions.setHeld(false);
    expect(world.call().mood.allowed).toBe(true);
  });

  it('must be said again by a page that was reloaded, and is no new answer then', async () => {
    const world = await calling();
    await say(world, yes);
    world.customer.closeTab();
    await world.clock.advance(300);
    expect(world.call().mood.allowed).toBe(false);
    world.customer.load();
    await world.clock.advance(300);
    expect(world.call()).toMatchObject({ phase: 'live', mood: { consent: null, allowed: false } });
    await say(world, yes);
    expect(world.call().mood.allowed).toBe(true);
    await world.clock.advance(1000);
    expect(receipts(world)).toEqual([{ by: 'customer', given: true }]);
  });

  it('is kept with the call, word for word', async () => {
    const world = await calling();
    await say(world, yes);
    await say(world, no);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    const summary = callSummarySchema.parse(world.main.calls.get(ringing.callId));
    expect(summary.moodConsent).toEqual([
      { ...yes, by: 'customer' },
      { ...no, by: 'customer' },
    ]);
    // Records from before there was a question stay readable.
    const { moodConsent: _none, ...older } = summary;
    expect(callSummarySchema.parse(older).moodConsent).toEqual([]);
  });
});
