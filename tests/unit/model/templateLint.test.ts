import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { isBlocking, lintTemplate, MAX_SPOKEN_WORDS } from '#shared/model/templateLint.ts';
import { requiredBy, withoutMissing } from '#shared/model/templateText.ts';
import { phraseToAvoidSchema } from '#shared/model/phraseToAvoid.ts';
import { placeholders, placeholderTypes, templateSchema } from '#shared/model/template.ts';

const parse = (text: string, locale: string) => new IntlMessageFormat(text, locale);
const kinds = (text: string) => lintTemplate(text, 'en', { parse }).map(({ kind }) => kind);

describe('checking a template’s text', () => {
  it('finds nothing wrong with a sentence in order', () => {
    expect(lintTemplate('I’ll {action}[ by {deadline}][, {address}].', 'en')).toEqual([]);
    expect(kinds('{name, select, Maya {Hi {agent}} other {Hello}}.')).toEqual([]);
    expect(kinds("It's {name}'s, and '{this}' is quoted; don''t.")).toEqual([]);
  });

  it('says where an unknown placeholder stands', () => {
    expect(lintTemplate('Hello {nmae}, {agent}', 'en')).toEqual([
      { kind: 'unknownPlaceholder', name: 'nmae', at: 6 },
    ]);
    expect(lintTemplate('{}', 'en')).toEqual([{ kind: 'unknownPlaceholder', name: '', at: 0 }]);
  });

  it('says where a brace or a bracket is left open, or closes nothing', () => {
    expect(lintTemplate('Hello {name', 'en')).toEqual([{ kind: 'unbalancedBrace', at: 6 }]);
    expect(lintTemplate('Hello name}', 'en')).toEqual([{ kind: 'unbalancedBrace', at: 10 }]);
    expect(lintTemplate('{name, select, other {x}', 'en')).toEqual([
      { kind: 'unbalancedBrace', at: 0 },
    ]);
    expect(lintTemplate('Hello[, {name}', 'en')).toEqual([{ kind: 'unbalancedBracket', at: 5 }]);
    expect(lintTemplate('Hello, {name}]', 'en')).toEqual([{ kind: 'unbalancedBracket', at: 13 }]);
    expect(kinds('Hello[, [{name}]]')).toEqual(['unbalancedBracket', 'unbalancedBracket']);
    expect(kinds('{name, select, other {a [{agent}}}]')).toEqual([
      'unbalancedBracket',
      'unbalancedBracket',
    ]);
  });

  it('asks the parser about the rest of the grammar', () => {
    expect(kinds('{name, select, Maya {Hi}}')).toEqual(['malformed']);
    expect(kinds('{facts, nonsense}')).toEqual(['malformed']);
  });

  it('warns of a sentence that is too long to say, a placeholder being one word', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
    expect(lintTemplate(`${words(MAX_SPOKEN_WORDS - 1)} {name}.`, 'en')).toEqual([]);
    const long = lintTemplate(`${words(MAX_SPOKEN_WORDS)} {name}.`, 'en');
    expect(long).toEqual([{ kind: 'tooLong', words: 36, limit: 35 }]);
    expect(long.some(isBlocking)).toBe(false);
  });

  it('warns of square brackets that keep their words always', () => {
    expect(kinds('Hello [name]')).toEqual(['bracketWithoutPlaceholder']);
  });

  it('refuses nothing at all', () => {
    expect(lintTemplate(' \n', 'en')).toEqual([{ kind: 'empty' }]);
    expect(isBlocking({ kind: 'empty' })).toBe(true);
  });

  it('finds a phrase to avoid, whatever its capitals, accents and apostrophes', () => {
    const phrases = [
      {
        id: 'calm',
        locale: 'en',
        patterns: ['please calm down', 'calm down'],
        phrase: 'Calm down.',
        why: 'It is heard as an order.',
        better: ['Take your time.'],
      },
      {
        id: 'had',
        locale: 'en',
        patterns: ["you've * done"],
        phrase: 'You’ve probably done that.',
        why: 'It assumes.',
        better: ['What have you tried?'],
      },
    ].map((phrase) => phraseToAvoidSchema.parse(phrase));
    const found = lintTemplate('Now CALM down, you’ve surely done it.', 'en', { phrases });
    expect(found).toEqual([
      { kind: 'phraseToAvoid', phraseId: 'calm', at: 4, length: 9 },
      { kind: 'phraseToAvoid', phraseId: 'had', at: 15, length: 18 },
    ]);
    expect(lintTemplate('A calm download.', 'en', { phrases })).toEqual([]);
  });
});

describe('checking many texts', () => {
  it('leaves advice out and keeps what stands in the way', () => {
    const long = Array(60).fill('word').join(' ');
    expect(lintTemplate(long, 'en').map(({ kind }) => kind)).toEqual(['tooLong']);
    expect(lintTemplate(long, 'en', { advice: false })).toEqual([]);
    const broken = `${long} {nobody} [x]`;
    expect(lintTemplate(broken, 'en', { advice: false }).map(({ kind }) => kind)).toEqual([
      'unknownPlaceholder',
    ]);
  });
});

describe('what stands in brackets', () => {
  it('is left out with its missing value, and stays without its brackets otherwise', () => {
    const text = 'Thank you[, {name}][ from {company}]. [Bye.]';
    expect(withoutMissing(text, () => false)).toBe('Thank you, {name} from {company}. Bye.');
    expect(withoutMissing(text, (name) => name === 'name')).toBe('Thank you from {company}. Bye.');
  });

  it('is not needed; everything else is', () => {
    expect(requiredBy('{facts} and {facts}[, {name}] {issue, select, other {{agent}}}')).toEqual([
      'facts',
      'issue',
      'agent',
    ]);
  });
});

describe('a placeholder', () => {
  it('has a type, whichever it is', () => {
    expect(Object.keys(placeholderTypes)).toEqual([...placeholders]);
  });
});

describe('a template of an older file', () => {
  it('fits everywhere', () => {
    const old = { id: 'a', situation: 'closing', locale: 'en', text: 'Bye.', why: '', needs: [] };
    expect(templateSchema.parse(old)).toMatchObject({ empathy: null, channel: 'any', tone: 'any' });
  });
});
