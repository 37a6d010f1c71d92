import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { phraseToAvoidSchema } from '#shared/model/phraseToAvoid.ts';
import type { Placeholder } from '#shared/model/template.ts';
import {
  channels,
  empathyKinds,
  placeholders,
  situations,
  templateSchema,
  tones,
} from '#shared/model/template.ts';
import { lintTemplate } from '#shared/model/templateLint.ts';
import type { PlaceholderValues } from '#shared/domain/prompt/fill.ts';
import { canFill, fill, needsOf } from '#shared/domain/prompt/fill.ts';

const values: PlaceholderValues = {
  name: 'Maya {Lindqvist}',
  address: 'Ms {Lindqvist}',
  agent: 'Sam',
  company: 'Northwind <b>',
  issue: 'the bill doubled',
  facts: 'the bill doubled, and you’ve moved',
  action: 'send you a new bill',
  deadline: 'tomorrow noon',
};

const resources = new URL('../../../../resources/templates/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, resources), 'utf8'));
const libraryOf = (locale: string) => z.array(templateSchema).parse(read(`${locale}.json`));
const phrasesOf = (locale: string) =>
  z.array(phraseToAvoidSchema).parse(read(`avoid/${locale}.json`));
const parse = (text: string, locale: string) =>
  new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });

describe.each([
  { locale: 'en', atLeast: 80, phrasesAtLeast: 15 },
  { locale: 'sv', atLeast: 40, phrasesAtLeast: 10 },
])('the template library in $locale', ({ locale, atLeast, phrasesAtLeast }) => {
  const library = libraryOf(locale);
  const phrases = phrasesOf(locale);
  const format = (text: string, filled: Readonly<Record<string, string>>) =>
    String(parse(text, locale).format(filled));

  it('is large enough, and has an id, a sentence and a reason of its own for each', () => {
    expect(library.length).toBeGreaterThanOrEqual(atLeast);
    for (const of of ['id', 'text', 'why'] as const) {
      expect(new Set(library.map((template) => template[of])).size).toBe(library.length);
    }
    expect(library.every((t) => t.locale === locale && t.id.startsWith(`${locale}.`))).toBe(true);
  });

  it.each(situations)('has each kind of empathy and each tone for %s', (situation) => {
    const those = library.filter((template) => template.situation === situation);
    expect(new Set(those.map((t) => t.empathy))).toEqual(new Set(empathyKinds));
    expect(new Set(those.map((t) => t.tone))).toEqual(new Set(tones));
    // Whether they see each other or not, there are things to say without any value, or with a name.
    const known = { ...values, issue: '', facts: '', action: '', deadline: '' };
    expect(those.filter((t) => t.channel === 'any' && canFill(t, known))).not.toEqual([]);
  });

  it('has sentences that only the telephone or only video makes true, in each empathy', () => {
    const cells = (by: 'channel' | 'tone') => new Set(library.map((t) => `${t[by]} ${t.empathy}`));
    for (const empathy of empathyKinds) {
      for (const tone of tones) expect(cells('tone')).toContain(`${tone} ${empathy}`);
      expect(cells('channel')).toContain(`any ${empathy}`);
    }
    const own = new Set(library.map((t) => t.channel));
    expect(own).toEqual(new Set(channels.filter((channel) => channel !== 'chat')));
  });

  it.each(library)('$id has nothing wrong with it, and says when it helps', (template) => {
    expect(lintTemplate(template.text, locale, { phrases, parse })).toEqual([]);
    expect(template.text).not.toMatch(/!|\bAI\b|'/);
    expect(template.why).toMatch(/^\p{Lu}.*\.$/u);
    expect(template.why).not.toMatch(/!/);
  });

  it.each(library)('$id reads well with every value, and without each', (template) => {
    const all = fill(template, values, format)?.text ?? '';
    for (const placeholder of needsOf(template)) {
      expect(all).toContain(values[placeholder as Placeholder]);
    }
    expectToReadWell(all);
    const every = placeholders.flatMap((placeholder) =>
      placeholders.map((other) => ({ ...values, [placeholder]: '', [other]: '' })),
    );
    for (const some of every.filter((each) => canFill(template, each))) {
      expectToReadWell(fill(template, some, format)?.text ?? '');
    }
  });

  it('has phrases to avoid, each found where it is said, and better ones that hold none', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(phrasesAtLeast);
    expect(new Set(phrases.map(({ id }) => id)).size).toBe(phrases.length);
    for (const phrase of phrases) {
      const found = lintTemplate(phrase.phrase, locale, { phrases });
      expect(found).toContainEqual(
        expect.objectContaining({ kind: 'phraseToAvoid', phraseId: phrase.id }),
      );
      for (const better of phrase.better) {
        expect(lintTemplate(better, locale, { phrases, parse })).toEqual([]);
        expect(better).not.toMatch(/!|'/);
      }
    }
  });
});

/** Begins like a sentence, ends like one, and has no scars where something was left out. */
function expectToReadWell(text: string): void {
  expect(text).toMatch(/^\p{Lu}/u);
  expect(text).toMatch(/[.?]$/u);
  expect(text).not.toMatch(/\s{2}|\s[.,;:?]|[.,;:?]{2}|[.,;:?](?=\p{L})|\[|\]/u);
}

describe('the first sentence of the library', () => {
  it('is the paraphrase that the product is built around', () => {
    const lead = libraryOf('en').find((template) => template.situation === 'paraphrase');
    expect(lead?.text).toBe(
      'Let me see if I have this right[, {address}]: {facts}. Did I miss anything?',
    );
  });
});
