import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { templateSchema } from '#shared/model/template.ts';
import { canFill, fill } from '#shared/domain/prompt/fill.ts';
import { tidy } from '#shared/domain/prompt/tidy.ts';
import { valuesOf } from '#shared/domain/prompt/values.ts';
import { createFormat, createJoinList } from '#renderer/session/format.ts';

const library = ['en', 'sv'].flatMap((locale) => {
  const file = new URL(`../../../../resources/templates/${locale}.json`, import.meta.url);
  return z.array(templateSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
});

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('{name}', '<b>x</b>', "'{'", 'سارة', 'שרה לוי', '👩‍👩‍👧', 'é́', 'a..  b', '#', '[x]'),
);

describe('whatever people are called and type', () => {
  it('is text in the sentence: nothing survives, doubles or breaks', () => {
    const template = fc.constantFrom(...library);
    fc.assert(
      fc.property(template, typed, typed, typed, (each, customerName, fact, action) => {
        const values = valuesOf(
          {
            agentName: 'Sam',
            company: 'Northwind',
            customerName,
            issue: fact,
            locale: each.locale,
            joinList: createJoinList(each.locale),
          },
          { facts: [{ text: fact }], action: { text: action, dueAt: null }, atMs: 0, tone: 'any' },
        );
        fc.pre(canFill(each, values));
        const text = fill(each, values, createFormat(each.locale))?.text ?? '';
        expect(text).not.toBe('');
        expect(text).not.toMatch(/\s{2}|[.,;:!?…]\s*[.,;:!?…]/u);
        const own = [customerName, fact, action].map(tidy).join('');
        fc.pre(!/[{}[\]]/u.test(own));
        expect(text).not.toMatch(/[{}[\]]/u);
      }),
      { numRuns: 300 },
    );
  });
});
