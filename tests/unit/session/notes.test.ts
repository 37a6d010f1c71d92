import { describe, expect, it } from 'vitest';
import { createWorld, ringing } from './world/world.ts';
import type { World } from './world/world.ts';

const DUE = 1_900_000_000_000;

async function inCall(): Promise<World> {
  const world = await createWorld();
  await world.answer();
  return world;
}

async function summaryOf(world: World) {
  await world.desk.actions.hangUp();
  await world.clock.advance(1000);
  return world.main.calls.get(ringing.callId);
}

describe('facts and promises in a call', () => {
  it('go into the journal as they are noted, and into the summary as they stand at the end', async () => {
    const world = await inCall();
    const { actions } = world.desk;
    actions.addFact('the bil doubled');
    actions.addAction('  send the bill ', null);
    actions.addAction('call back', DUE);
    await world.clock.advance(2000);
    actions.changeFact(1, 'the bill doubled');
    actions.changeAction(1, 'send the corrected bill', DUE + 1);
    actions.removeAction(2);
    expect(world.call()).toMatchObject({
      facts: [{ factId: 1, text: 'the bill doubled', atMs: 0 }],
      actions: [{ actionId: 1, text: 'send the corrected bill', dueAt: DUE + 1, atMs: 0 }],
    });
    await world.clock.advance(1000);
    const kinds = (world.main.journals.get(ringing.callId) ?? []).map(({ type }) => type);
    const summary = await summaryOf(world);
    expect(summary?.facts).toEqual([{ atMs: 0, text: 'the bill doubled' }]);
    expect(summary?.actions).toEqual([
      { atMs: 0, actionId: 1, text: 'send the corrected bill', dueAt: DUE + 1 },
    ]);
    expect(kinds.filter((type) => /^(fact|action)/.test(type))).toEqual([
      'factAdded',
      'actionAdded',
      'actionAdded',
      'factChanged',
      'actionChanged',
      'actionRemoved',
    ]);
  });

  it('that were removed come back to where they were, on screen and in the summary', async () => {
    const world = await inCall();
    const { actions } = world.desk;
    actions.addFact('first');
    actions.addAction('one', DUE);
    await world.clock.advance(1000);
    actions.addFact('second');
    actions.addAction('two', null);
    actions.removeFact(1);
    actions.removeAction(1);
    expect(world.call().facts.map(({ text }) => text)).toEqual(['second']);
    await world.clock.advance(1000);
    actions.restoreFact(1);
    actions.restoreAction(1);
    actions.restoreFact(1);
    expect(world.call().facts.map(({ text, atMs }) => [text, atMs])).toEqual([
      ['first', 0],
      ['second', 1000],
    ]);
    expect(world.call().actions.map(({ text }) => text)).toEqual(['one', 'two']);
    const summary = await summaryOf(world);
    expect(summary?.facts).toEqual([
      { atMs: 0, text: 'first' },
      { atMs: 1000, text: 'second' },
    ]);
    expect(summary?.actions).toEqual([
      { atMs: 0, actionId: 1, text: 'one', dueAt: DUE },
      { atMs: 1000, actionId: 2, text: 'two', dueAt: null },
    ]);
  });

  it('change nothing where they are empty, unknown or the same', async () => {
    const world = await inCall();
    const { actions } = world.desk;
    actions.addFact('a');
    actions.addAction('b', null);
    const before = world.call();
    actions.addAction('   ', DUE);
    actions.changeFact(1, ' ');
    actions.changeFact(1, 'a ');
    actions.changeFact(7, 'x');
    actions.changeAction(1, 'b', null);
    actions.changeAction(7, 'x', DUE);
    actions.removeAction(7);
    actions.restoreAction(1);
    expect(world.call().facts).toBe(before.facts);
    expect(world.call().actions).toBe(before.actions);
  });

  it('are cut where the journal would refuse them', async () => {
    const world = await inCall();
    world.desk.actions.addAction('x'.repeat(600), null);
    expect(world.call().actions[0]?.text).toHaveLength(500);
    expect((await summaryOf(world))?.actions).toHaveLength(1);
  });

  it('without a call are nothing', async () => {
    const world = await createWorld();
    expect(() => world.desk.actions.addAction('x', null)).not.toThrow();
  });
});
