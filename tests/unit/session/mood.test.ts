import { describe, expect, it } from 'vitest';
import type { RingingCall } from '#shared/contract/hub.ts';
import { summarise } from '#shared/domain/pipeline.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { MoodConsent } from '#shared/model/mood.ts';
import { TONE_BANDS } from '#shared/model/voiceTone.ts';
import { frameOf, rest, scowl, smile } from '#tests/unit/domain/mood/faces.ts';
import type { Track } from './world/media.ts';
import { settle } from './world/virtualClock.ts';
import { moments } from './world/voices.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

/*
 * The customer is looked at and listened to while they agree, and the agent reads it: real domain,
 * made faces and voices, virtual time.
 */

const yes: MoodConsent = { given: true, textVersion: '1', locale: 'en', answeredAt: 1000 };
const no: MoodConsent = { ...yes, given: false, answeredAt: 9000 };
const asked: RingingCall = { ...ringing, offersMood: true };

const journal = (world: World): readonly CallEvent[] =>
  world.main.journals.get(ringing.callId) ?? [];
const say = async (world: World, consent: MoodConsent): Promise<void> => {
  world.customer.say({ type: 'consent', consent });
  await settle();
};
const calling = async (
  call: RingingCall = asked,
  prepare: (world: Omit<World, 'desk'>) => void = () => undefined,
): Promise<World> => {
  const world = await createWorld(prepare);
  await world.answer({ call });
  return world;
};

const startedAt = (world: World): number => world.call().startedAt;

/** Shows a face three times a second for so long. */
async function show(world: World, face: typeof rest, forMs: number): Promise<void> {
  for (let shownMs = 0; shownMs < forMs; shownMs += 333) {
    await world.clock.advance(333);
    world.eyes.see(frameOf(face, { atMs: world.clock.now() - startedAt(world) }));
  }
}

/** What stands on screen where nothing may be read. */
const unread = { allowed: false, reading: null, trend: null, tone: null, idle: null };

describe('looking at the customer', () => {
  it('begins with the yes, and tells what it sees', async () => {
    const world = await calling();
    expect(world.eyes.started).toEqual([]);
    await say(world, yes);
    expect(world.eyes.started).toHaveLength(1);
    expect(world.eyes.video).not.toBeNull();
    expect(world.call().mood).toMatchObject({ allowed: true, reading: null, idle: null });
    await show(world, rest, 4000);
    expect(world.call().mood.reading).toMatchObject({ band: 'neutral', unsure: null });
    await show(world, smile, 3000);
    expect(world.call().mood.reading).toMatchObject({ band: 'positive' });
    expect(world.call().mood.reading?.why).toContain('smile');
  });

  it('never begins where nobody was asked, said yes, or is a person', async () => {
    const silent = await calling();
    await say(silent, no);
    expect(silent.eyes.started).toEqual([]);
    expect(silent.ears.toneAllowed).toBe(false);
    for (const call of [ringing, { ...asked, simulated: true }]) {
      const world = await calling(call);
      await say(world, yes);
      expect(world.eyes.started).toEqual([]);
      expect(world.ears.toneAllowed).toBe(false);
    }
  });

  const ends: readonly (readonly [string, (world: World) => unknown])[] = [
    ['the customer takes it back', (world) => say(world, no)],
    ['the agent stops it', (world) => world.desk.actions.stopMood()],
    ['the customer is put on hold', (world) => world.desk.actions.setHeld(true)],
    [
      'it is switched off in the settings',
      (world) => {
        Object.assign(world.main.settings, { moodCue: false });
        world.desk.settingsChanged();
      },
    ],
    ['the line breaks', async (world) => world.customer.link()?.become('disconnected')],
    ['the customer hangs up', (world) => world.customer.hangUp()],
  ];
  it.each(ends)('ends at once when %s, and all is forgotten', async (_what, end) => {
    const world = await calling();
    await say(world, yes);
    await show(world, smile, 3000);
    expect(world.call().mood.reading?.band).toBe('positive');
    const before = world.clock.now();
    const seen: boolean[] = [];
    const stop = world.desk.store.subscribe(({ call }) => {
      if (call?.mood.allowed === false) seen.push(world.eyes.started[0]?.signal.aborted ?? false);
    });
    await end(world);
    await settle();
    stop();
    if (world.eyes.started[0]?.signal.aborted === false) {
      // Both ends of a broken line find out by themselves.
      world.net.links[0]?.become('disconnected');
      await settle();
    }
    expect(world.clock.now()).toBe(before);
    // Whoever reads that it is over finds the worker ended already.
    expect(seen[0] ?? true).toBe(true);
    expect(world.eyes.started[0]?.signal.aborted).toBe(true);
    expect(world.ears.toneAllowed).toBe(false);
    const read = () => world.desk.store.getState().call?.mood ?? unread;
    expect(read()).toMatchObject(unread);
    // What was still under way counts for nothing.
    world.eyes.see(frameOf(smile, { atMs: 5000 }));
    expect(read()).toMatchObject(unread);
  });

  it('begins anew after a hold, knowing nothing', async () => {
    const world = await calling();
    await say(world, yes);
    await show(world, rest, 4000);
    world.desk.actions.setHeld(true);
    await world.clock.advance(1000);
    world.desk.actions.setHeld(false);
    await settle();
    expect(world.eyes.started).toHaveLength(2);
    expect(world.call().mood).toMatchObject({ allowed: true, reading: null });
    await show(world, rest, 333);
    expect(world.call().mood.reading).toMatchObject({ band: 'unsure', unsure: 'learning' });
  });

  it('waits for a picture, and loads nothing in a call by voice', async () => {
    const world = await calling();
    const dark = world.call().remoteStream?.getTracks().at(-1) as unknown as Track;
    expect(dark.kind).toBe('video');
    dark.muted = true;
    await say(world, yes);
    expect(world.eyes.started).toEqual([]);
    expect(world.call().mood).toMatchObject({ allowed: true, idle: 'noPicture' });
    expect(world.ears.toneAllowed).toBe(true);
    dark.muted = false;
    dark.dispatchEvent(new Event('unmute'));
    await settle();
    expect(world.eyes.started).toHaveLength(1);
    expect(world.call().mood.idle).toBeNull();
  });

  it('says why nobody looks, and lets no expression stand meanwhile', async () => {
    const world = await calling();
    await say(world, yes);
    await show(world, rest, 4000);
    const states = [
      ['noPicture', 'noPicture'],
      ['windowHidden', 'windowHidden'],
      ['resting', 'busy'],
      ['watching', null],
      ['slowed', null],
    ] as const;
    for (const [state, idle] of states) {
      world.eyes.started[0]?.onState(state);
      expect(world.call().mood).toMatchObject({ reading: null, idle });
    }
    await show(world, rest, 1000);
    expect(world.call().mood.reading?.band).toBe('neutral');
  });

  it('may fail: the call goes on, and a new yes tries again', async () => {
    const world = await calling(asked, ({ eyes }) => {
      eyes.broken = true;
    });
    await say(world, yes);
    expect(world.call()).toMatchObject({ phase: 'live', mood: { allowed: true, idle: 'failed' } });
    expect(world.eyes.started[0]?.signal.aborted).toBe(true);
    world.eyes.broken = false;
    await say(world, no);
    await say(world, { ...yes, answeredAt: 20_000 });
    expect(world.call().mood.idle).toBeNull();
    world.eyes.started[1]?.onFailure({ code: 'stalled', detail: 'no answer' });
    expect(world.call().mood).toMatchObject({ allowed: true, idle: 'failed', reading: null });
  });
});

describe('the record of the mood', () => {
  /** A call in which everything is seen and heard: a yes, faces, and the tone of a voice. */
  async function whole(): Promise<World> {
    const world = await calling();
    await say(world, yes);
    await show(world, rest, 6000);
    await show(world, scowl, 4000);
    const from = world.clock.now() - startedAt(world);
    for (const frames of moments(3000, { agent: [], customer: [[0, 3000]] })) {
      await world.clock.advance(32);
      const late = frames.map((frame) => ({ ...frame, atMs: frame.atMs + from }));
      const tone = late
        .filter(({ party }) => party === 'customer')
        .map(({ atMs, levelDbfs }) => ({
          party: 'customer' as const,
          atMs,
          levelDbfs,
          pitchHz: 211.5,
          change: {
            steps: 4,
            moved: Array.from({ length: TONE_BANDS }, () => 0.4321),
            sums: Array.from({ length: TONE_BANDS }, () => 0.1234),
            squares: Array.from({ length: TONE_BANDS }, () => 9),
          },
        }));
      world.ears.options?.onTone?.(tone);
      world.ears.hear(late);
    }
    expect(world.call().mood.tone?.learning).toBe(true);
    return world;
  }

  it('is the band, on a change and once a second, and the summary tells its spans', async () => {
    const world = await whole();
    await say(world, no);
    await world.desk.actions.hangUp();
    await world.clock.advance(100);
    const summary = world.main.calls.get(ringing.callId);
    const spans = summary?.mood?.spans ?? [];
    expect([...new Set(spans.map(({ band }) => band))]).toEqual(['unsure', 'neutral', 'tense']);
    expect(spans.at(-1)?.endMs).toBeLessThanOrEqual(summary?.durationMs ?? 0);
    expect(summary?.mood?.readableShare).toBeGreaterThan(0.5);
  });

  it('is put together again after a crash, the same', async () => {
    const world = await whole();
    await world.clock.advance(1000);
    const crashed = structuredClone(journal(world));
    await world.desk.actions.hangUp();
    await world.clock.advance(100);
    const recovered = summarise(crashed, { recovered: true, notes: '' });
    const told = world.main.calls.get(ringing.callId)?.mood;
    expect(told?.spans.length).toBeGreaterThan(2);
    expect(recovered.mood?.spans.slice(0, -1)).toEqual(told?.spans.slice(0, -1));
  });

  it('holds nothing that a face or a voice could be known by', async () => {
    const world = await whole();
    await world.clock.advance(1000);
    const events = journal(world);
    const seen = events.filter((event) => event.type === 'mood');
    expect(seen.length).toBeGreaterThan(8);
    for (const event of seen) {
      expect(Object.keys(event).toSorted()).toEqual([
        'atMs',
        'band',
        'confidence',
        'type',
        'unsure',
      ]);
    }
    await world.desk.actions.hangUp();
    await world.clock.advance(100);
    const kept = JSON.stringify([events, world.main.calls.get(ringing.callId)]);
    for (const word of ['blendshapes', 'head', 'pitchHz', 'pitch', 'brightness', 'browsLowered']) {
      expect(kept).not.toContain(word);
    }
    for (const figure of ['211.5', '0.4321', '0.1234', ...Object.values(scowl).map(String)]) {
      expect(kept).not.toContain(`:${figure},`);
    }
    for (const [, args] of world.main.asked) {
      expect(JSON.stringify(args) ?? '').not.toContain('blendshapes');
    }
  });

  it('is none without consent', async () => {
    const world = await calling();
    await say(world, no);
    await world.desk.actions.hangUp();
    await world.clock.advance(100);
    expect(world.main.calls.get(ringing.callId)?.mood).toBeNull();
    expect(journal(world).some((event) => event.type === 'mood')).toBe(false);
  });
});
