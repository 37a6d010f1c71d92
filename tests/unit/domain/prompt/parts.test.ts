import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Template } from '#shared/model/template.ts';
import { arrange } from '#shared/domain/prompt/arrange.ts';
import { chooseTemplates, shelve, templatesFor } from '#shared/domain/prompt/choose.ts';
import { firstName } from '#shared/domain/prompt/address.ts';
import { canFill, fill } from '#shared/domain/prompt/fill.ts';
import type { Liking } from '#shared/domain/prompt/rank.ts';
import { rank } from '#shared/domain/prompt/rank.ts';
import { tidy } from '#shared/domain/prompt/tidy.ts';

const template = (id: string, overrides: Partial<Template> = {}): Template => ({
  id,
  situation: 'listening',
  locale: 'en',
  text: id,
  why: 'because',
  needs: [],
  empathy: null,
  channel: 'any',
  tone: 'any',
  ...overrides,
});

const neutral: Liking = {
  tone: 'any',
  favourites: new Set(),
  use: new Map(),
  passedOver: new Map(),
};

const values = {
  name: 'Maya',
  address: 'Maya',
  agent: 'Sam',
  company: '',
  issue: '',
  facts: '',
  action: '',
  deadline: '',
};

describe('arranging the panel', () => {
  it('puts the one for this moment first and leaves the others where they are', () => {
    expect(arrange([], ['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    expect(arrange(['a', 'b', 'c'], ['x', 'c', 'b'])).toEqual(['x', 'b', 'c']);
    expect(arrange(['a', 'b', 'c'], ['b', 'a', 'd'])).toEqual(['b', 'a', 'd']);
    expect(arrange(['a', 'b', 'c'], ['a', 'd', 'b'])).toEqual(['a', 'b', 'd']);
    expect(arrange(['a', 'b', 'c'], ['a'])).toEqual(['a']);
  });

  it('shows exactly what is wanted, once each', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 3 });
    fc.assert(
      fc.property(ids, ids, (shown, wanted) => {
        const placed = arrange(shown, wanted);
        expect([...placed].sort()).toEqual([...wanted].sort());
        expect(placed[0]).toBe(wanted[0]);
      }),
    );
  });
});

describe('choosing templates', () => {
  const library = [
    template('l1'),
    template('l2'),
    template('q1', { situation: 'openQuestion' }),
    template('facts', { situation: 'paraphrase', needs: ['facts'] }),
    template('own', { situation: 'paraphrase', needs: ['name'] }),
  ];
  const choose = (count: number, away: readonly string[] = []) =>
    chooseTemplates(
      shelve(library, 'en', 'any'),
      ['paraphrase', 'listening', 'openQuestion'],
      values,
      neutral,
      (t) => away.includes(t.id),
      count,
    ).map((t) => t.id);

  it('takes one of each situation before second ones, and none that cannot be filled', () => {
    expect(choose(3)).toEqual(['own', 'l1', 'q1']);
    expect(choose(9)).toEqual(['own', 'l1', 'q1', 'l2']);
    expect(choose(3, ['own', 'l1'])).toEqual(['l2', 'q1']);
  });

  it('takes the call’s language, or its nearest, or English', () => {
    const sv = template('sv', { locale: 'sv' });
    const fi = template('fi', { locale: 'sv-FI' });
    const en = template('en');
    expect(templatesFor([en, sv, fi], 'sv-FI')).toEqual([fi]);
    expect(templatesFor([en, sv, fi], 'sv-SE')).toEqual([sv, fi]);
    expect(templatesFor([en, sv], 'de')).toEqual([en]);
    expect(templatesFor([sv], 'de')).toEqual([sv]);
  });
});

describe('what can be said in a call', () => {
  it('is not what is written, and on the telephone nothing that only seeing makes true', () => {
    const library = (['any', 'voice', 'video', 'chat'] as const).map((channel) =>
      template(channel, { channel }),
    );
    const shelf = (channel: 'any' | 'voice' | 'video') =>
      shelve(library, 'en', channel)
        .get('listening')
        ?.map(({ id }) => id);
    expect(shelf('voice')).toEqual(['any', 'voice']);
    expect(shelf('video')).toEqual(['any', 'video']);
    expect(shelf('any')).toEqual(['any']);
  });
});

describe('the order within a situation', () => {
  const row = ['a', 'b', 'c'].map((id) => template(id));
  const order = (liking: Partial<Liking>, templates = row) =>
    rank(templates, { ...neutral, ...liking })
      .map(({ id }) => id)
      .join('');

  it('is the library’s where nothing else is known', () => {
    expect(order({})).toBe('abc');
  });

  it('has the agent’s favourites first', () => {
    expect(order({ favourites: new Set(['c']) })).toBe('cab');
  });

  it('has what the team says most first; few figures count for little', () => {
    const use = (said: number, offered: number) => new Map([['b', { said, offered }]]);
    const rest = [['a', { said: 10, offered: 100 }] as const];
    expect(order({ use: new Map([...rest, ...use(50, 100)]) })).toBe('bca');
    expect(order({ use: new Map([['b', { said: 0, offered: 1 }]]) })).toBe('acb');
    const alike = { said: 10, offered: 100 };
    const better = { said: 11, offered: 100 };
    expect(order({ use: new Map([...rest, ['b', better], ['c', alike]]) })).toBe('abc');
  });

  it('has the customer’s tone before the other one', () => {
    const tones = [
      template('a', { tone: 'formal' }),
      template('b'),
      template('c', { tone: 'friendly' }),
    ];
    expect(order({ tone: 'friendly' }, tones)).toBe('bca');
    expect(order({ tone: 'formal' }, tones)).toBe('abc');
    expect(order({ tone: 'any' }, tones)).toBe('abc');
  });

  it('lets one that had its chances in this call go behind a fresher one', () => {
    expect(order({ passedOver: new Map([['a', 1]]) })).toBe('bac');
    expect(order({ passedOver: new Map([['a', 9]]) })).toBe('bca');
  });
});

describe('filling a template', () => {
  it('needs every value that it names', () => {
    expect(canFill(template('t', { needs: ['name', 'agent'] }), values)).toBe(true);
    expect(canFill(template('t', { needs: ['name', 'facts'] }), values)).toBe(false);
  });

  it('gives no prompt where the text is malformed, rather than an error', () => {
    const broken = () => {
      throw new SyntaxError('EXPECT_ARGUMENT_CLOSING_BRACE');
    };
    expect(fill(template('t'), values, broken)).toBe(null);
    expect(fill(template('t'), values, (text) => `${text}!`)).toMatchObject({ text: 't!' });
  });

  it('leaves out what stands in brackets where its value is missing', () => {
    const text = 'Thank you[, {name}][ from {company}].';
    const plain = (message: string) => message.replace('{name}', values.name);
    expect(fill(template('t', { text }), values, plain)).toMatchObject({
      text: 'Thank you, Maya.',
    });
    expect(canFill(template('t', { text }), values)).toBe(true);
    expect(canFill(template('t', { text: 'About {facts}[, {name}]' }), values)).toBe(false);
  });

  it('takes facts without their full stop, and the agent’s first name', () => {
    expect(tidy(' the bill doubled. ')).toBe('the bill doubled');
    expect(tidy('is it 4.5 %?!')).toBe('is it 4.5 %');
    expect(tidy('…')).toBe('');
    expect(firstName('  Sam  Berg ')).toBe('Sam');
    expect(firstName('山田')).toBe('山田');
  });
});
