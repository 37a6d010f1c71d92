import { describe, expect, it } from 'vitest';
import type { CallEvent, VadBatch } from '#shared/model/callEvent.ts';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';
import { CUE_ON_SCREEN_MS } from '#shared/domain/pipeline.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';
import { moments } from './world/voices.ts';

/*
 * What the agent is shown while two people talk: real domain, made voices, virtual time.
 */

const journal = (world: World): readonly CallEvent[] =>
  world.main.journals.get(ringing.callId) ?? [];

/** The customer tells a long story; the agent talks over it from 9 s to 11 s. */
const talkOver = moments(16_000, {
  agent: [[9000, 11_000]],
  customer: [[2000, 15_000]],
});

/** Plays moments in virtual time; `each` looks at the world after every one. */
async function play(
  world: World,
  what: typeof talkOver,
  each: (atMs: number) => void = () => undefined,
): Promise<void> {
  let last = 0;
  for (const frames of what) {
    const atMs = frames[0]?.atMs ?? last;
    await world.clock.advance(atMs - last);
    last = atMs;
    world.ears.hear(frames);
    each(atMs);
  }
}

describe('a cue', () => {
  it('is on screen the moment it is decided, for 8 s, and in the journal', async () => {
    const world = await createWorld();
    await world.answer();
    let shownAt: number | null = null;
    await play(world, talkOver, (atMs) => {
      if (world.call().cue !== null) shownAt ??= atMs;
    });
    const shown = journal(world).find((event) => event.type === 'cueShown');
    expect(shown).toMatchObject({ cue: { kind: 'talkOver' }, atMs: shownAt });
    expect(shownAt).toBeGreaterThan(9000);
    expect(shownAt).toBeLessThan(11_000);
    const goneAt = (shownAt ?? 0) + CUE_ON_SCREEN_MS;
    await world.clock.advance(goneAt - 16_000 - 1);
    expect(world.call().cue).not.toBeNull();
    await world.clock.advance(2);
    expect(world.call().cue).toBeNull();
    expect(journal(world).some((event) => event.type === 'cueAnswered')).toBe(false);
  });

  it.each([
    ['dismissed', (world: World) => world.desk.actions.dismissCue()],
    ['notUseful', (world: World) => world.desk.actions.cueNotUseful()],
  ])('can be answered: %s', async (feedback, answer) => {
    const world = await createWorld();
    await world.answer();
    await play(world, talkOver);
    const cueId = world.call().cue?.id;
    expect(cueId).toBeDefined();
    answer(world);
    answer(world);
    expect(world.call().cue).toBeNull();
    await world.clock.advance(10);
    const answers = journal(world).filter((event) => event.type === 'cueAnswered');
    expect(answers).toEqual([expect.objectContaining({ cueId, feedback })]);
  });

  it('goes with its kind, when that is switched off while it shows', async () => {
    const world = await createWorld();
    await world.answer();
    await play(world, talkOver);
    expect(world.call().cue?.kind).toBe('talkOver');
    Object.assign(world.main.settings, { switchedOffCues: ['monologue'] });
    await world.clock.advance(1000);
    expect(world.call().cue).not.toBeNull();
    Object.assign(world.main.settings, { switchedOffCues: ['talkOver'] });
    await world.clock.advance(1000);
    expect(world.call().cue).toBeNull();
  });

  it('goes when the customer is put on hold, and none comes until they are back', async () => {
    const world = await createWorld();
    await world.answer();
    await play(world, talkOver);
    expect(world.call().cue).not.toBeNull();
    world.desk.actions.setHeld(true);
    expect(world.call().cue).toBeNull();
    const onHold = moments(40_000, { agent: [[30_000, 36_000]], customer: [[20_000, 39_000]] });
    for (const frames of onHold) world.ears.hear(frames);
    expect(world.call().cue).toBeNull();
    expect(journal(world).filter((event) => event.type === 'cueShown')).toHaveLength(1);
  });

  it('of a kind that is switched off in mid-call is neither shown nor recorded', async () => {
    const world = await createWorld();
    await world.answer();
    Object.assign(world.main.settings, { switchedOffCues: ['talkOver'] });
    await play(world, talkOver, () => expect(world.call().cue).toBeNull());
    expect(journal(world).some((event) => event.type === 'cueShown')).toBe(false);
  });
});

describe('the talk bar', () => {
  it('follows the voices, at most eight times a second, and keeps what did not change', async () => {
    const world = await createWorld();
    await world.answer();
    const talks = new Set<unknown>();
    const shares = new Set<unknown>();
    let updates = 0;
    let lastAt = 0;
    let shortest = Infinity;
    const stop = world.desk.store.subscribe((now, before) => {
      if (now.call?.talk === before.call?.talk) return;
      updates += 1;
      shortest = Math.min(shortest, world.clock.now() - lastAt);
      lastAt = world.clock.now();
      talks.add(now.call?.talk);
      shares.add(now.call?.talk.shareOfSpeech);
    });
    await play(world, talkOver);
    stop();
    expect(shortest).toBeGreaterThanOrEqual(125);
    expect(updates).toBeGreaterThan(16);
    expect(shares.size).toBeLessThan(talks.size);
    const { talk } = world.call();
    expect(talk.shareOfSpeech.customer).toBeGreaterThan(0.7);
    expect(talk.activity.customer.length).toBe(talk.activity.agent.length);
  });

  it('says who is speaking now', async () => {
    const world = await createWorld();
    await world.answer();
    const speaking = new Map<number, unknown>();
    await play(world, talkOver, (atMs) => speaking.set(atMs, world.call().talk.speaking));
    expect(speaking.get(320)).toEqual({ agent: false, customer: false });
    expect(speaking.get(6400)).toEqual({ agent: false, customer: true });
    expect(speaking.get(10_240)).toEqual({ agent: true, customer: true });
  });
});

describe('the journal of the voices', () => {
  it('is written every second, and the summary is made of it', async () => {
    const world = await createWorld();
    await world.answer();
    await play(world, talkOver);
    await world.clock.advance(1500);
    const batches = journal(world).filter((event) => event.type === 'vad');
    expect(batches.length).toBeGreaterThanOrEqual(15);
    expect(batches.every((batch) => batch.agentPercent.length <= 64)).toBe(true);
    const frames = batches.reduce((sum, batch) => sum + batch.agentPercent.length, 0);
    expect(frames).toBe(talkOver.length);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    const summary = world.main.calls.get(ringing.callId);
    expect(summary?.interruptions).toHaveLength(1);
    expect(summary?.metrics.interruptions).toEqual({ agent: 1, customer: 0 });
    expect(summary?.cues).toHaveLength(1);
    expect(summary?.speech.customer[0]?.[0]).toBeCloseTo(2000, -2);
  });
});

describe('prompts and facts', () => {
  const templates: readonly Template[] = [
    {
      id: 'reflect',
      situation: 'paraphrase',
      locale: 'en',
      text: "Let me see if I have this right, {name}: {facts}. That's it?",
      why: 'shows that you listened',
      needs: ['name', 'facts'],
    },
    {
      id: 'hello',
      situation: 'greeting',
      locale: 'en',
      text: 'Hello {name}, this is {agent} from {company}.',
      why: 'a good start',
      needs: ['name'],
    },
    ...['one', 'two', 'three'].map((id) => ({
      id,
      situation: 'listening',
      locale: 'en',
      text: `Go on, {name} (${id}).`,
      why: '',
      needs: ['name'],
    })),
  ].map((template) => templateSchema.parse(template));

  it('are there at once, at most three, and the facts fill them', async () => {
    const world = await createWorld(({ main }) => {
      main.templates = templates;
    });
    await world.answer();
    expect(world.call().prompts[0]?.text).toBe('Hello Maya Lindqvist, this is Sam from Northwind.');
    expect(world.call().prompts.length).toBeLessThanOrEqual(3);
    world.desk.actions.addFact('  the bill doubled ');
    world.desk.actions.addFact('she moved <house> in {March}');
    world.desk.actions.addFact('   ');
    expect(world.call().facts.map((fact) => fact.text)).toEqual([
      'the bill doubled',
      'she moved <house> in {March}',
    ]);
    const reflect = world.call().prompts.find((prompt) => prompt.templateId === 'reflect');
    expect(reflect?.text).toBe(
      "Let me see if I have this right, Maya Lindqvist: the bill doubled and she moved <house> in {March}. That's it?",
    );
    const [first] = world.call().facts;
    world.desk.actions.removeFact(first?.factId ?? -1);
    expect(world.call().facts).toHaveLength(1);
  });

  it('are found in the whole library, filled with what is known, and can be said from there', async () => {
    const world = await createWorld(({ main }) => {
      main.templates = templates;
    });
    await world.answer();
    const find = (query: string) =>
      world.desk.actions.findPrompts(query, (situation) => `words for ${situation}`);
    expect(find('have this right')).toEqual([]);
    world.desk.actions.addFact('the bill doubled');
    const [found] = find('hav this rihgt');
    expect(found?.templateId).toBe('reflect');
    expect(found?.text).toContain('Maya Lindqvist: the bill doubled.');
    expect(find('words paraphrase')[0]?.templateId).toBe('reflect');
    world.desk.actions.markSaid('reflect');
    expect(world.call().saidTemplateIds).toEqual(['reflect']);
    expect(find('have this right')[0]?.templateId).toBe('reflect');
  });

  it('stay where they are while the pointer is over them, and come back when asked for', async () => {
    const world = await createWorld(({ main }) => {
      main.templates = templates;
    });
    await world.answer();
    const ids = () => world.call().prompts.map((prompt) => prompt.templateId);
    const before = ids();
    world.desk.actions.holdPrompts(true);
    world.desk.actions.addFact('the bill doubled');
    expect(ids()).toEqual(before);
    world.desk.actions.holdPrompts(false);
    expect(ids()[0]).toBe('reflect');
    world.desk.actions.markSaid('reflect');
    expect(ids()).not.toContain('reflect');
    world.desk.actions.offerAgain('reflect');
    await world.clock.advance(1000);
    world.desk.actions.addFact('she moved house');
    expect(ids()[0]).toBe('reflect');
  });

  it('are marked as said, or put off, and the summary knows what was said', async () => {
    const world = await createWorld(({ main }) => {
      main.templates = templates;
    });
    await world.answer();
    world.desk.actions.markSaid('hello');
    world.desk.actions.markSaid('no-such-prompt');
    expect(world.call().saidTemplateIds).toEqual(['hello']);
    const [first] = world.call().prompts;
    world.desk.actions.notNow(first?.templateId ?? '');
    expect(world.call().prompts.map((prompt) => prompt.templateId)).not.toContain(
      first?.templateId,
    );
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(world.main.calls.get(ringing.callId)?.prompts).toEqual([
      expect.objectContaining({ templateId: 'hello', situation: 'greeting' }),
    ]);
  });
});

describe('getting ready to listen', () => {
  it('happens while it rings, with nothing to hear; the call counts from its answer', async () => {
    const world = await createWorld();
    world.customer.load();
    world.hub.ring(ringing);
    await world.clock.advance(7000);
    expect(world.ears.options).not.toBeNull();
    expect(world.ears.sources).toEqual({ agent: null, customer: null });
    expect(world.microphones.opened).toEqual([]);
    await world.desk.actions.accept(ringing.callId, { camera: false });
    expect(world.call().sensing).toEqual({ state: 'on' });
    const late = moments(9000, { agent: [], customer: [] });
    for (const frames of late) world.ears.hear(frames);
    await world.clock.advance(1500);
    const heard = journal(world).filter(
      (event) => event.type === 'vad' && event.agentPercent.length > 0,
    ) as readonly VadBatch[];
    expect(heard[0]?.atMs).toBe(8);
    const last = heard.at(-1);
    expect((last?.atMs ?? 0) + 32 * ((last?.agentPercent.length ?? 0) - 1)).toBe(1992);
  });

  it('is given up when nobody answers', async () => {
    const world = await createWorld();
    world.hub.ring(ringing);
    await world.clock.advance(1000);
    await world.desk.actions.decline(ringing.callId);
    expect(world.ears.options?.signal.aborted).toBe(true);
  });

  it('that failed while it rang is tried again with the call', async () => {
    const world = await createWorld(({ ears }) => {
      ears.broken = true;
    });
    world.customer.load();
    world.hub.ring(ringing);
    await world.clock.advance(1000);
    world.ears.broken = false;
    await world.desk.actions.accept(ringing.callId, { camera: false });
    await world.clock.advance(100);
    expect(world.call().sensing).toEqual({ state: 'on' });
    expect(world.ears.sources.agent).toBe(world.call().localStream);
  });
});

describe('ears that fail in mid-call', () => {
  it('leave the call as it is', async () => {
    const world = await createWorld();
    await world.answer();
    world.ears.fail();
    expect(world.call()).toMatchObject({
      phase: 'live',
      sensing: { state: 'failed', detail: 'no sound for 10 seconds' },
    });
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(world.desk.store.getState().ended).toMatchObject({ save: 'saved' });
    expect(world.ears.options?.signal.aborted).toBe(true);
  });
});
