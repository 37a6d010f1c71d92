import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { templateSchema } from '#shared/model/template.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import type { PromptInput, PromptOptions } from '#shared/domain/prompt/prompt.ts';
import { startPrompts, stepPrompts } from '#shared/domain/prompt/prompt.ts';

const library = ['en', 'sv'].flatMap((locale) => {
  const file = new URL(`../../../../resources/templates/${locale}.json`, import.meta.url);
  return z.array(templateSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
});

const options: PromptOptions = {
  agentName: 'Sam Berg',
  company: 'Northwind',
  customerName: 'Maya',
  issue: null,
  locale: 'en',
  templates: library,
  format: (text, values) => String(new IntlMessageFormat(text, 'en').format(values)),
  joinList: (items) => new Intl.ListFormat('en').format(items),
};

/** The panel after the inputs. */
function panel(inputs: readonly PromptInput[], overrides: Partial<PromptOptions> = {}) {
  const state = inputs.reduce(stepPrompts, startPrompts({ ...options, ...overrides }));
  return state.prompts;
}

const time = (atMs: number): PromptInput => ({ kind: 'time', atMs });
const turnEvent = (event: TurnEvent): PromptInput => ({ kind: 'turnEvent', event });
const fact = (factId: number, text: string, atMs = 30_000): PromptInput => ({
  kind: 'factAdded',
  atMs,
  factId,
  text,
});
const said = (templateId: string, atMs = 40_000): PromptInput => {
  const situation = library.find((t) => t.id === templateId)?.situation ?? 'listening';
  return { kind: 'said', atMs, templateId, situation };
};
const customerSpoke = (startMs: number, endMs: number): PromptInput =>
  turnEvent({ type: 'speech', party: 'customer', startMs, endMs, atMs: endMs + 256 });
const talkedOver = (atMs: number): PromptInput =>
  turnEvent({ type: 'talkOver', by: 'agent', startMs: atMs - 650, atMs });
const ids = (prompts: readonly { readonly templateId: string }[]) =>
  prompts.map((p) => p.templateId);

describe('the panel', () => {
  it('greets in the first seconds, with three different things to say', () => {
    expect(panel([]).map((p) => p.situation)).toEqual(['greeting', 'listening', 'openQuestion']);
    expect(panel([])[0]?.text).toBe(
      'Hello Maya, this is Sam at Northwind. What can I do for you today?',
    );
    expect(panel([time(20_000)])[0]?.situation).toBe('listening');
  });

  it('offers nothing whose values are missing', () => {
    const greeting = panel([], { company: ' ' })[0];
    expect(greeting?.templateId).toBe('en.greeting.time');
    const withIssue = panel([], { issue: 'the bill doubled.' })[0];
    expect(withIssue?.text).toContain('a note here that says the bill doubled. Would you');
  });

  it('reflects back as soon as a fact is noted, filled with all facts', () => {
    const prompts = panel([fact(1, 'the bill doubled.'), fact(2, 'you moved in June')]);
    expect(prompts[0]).toMatchObject({
      templateId: 'en.paraphrase.right',
      text:
        'Let me see if I have this right, Maya: the bill doubled and you moved in June. ' +
        'Did I miss anything?',
    });
    expect(panel([fact(1, 'x', 2_000)])[0]?.situation).toBe('paraphrase');
  });

  it('takes facts as plain text, whatever they hold', () => {
    const text = panel([fact(1, '{name} <b>#1</b> “it’s”')])[0]?.text;
    expect(text).toContain('{name} <b>#1</b> “it’s”');
  });

  it('forgets a fact that was removed', () => {
    const removed: PromptInput = { kind: 'factRemoved', atMs: 31_000, factId: 1 };
    expect(panel([fact(1, 'a'), removed])[0]?.situation).not.toBe('paraphrase');
    expect(panel([fact(1, 'a'), fact(2, 'b'), removed])[0]?.text).toContain(': b.');
  });

  it('reflects back after 8 s of the customer’s speech, also without facts', () => {
    expect(panel([customerSpoke(20_000, 27_999)])[0]?.situation).not.toBe('paraphrase');
    const long = panel([customerSpoke(20_000, 25_000), customerSpoke(26_000, 29_000)]);
    expect(long[0]?.templateId).toBe('en.paraphrase.own');
    const reset: PromptInput = turnEvent({
      type: 'turn',
      party: 'customer',
      startMs: 20_000,
      endMs: 25_000,
      atMs: 25_700,
    });
    const two = panel([customerSpoke(20_000, 25_000), reset, customerSpoke(30_000, 34_000)]);
    expect(two[0]?.situation).not.toBe('paraphrase');
  });

  it('goes on to solving when it was said, and reflects again when there is news', () => {
    const solving = [fact(1, 'a'), said('en.paraphrase.right')];
    expect(panel(solving)[0]?.situation).toBe('commit');
    const news = panel([...solving, fact(2, 'b', 50_000)])[0];
    expect(news?.situation).toBe('paraphrase');
    expect(news?.templateId).not.toBe('en.paraphrase.right');
    expect(news?.text).toContain('a and b');
  });

  it('gives the word back first after a talk-over, beside what else presses', () => {
    const over = [fact(1, 'a'), talkedOver(50_000)];
    expect(panel(over)[0]?.templateId).toBe('en.yieldFloor.sorry');
    expect(panel([talkedOver(50_000)])[0]?.templateId).toBe('en.yieldFloor.sorry');
    expect(panel([...over, time(64_999)])[0]?.situation).toBe('yieldFloor');
    const over15 = panel([...over, time(65_000), fact(2, 'b', 66_000), said('x', 67_000)]);
    expect(over15.map((p) => p.situation)).toContain('paraphrase');
  });

  it('acknowledges first after the customer was told to look more tense, and reflects besides', () => {
    const tense: PromptInput = { kind: 'lookedTense', atMs: 40_000 };
    const looked = [fact(1, 'a'), tense];
    expect(panel(looked)[0]?.situation).toBe('acknowledge');
    expect(panel(looked).map((p) => p.situation)).toContain('paraphrase');
  });

  it('offers a question beside the paraphrase from the second fact on, and still once it was said', () => {
    const facts = [fact(1, 'a'), fact(2, 'b', 31_000)];
    expect(panel(facts).map((p) => p.situation)).toContain('openQuestion');
    const after = panel([...facts, said('en.paraphrase.right')]);
    expect(after.map((p) => p.situation)).toContain('openQuestion');
  });

  it('reads an action back with its date when it is noted, and closes when it was promised', () => {
    const action: PromptInput = {
      kind: 'actionNoted',
      atMs: 60_000,
      actionId: 1,
      text: 'send you a corrected bill.',
      dueAt: Date.UTC(2026, 10, 29, 11),
    };
    const clock = { startedAt: Date.UTC(2026, 10, 28, 10), timeZone: 'Europe/Stockholm' };
    const noted = [fact(1, 'a'), action];
    const [first] = panel(noted, clock);
    expect(first?.situation).toBe('commit');
    expect(first?.text).toContain('send you a corrected bill');
    expect(first?.text).toContain('tomorrow noon');
    const later: PromptInput = { ...action, kind: 'actionChanged', atMs: 61_000, dueAt: null };
    expect(panel([...noted, later], clock)[0]?.text).not.toContain('tomorrow');
    const removed: PromptInput = { kind: 'actionRemoved', atMs: 62_000, actionId: 1 };
    expect(panel([...noted, removed], clock)[0]?.situation).toBe('paraphrase');
    const promised = panel([...noted, said(first?.templateId ?? '', 70_000)], clock);
    expect(promised[0]?.situation).toBe('anythingMissed');
  });

  it('closes after something was promised', () => {
    const inputs = [fact(1, 'a'), said('en.paraphrase.right'), said('en.commit.next', 60_000)];
    expect(panel(inputs).map((p) => p.situation)).toEqual(
      expect.arrayContaining(['anythingMissed', 'closing']),
    );
  });

  it('puts the next best in the place of a prompt that is not wanted now', () => {
    const before = panel([time(30_000)]);
    const notNow: PromptInput = {
      kind: 'notNow',
      atMs: 31_000,
      templateId: before[1]?.templateId ?? '',
    };
    const after = panel([time(30_000), notNow]);
    expect(after).toHaveLength(3);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[1]?.templateId).not.toBe(before[1]?.templateId);
  });

  it('offers again after two minutes what was not wanted now', () => {
    const away = panel([time(30_000)])[0]?.templateId ?? '';
    const putOff = [
      time(30_000),
      { kind: 'notNow', atMs: 31_000, templateId: away } satisfies PromptInput,
    ];
    // A note that comes and goes makes the panel look again, and leaves the occasion as it is.
    const looksAgain = (atMs: number): readonly PromptInput[] => [
      fact(9, 'a', atMs),
      { kind: 'factRemoved', atMs, factId: 9 },
    ];
    expect(ids(panel([...putOff, ...looksAgain(150_999)]))).not.toContain(away);
    expect(ids(panel([...putOff, ...looksAgain(151_000)]))[0]).toBe(away);
  });

  it('offers nothing again that was found not useful, unless the agent asks for it', () => {
    const before = panel([time(30_000)]);
    const templateId = before[1]?.templateId ?? '';
    const away: PromptInput = { kind: 'notUseful', atMs: 31_000, templateId };
    const after = panel([time(30_000), away]);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(ids(after)).not.toContain(templateId);
    const held: PromptInput = { kind: 'panelHeld', atMs: 30_500, held: true };
    expect(ids(panel([time(30_000), held, away]))).toEqual(ids(after));
    const later = [time(30_000), away, time(900_000), said('x', 901_000)];
    expect(ids(panel(later))).not.toContain(templateId);
    const first = before[0]?.templateId ?? '';
    const never = [time(30_000), { ...away, templateId: first }];
    const asked: PromptInput = { kind: 'askedAgain', atMs: 902_000, templateId: first };
    expect(ids(panel([...never, said('x', 901_000)]))).not.toContain(first);
    expect(ids(panel([...never, asked]))[0]).toBe(first);
  });

  it('offers nothing twice that was said, unless the agent asks for it', () => {
    const inputs = [time(30_000), said('en.listening.goOn', 40_000)];
    expect(ids(panel([...inputs, said('x', 900_000)]))).not.toContain('en.listening.goOn');
    const asked: PromptInput = {
      kind: 'askedAgain',
      atMs: 50_000,
      templateId: 'en.listening.goOn',
    };
    expect(ids(panel([...inputs, asked]))).toContain('en.listening.goOn');
    expect(panel([said('en.greeting.open', 1_000)])[0]?.situation).toBe('listening');
  });

  it('stays the very same list while nothing happens that concerns it', () => {
    const first = startPrompts(options);
    const later = [time(5_000), customerSpoke(6_000, 7_000), time(10_000)].reduce(
      stepPrompts,
      first,
    );
    expect(later.prompts).toBe(first.prompts);
  });

  it('moves nothing while the pointer is in it, and catches up when it leaves', () => {
    const hold = (held: boolean, atMs: number): PromptInput => ({ kind: 'panelHeld', atMs, held });
    const before = panel([time(30_000)]);
    const over = [time(30_000), hold(true, 31_000), talkedOver(32_000), fact(1, 'a', 33_000)];
    expect(panel(over)).toEqual(before);
    const left = panel([...over, hold(false, 34_000)]).map((p) => p.situation);
    expect(left).toEqual(expect.arrayContaining(['yieldFloor', 'paraphrase']));
    const second = before[1]?.templateId ?? '';
    const putOff = panel([...over, { kind: 'notNow', atMs: 33_500, templateId: second }]);
    expect([putOff[0], putOff[2]]).toEqual([before[0], before[2]]);
    expect(ids(putOff)).not.toContain(second);
    expect(panel([...over, said(before[0]?.templateId ?? '', 33_500)])).toEqual(before);
  });

  it('fills in a fact at once, also where it may not change any more', () => {
    const storm = Array.from({ length: 8 }, (_, i): PromptInput[] => [
      talkedOver(30_000 + i * 200),
      customerSpoke(30_010 + i * 200, 39_000 + i * 200),
    ]).flat();
    const facts = [fact(1, 'a', 45_000), fact(2, 'b', 45_100)];
    const last = panel([...storm, ...facts])[0];
    expect(last?.situation).toBe('paraphrase');
    expect(last?.text).toContain('a and b');
  });

  it('speaks the call’s language', () => {
    expect(panel([fact(1, 'fakturan fördubblades')], { locale: 'sv-SE' })[0]?.text).toBe(
      'Låt mig se om jag har förstått dig rätt, Maya: fakturan fördubblades. Har jag missat något?',
    );
  });
});

describe('the calm of the panel', () => {
  const input = fc.oneof(
    fc.constant<(atMs: number) => PromptInput>(time),
    fc.constant<(atMs: number) => PromptInput>(talkedOver),
    fc.constant((atMs: number) => customerSpoke(atMs - 9_000, atMs)),
    fc.constant((atMs: number): PromptInput => ({ kind: 'lookedTense', atMs })),
    fc.integer({ min: 1, max: 9 }).map((id) => (atMs: number) => fact(id, `fact ${id}`, atMs)),
    fc.integer({ min: 1, max: 3 }).map((actionId) => (atMs: number): PromptInput => ({
      kind: 'actionNoted',
      atMs,
      actionId,
      text: 'call you back',
      dueAt: null,
    })),
  );
  const steps = fc.array(fc.record({ afterMs: fc.integer({ min: 1, max: 15_000 }), input }), {
    maxLength: 60,
  });

  it('is at most six changes in any minute, whatever happens, and always at most three prompts', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let state = startPrompts(options);
        let atMs = 0;
        const changes: number[] = [];
        for (const { afterMs, input: make } of all) {
          atMs += afterMs;
          const before = ids(state.prompts).join(' ');
          state = stepPrompts(state, make(atMs));
          atMs = Math.max(atMs, state.progress.atMs);
          if (ids(state.prompts).join(' ') !== before) changes.push(atMs);
          expect(state.prompts.length).toBeLessThanOrEqual(3);
          expect(new Set(ids(state.prompts)).size).toBe(state.prompts.length);
        }
        const tooSoon = changes.filter(
          (changeMs, i) => (changes[i + 6] ?? Infinity) - changeMs < 60_000,
        );
        expect(tooSoon).toEqual([]);
      }),
    );
  });
});
