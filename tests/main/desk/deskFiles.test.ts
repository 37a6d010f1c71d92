import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskFiles, csvOf, plainFileName } from '#electron/main/desk/deskFiles.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hearback-desk-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('CSV', () => {
  it('is a heading and rows, quoted where it must be, marked as UTF-8', () => {
    expect(
      csvOf([
        ['Name', 'Note'],
        ['Inês', 'said "no", twice\nand left'],
      ]),
    ).toBe('\uFEFFName,Note\r\nInês,"said ""no"", twice\nand left"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x")'])(
    'lets no spreadsheet run %j',
    (cell) => {
      const [, row] = csvOf([['a'], [cell]]).split('\r\n');
      expect(row?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves what is no formula as it is', () => {
    expect(csvOf([['12 %', 'a=b', '']])).toBe('\uFEFF12 %,a=b,\r\n');
  });
});

describe('a file of the desk', () => {
  const files = (ask: (name: string) => string | null) =>
    new DeskFiles({
      ask: async (name) => ask(name),
      print: async () => new TextEncoder().encode('%PDF-1.4'),
    });

  it('is written where the person says, under a name that every system takes', async () => {
    let suggested = '';
    const place = path.join(folder, 'one.csv');
    const written = await files((name) => {
      suggested = name;
      return place;
    }).saveCsv('Team: "A/B" 2026', [['x']]);
    expect([written, suggested]).toEqual([true, 'Team- -A-B- 2026.csv']);
    expect(await readFile(place, 'utf8')).toBe('\uFEFFx\r\n');
  });

  it('keeps a record as it is', async () => {
    const place = path.join(folder, 'record.json');
    expect(await files(() => place).saveJson('Maya', '{"name":"Maya"}')).toBe(true);
    expect(await readFile(place, 'utf8')).toBe('{"name":"Maya"}');
  });

  it('is not written where the person thinks better of it', async () => {
    expect(await files(() => null).savePdf('x')).toBe(false);
  });

  it('says so where it cannot be written', async () => {
    const nowhere = path.join(folder, 'no', 'such', 'place.pdf');
    await expect(files(() => nowhere).savePdf('x')).rejects.toMatchObject({
      code: 'other',
      message: expect.stringContaining('Choose another place'),
    });
  });

  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['...', 'Hearback'],
    ['a\u0000b\nc', 'a-b-c'],
  ])('%j is called %j', (name, plain) => {
    expect(plainFileName(name)).toBe(plain);
  });
});
