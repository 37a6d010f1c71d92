import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, toCsv, unguard } from '#electron/main/templates/csv.ts';
import { TemplateExchange } from '#electron/main/templates/exchange.ts';
import { readRows, toJson } from '#electron/main/templates/readRows.ts';
import { bundledEntry } from '#shared/model/libraryTemplate.ts';
import { channels, empathyKinds, placeholders, situations, tones } from '#shared/model/template.ts';
import type { ExchangedTemplate, ImportProgress } from '#shared/model/templateImport.ts';
import { tempFolder } from '../../store/support/tempFolder.ts';

const still = new AbortController().signal;
const quiet = (): void => undefined;

/** Text that needs care: quotes, line ends, formulas; braces and brackets are another test's. */
const tricky = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        ',',
        ';',
        '\r',
        '\n',
        '\t',
        '=',
        '+',
        '-',
        '@',
        ' ',
        '李',
        '😀',
        '﻿',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 40,
  })
  .filter((text) => !/[{}[\]\0]|\p{Surrogate}/u.test(text) && text.trim() !== '');

const entry = fc.record({
  template: fc.record({
    id: fc.uuid(),
    situation: fc.constantFrom(...situations),
    locale: fc.constantFrom('en', 'sv', 'pt-BR'),
    text: tricky,
    why: fc.oneof(fc.constant(''), tricky),
    needs: fc.uniqueArray(fc.constantFrom(...placeholders)),
    empathy: fc.constantFrom(...empathyKinds, null),
    channel: fc.constantFrom(...channels),
    tone: fc.constantFrom(...tones),
  }),
  status: fc.constantFrom('draft' as const, 'published' as const, 'archived' as const),
});

const library = fc.uniqueArray(entry, { selector: ({ template }) => template.id, maxLength: 6 });

describe('a library in a file', () => {
  it.each(['csv', 'json'] as const)('comes back from %s exactly', async (format) => {
    await fc.assert(
      fc.asyncProperty(library, async (rows) => {
        const text = format === 'csv' ? toCsv(rows) : toJson(rows);
        expect(await readRows(text, format, still, quiet)).toEqual({ good: rows, bad: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('guards what a spreadsheet would run, and takes the guard off again', () => {
    expect(guard('=SUM(A1)')).toBe("'=SUM(A1)");
    expect(guard("'=SUM(A1)")).toBe("''=SUM(A1)");
    expect(guard("'tis true")).toBe("'tis true");
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '=', "'", "''@"), (a, b) => {
        expect(unguard(guard(b + a))).toBe(b + a);
        expect(guard(b + a)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  it('tells each bad row by its line and why, and offers the others', async () => {
    const csv = [
      'id,situation,locale,tone,channel,empathy,status,text,why,needs',
      'a,greeting,en,any,any,,published,"Hello,',
      'good to hear you",,',
      'b,greeting,en,any,any,,published,Hello {nmae},,',
      'c,shouting,en,any,any,,published,Hello,,',
      'd,greeting,en,any',
      'a,greeting,en,any,any,,published,Hello again,,',
      'e,greeting,en,any,any,,published,Hello {name,,',
      'f,closing,en,any,any,,draft,Thank you,,name',
      'g,closing,en,any,any,,draft,"{facts, plural, one {a fact}}",,',
      'h,closing,en,any,any,,draft,"{facts, plural, one {a fact} other {# facts}}",,',
      'i,closing,en,any,any,,draft,"{count, plural, one {a fact} other {# facts}}",,',
    ].join('\r\n');
    const { good, bad } = await readRows(csv, 'csv', still, quiet);
    expect(good.map(({ template }) => template.id)).toEqual(['a', 'f', 'h']);
    expect(bad).toEqual([
      { line: 4, fault: 'unknownPlaceholder', field: 'nmae' },
      { line: 5, fault: 'value', field: 'situation' },
      { line: 6, fault: 'shape', field: null },
      { line: 7, fault: 'repeated', field: 'a' },
      { line: 8, fault: 'unbalanced', field: null },
      { line: 10, fault: 'malformed', field: null },
      { line: 12, fault: 'unknownPlaceholder', field: 'count' },
    ]);
  });

  it('tells how far it is, and stops when it is asked to', async () => {
    const rows = Array.from({ length: 2000 }, (_, at) => sentence(`t-${at}`));
    const told: (readonly [number, number])[] = [];
    await readRows(toCsv(rows), 'csv', still, (...lines) => told.push(lines));
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.toSorted(([a], [b]) => a - b));
    expect(told.every(([done, total]) => done > 0 && done <= total)).toBe(true);
    expect(told[0]?.[1]).toBe(2002);
    const scope = new AbortController();
    const stopped = readRows(toCsv(rows), 'csv', scope.signal, () => scope.abort());
    await expect(stopped).rejects.toThrow(/abort/i);
  });

  it('is written, read, looked at, and taken in only then', async () => {
    const file = path.join(tempFolder(), 'templates.csv');
    const taken: (readonly ExchangedTemplate[])[] = [];
    const told: ImportProgress[] = [];
    let stopping = false;
    const exchange = new TemplateExchange(
      {
        entries: async () => [bundledEntry(sentence('x').template, 0)],
        takeIn: async (rows, watch) => {
          taken.push(rows);
          watch?.onProgress(1);
          if (watch?.signal.aborted === true) return null;
          return { added: rows.length, changed: 0, same: 0 };
        },
      },
      { open: async () => file, save: async () => file },
      (progress) => {
        told.push(progress);
        if (stopping) exchange.cancel();
      },
    );
    expect(await exchange.write('csv')).toBe(1);
    await writeFile(file, `${await readFile(file, 'utf8')}oops\r\n`);
    expect(await exchange.read()).toMatchObject({
      file: 'templates.csv',
      good: 1,
      bad: [{ line: 3, fault: 'shape' }],
      badInAll: 1,
    });
    expect(taken).toEqual([]);
    expect(await exchange.take()).toMatchObject({ added: 1 });
    expect(told).toEqual([{ step: 'keeping', done: 1, total: 1 }]);
    await expect(exchange.take()).rejects.toMatchObject({ code: 'notFound' });
    await exchange.read();
    stopping = true;
    expect(await exchange.take()).toBeNull();
    await expect(exchange.take()).rejects.toMatchObject({ code: 'notFound' });
    stopping = false;
    await writeFile(file, Buffer.from([0xff, 0xfe, 0x00]));
    await expect(exchange.read()).rejects.toMatchObject({ code: 'badRequest' });
  });
});

function sentence(id: string): ExchangedTemplate {
  return {
    template: {
      id,
      situation: 'greeting',
      locale: 'en',
      text: 'Hello, {name}',
      why: '',
      needs: [],
      empathy: null,
      channel: 'any',
      tone: 'any',
    },
    status: 'published',
  };
}
