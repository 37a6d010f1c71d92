import { describe, expect, it } from 'vitest';
import { templateSchema } from '#shared/model/template.ts';
import type { Situation } from '#shared/model/template.ts';
import { indexTemplates, searchTemplates } from '#shared/domain/prompt/search.ts';

const template = (id: string, situation: Situation, text: string, why = '') =>
  templateSchema.parse({ id, situation, locale: 'en', text, why });

const library = [
  template('sorry', 'apologise', 'I’m sorry for the delay[, {name}].', 'Sorry for something real.'),
  template('hold', 'holdTransfer', 'May I put you on hold?', 'Before a delay.'),
  template('right', 'customerIsRight', 'You are right about the invoice.'),
  template('cafe', 'listening', 'Tell me about the café in Malmö.'),
];
const names: Partial<Record<Situation, string>> = {
  apologise: 'Apologise, say sorry',
  holdTransfer: 'Hold and transfer',
};
const index = indexTemplates(library, (situation) => names[situation] ?? '');
const find = (query: string) => searchTemplates(index, query).map(({ id }) => id);

describe('searching templates', () => {
  it('finds words of the text, the reason and the situation, the heavier first', () => {
    expect(find('delay')).toEqual(['sorry', 'hold']);
    expect(find('transfer')).toEqual(['hold']);
    expect(find('invoice right')).toEqual(['right']);
    expect(find('invoice delay')).toEqual([]);
  });

  it('finds what is not yet typed to its end, without accents or capitals', () => {
    expect(find('INV')).toEqual(['right']);
    expect(find('cafe malmo')).toEqual(['cafe']);
    expect(find('Malmö')).toEqual(['cafe']);
  });

  it('forgives a slip of the keyboard, two in a long word, and none in a short one', () => {
    expect(find('invocie')).toEqual(['right']);
    expect(find('trnsfer')).toEqual(['hold']);
    expect(find('appologize')).toEqual(['sorry']);
    expect(find('hxd')).toEqual([]);
    expect(find('xxxxxx')).toEqual([]);
  });

  it('shows the library for an empty query, up to the limit', () => {
    expect(find('  ')).toEqual(library.map(({ id }) => id));
    expect(searchTemplates(index, '', 2)).toHaveLength(2);
    expect(searchTemplates(index, 'a', 1)).toHaveLength(1);
  });

  it('takes signs for no words', () => {
    expect(find('{name}')).toEqual(['sorry']);
    expect(find('(.*)')).toHaveLength(library.length);
  });
});
