import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { placeholders, situations, templateSchema } from '#shared/model/template.ts';

const values = {
  name: 'Maya {Lindqvist}',
  agent: 'Sam',
  company: 'Northwind <b>',
  issue: 'the bill doubled',
  address: 'Ms {Lindqvist}',
  action: 'send you a new bill',
  deadline: 'tomorrow noon',
  facts: 'the bill doubled, and you’ve moved',
};

function libraryOf(locale: string) {
  const file = new URL(`../../../../resources/templates/${locale}.json`, import.meta.url);
  return z.array(templateSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

describe.each([
  { locale: 'en', atLeast: 30 },
  { locale: 'sv', atLeast: 15 },
])('the template library in $locale', ({ locale, atLeast }) => {
  const library = libraryOf(locale);

  it('is large enough, covers every situation, and has an id of its own for each', () => {
    expect(library.length).toBeGreaterThanOrEqual(atLeast);
    expect(new Set(library.map((template) => template.situation))).toEqual(new Set(situations));
    expect(new Set(library.map((template) => template.id)).size).toBe(library.length);
    expect(library.every((t) => t.locale === locale && t.id.startsWith(`${locale}.`))).toBe(true);
  });

  it.each(library)('$id uses known placeholders, needs what it uses, and can be filled', (t) => {
    const used = [...t.text.matchAll(/\{(\w+)/g)].map((match) => match[1]);
    expect(placeholders).toEqual(expect.arrayContaining(used));
    expect(new Set(t.needs)).toEqual(new Set(used));
    const text = String(new IntlMessageFormat(t.text, locale).format(values));
    for (const placeholder of t.needs) expect(text).toContain(values[placeholder]);
    expect(text).not.toMatch(/!|\bAI\b|\s{2}|'/);
    expect(t.why).not.toBe('');
    expect(t.why).not.toMatch(/!/);
  });
});

describe('the first sentence of the library', () => {
  it('is the paraphrase that the product is built around', () => {
    const lead = libraryOf('en').find((template) => template.situation === 'paraphrase');
    expect(lead?.text).toBe(
      'Let me see if I have this right, {name}: {facts}. Did I miss anything?',
    );
  });
});
