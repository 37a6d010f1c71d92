import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask } from '#tests/hub/support/hub.ts';
import type { TestTeam } from '#tests/hub/support/team.ts';
import { teamHub } from '#tests/hub/support/team.ts';
import type { Line, Machine } from './machine.ts';
import { atHub, twoMachines } from './machine.ts';

const ids = ['one', 'two', 'bundled'] as const;
const who = fc.constantFrom('a', 'b');

/** What may happen on one of the machines. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      who,
      do: fc.constant('write'),
      id: fc.constantFrom(...ids),
      status: fc.constantFrom('published', 'draft', 'archived'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      who,
      do: fc.constant('share'),
      line: fc.array(fc.constantFrom<Line>('good', 'cutBefore', 'cutAfter'), { maxLength: 4 }),
      killAfter: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      who,
      do: fc.constant('settle'),
      choice: fc.constantFrom('mine', 'theirs', 'both'),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(machine: Machine, each: Step, words: string[]): Promise<void> {
  if ('id' in each) {
    words.push(`${each.who} ${words.length}`);
    await machine.write(each.id, words.at(-1) ?? '', each.status);
  } else if ('line' in each) {
    machine.line = [...each.line];
    machine.killAfter = each.killAfter;
    // Killed or cut off: whatever was under way is as far as it got.
    await machine.share().catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'killed') throw error;
    });
    machine.line = [];
    machine.killAfter = null;
  } else {
    const all = await machine.entries();
    const question = all.find(({ conflictWith }) => conflictWith !== null);
    if (question === undefined) return;
    const theirs = all.find(({ id }) => id === question.conflictWith);
    const answer = { id: question.id, choice: each.choice, seenVersion: theirs?.version ?? 0 };
    await machine.store.templates.settle(answer, machine.name);
  }
}

async function hubHistories(world: TestTeam, machine: Machine): Promise<readonly string[]> {
  const known = Object.keys(await atHub(world, machine));
  const answers = await Promise.all(
    known.map((id) =>
      ask(world.hub, 'GET', `/api/agent/templates/${id}/history`, { token: machine.who.token }),
    ),
  );
  const changes = answers.flatMap(
    ({ body }) => (body as { changes: { template: { text: string } }[] }).changes,
  );
  return changes.map(({ template }) => template.text);
}

/**
 * Words of this machine that another's took the place of, and that neither the team's history nor a
 * question of this machine has.
 */
async function givenUp(machine: Machine, told: readonly string[]): Promise<readonly string[]> {
  const lost: string[] = [];
  const entries = await machine.entries();
  const all = await Promise.all(
    entries.map(async ({ id }) => ({ id, versions: await machine.store.templates.history(id) })),
  );
  for (const { id, versions } of all) {
    // Newest first.
    for (const [at, { by, template }] of versions.entries()) {
      const next = versions[at - 1];
      const isReplaced = next !== undefined && by === machine.name && next.by !== machine.name;
      const isAsked = all.some(
        (other) =>
          other.id !== id && other.versions.some((each) => each.template.text === template.text),
      );
      if (isReplaced && !told.includes(template.text) && !isAsked) lost.push(template.text);
    }
  }
  return lost;
}

/** What was put away before the team knew it stays here. */
const isShared = (line: string, known: boolean): boolean => known || !line.startsWith('archived');

it('two machines say the same in the end, whatever was cut off or killed, and no edit is lost', async () => {
  const world = await teamHub();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 24 }), async (steps) => {
      const { a, b } = await twoMachines(world);
      const words: string[] = [];
      for (const each of [a, b]) await each.share();
      for (const each of steps) await take(each.who === 'a' ? a : b, each, words);
      for (const each of [a, b, a, b]) expect(await each.share()).toBe('done');

      const hub = await atHub(world, a);
      for (const each of [a, b]) {
        const shared = Object.entries(await each.shared()).filter(([id, line]) =>
          isShared(line, id in hub),
        );
        expect(Object.fromEntries(shared)).toEqual(hub);
        expect(await each.store.teamLibrary.standing()).toMatchObject({ waiting: 0, refused: 0 });
        // Who shared once more would change nothing.
        expect(await each.store.teamLibrary.pending()).toEqual([]);
      }
      const told = await hubHistories(world, a);
      // Each change reached the hub once.
      const sent = told.filter((text, at) => told.indexOf(text) !== at);
      for (const each of [a, b]) {
        expect(await givenUp(each, told)).toEqual([]);
        // Nobody is asked about words that the team has had.
        const questions = (await each.entries()).filter(
          ({ conflictWith }) => conflictWith !== null,
        );
        expect(questions.filter(({ text }) => told.includes(text))).toEqual([]);
      }
      const kept = new Set([...told, ...(await a.everyWord()), ...(await b.everyWord())]);
      expect(words.filter((word) => !kept.has(word))).toEqual([]);
      return sent.length === 0 || steps.some((each) => 'choice' in each);
    }),
    { numRuns: 40 },
  );
}, 120_000);
