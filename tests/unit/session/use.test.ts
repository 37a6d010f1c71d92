import { describe, expect, it } from 'vitest';
import type { AgentChannel } from '#shared/contract/ipc.ts';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { templateSchema } from '#shared/model/template.ts';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

/*
 * What becomes of the prompts' use: from what stands in sight, over the journal, to the library.
 */

const templates = ['hello', 'good'].map((id) =>
  templateSchema.parse({
    id,
    situation: id === 'hello' ? 'greeting' : 'listening',
    locale: 'en',
    text: `${id}, {name}.`,
    why: '',
    needs: ['name'],
  }),
);

const worldWith = (prepare: Parameters<typeof createWorld>[0] = () => undefined) =>
  createWorld((world) => {
    world.main.templates = templates;
    prepare?.(world);
  });

const events = (world: World): readonly CallEvent[] =>
  world.main.journals.get(ringing.callId) ?? [];
const offered = (world: World): readonly unknown[] =>
  events(world).flatMap((event) =>
    event.type === 'promptOffered' ? [[event.templateId, event.atMs]] : [],
  );
const told = (world: World, channel: AgentChannel): readonly unknown[] =>
  world.main.asked.flatMap(([asked, args]) => (asked === channel ? [args] : []));
const order = (world: World): readonly string[] =>
  world.main.asked
    .map(([channel]) => channel)
    .filter((channel) => channel === 'templates.recordUse' || channel === 'calls.save');
const useOf = (world: World): unknown => told(world, 'templates.recordUse')[0];

/** A call in which both were offered, one was said, and one was found not useful. */
async function talk(world: World): Promise<void> {
  await world.answer();
  world.desk.actions.promptsInSight(['hello', 'good']);
  await world.clock.advance(1000);
  world.desk.actions.markSaid('hello');
  world.desk.actions.promptNotUseful('good');
  await world.clock.advance(1000);
}

const figures = {
  callId: ringing.callId,
  uses: [
    { templateId: 'hello', situation: 'greeting', offered: 1, said: 1, notUseful: 0 },
    { templateId: 'good', situation: 'listening', offered: 1, said: 0, notUseful: 1 },
  ],
};

describe('a prompt', () => {
  it('was offered once it stood in sight for a second: 999 ms are none', async () => {
    const world = await worldWith();
    await world.answer();
    world.desk.actions.promptsInSight(['hello']);
    await world.clock.advance(999);
    world.desk.actions.promptsInSight([]);
    await world.clock.advance(5000);
    expect(offered(world)).toEqual([]);
    world.desk.actions.promptsInSight(['hello']);
    await world.clock.advance(500);
    world.desk.actions.promptsInSight(['hello', 'good']);
    await world.clock.advance(500);
    expect(offered(world)).toEqual([['hello', 6999]]);
    await world.clock.advance(500);
    expect(offered(world)).toEqual([
      ['hello', 6999],
      ['good', 7499],
    ]);
  });

  it('is offered once in a call, however often it comes back', async () => {
    const world = await worldWith();
    await world.answer();
    for (const ids of [['hello'], [], ['hello'], ['good'], ['hello']]) {
      world.desk.actions.promptsInSight(ids);
      await world.clock.advance(2000);
    }
    expect(offered(world).map((each) => (each as readonly unknown[])[0])).toEqual([
      'hello',
      'good',
    ]);
  });

  it('that was not useful is off the panel for the rest of the call', async () => {
    const world = await worldWith();
    await world.answer();
    world.desk.actions.promptNotUseful('good');
    world.desk.actions.promptNotUseful('no-such-prompt');
    const shown = () => world.call().prompts.map(({ templateId }) => templateId);
    expect(shown()).not.toContain('good');
    await world.clock.advance(600_000);
    expect(shown()).not.toContain('good');
    const found = world.desk.actions.findPrompts('good', () => '');
    expect(found.map(({ templateId }) => templateId)).toEqual(['good']);
    expect(events(world).filter(({ type }) => type === 'promptNotUseful')).toHaveLength(1);
  });

  it('is not offered any more when the call is over', async () => {
    const world = await worldWith();
    await world.answer();
    await world.clock.advance(1000);
    world.desk.actions.promptsInSight(['hello']);
    const ending = world.desk.actions.hangUp();
    world.desk.actions.promptsInSight(['hello', 'good']);
    await ending;
    await world.clock.advance(3000);
    expect(world.main.calls.size).toBe(1);
    expect(told(world, 'templates.recordUse')).toEqual([]);
  });
});

describe('the figures of a call', () => {
  it('are handed in before the call is saved, without anybody’s name', async () => {
    const world = await worldWith();
    await talk(world);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(order(world)).toEqual(['templates.recordUse', 'calls.save']);
    expect(useOf(world)).toEqual(figures);
    expect(JSON.stringify(useOf(world))).not.toMatch(/Sam|Rivera|Maya|Lindqvist/);
  });

  it('do not hold up the call where they cannot be kept, and are tried again', async () => {
    const world = await worldWith(({ main }) => {
      main.failing.set('templates.recordUse', 'diskFull');
    });
    await talk(world);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    expect(world.desk.store.getState().ended).toMatchObject({ save: 'saved' });
    world.main.failing.clear();
    await world.clock.advance(5000);
    expect(told(world, 'templates.recordUse')).toEqual([figures, figures]);
    await world.clock.advance(600_000);
    expect(told(world, 'templates.recordUse')).toHaveLength(2);
  });

  it('are handed in once where saving has to be tried again', async () => {
    const world = await worldWith(({ main }) => {
      main.failing.set('calls.save', 'diskFull');
    });
    await talk(world);
    await world.desk.actions.hangUp();
    await world.clock.advance(1000);
    world.main.failing.clear();
    await world.clock.advance(6000);
    expect(order(world)).toEqual(['templates.recordUse', 'calls.save', 'calls.save']);
  });

  it('of a call that the app did not live to see the end of come from its journal', async () => {
    const first = await worldWith();
    await talk(first);
    const journal = events(first);
    const again = await worldWith(({ main }) => {
      main.journals.set(ringing.callId, [...journal]);
    });
    await again.clock.advance(100);
    expect(again.desk.store.getState().recoveredCallIds).toEqual([ringing.callId]);
    expect(order(again)).toEqual(['templates.recordUse', 'calls.save']);
    expect(useOf(again)).toEqual(figures);
  });
});

describe('the order of prompts in a call', () => {
  const open = (id: string) =>
    templateSchema.parse({ id, situation: 'listening', locale: 'en', text: `${id}.`, why: '' });
  const sentences = ['one', 'two', 'three', 'four'].map(open);
  const figure = { situation: 'listening', offered: 50, notUseful: 0 } as const;
  const shown = (world: World) => world.call().prompts.map(({ templateId }) => templateId);

  it('rests on the agent’s pins and the figures as they are when it is answered', async () => {
    const world = await worldWith(({ main }) => {
      main.templates = sentences;
      main.standing = {
        pins: ['four'],
        use: [
          { ...figure, templateId: 'one', said: 1 },
          { ...figure, templateId: 'two', said: 1 },
          { ...figure, templateId: 'three', said: 20 },
          { ...figure, templateId: 'four', said: 1 },
        ],
      };
    });
    await world.answer();
    expect(shown(world)).toEqual(['four', 'three', 'one']);
    expect(world.call().pinnedTemplateIds).toEqual(['four']);
    world.desk.pinned('two', true);
    world.desk.pinned('four', false);
    expect(world.call().pinnedTemplateIds).toEqual(['two']);
    await world.clock.advance(60_000);
    expect(shown(world)).toEqual(['four', 'three', 'one']);
  });

  it('is the library’s where the figures cannot be had, or not within half a second', async () => {
    const failing = await worldWith(({ main }) => {
      main.templates = sentences;
      main.standing = { pins: ['four'], use: [] };
      main.failing.set('templates.standing', 'other');
    });
    await failing.answer();
    expect(shown(failing)).toEqual(['one', 'two', 'three']);
    const slow = await worldWith(({ main }) => {
      main.templates = sentences;
      main.standing = { pins: ['four'], use: [] };
      main.held.set('templates.standing', new Promise(() => undefined));
    });
    const answering = slow.answer();
    await slow.clock.advance(500);
    await answering;
    expect(shown(slow)).toEqual(['one', 'two', 'three']);
  });
});
