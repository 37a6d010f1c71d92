import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keepAside } from '#electron/store/sqlite/keepAside.ts';
import { NOW } from '../support/stores.ts';
import { tempFolder } from '../support/tempFolder.ts';

it('moves the file with its log, and never over what is there', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'a.db');
  writeFileSync(file, 'first');
  writeFileSync(`${file}-wal`, 'first log');
  expect(keepAside(file, NOW)).toBe(`${file}.kept-2026-01-02T03-04-05-678Z`);
  writeFileSync(file, 'second');
  expect(keepAside(file, NOW)).toBe(`${file}.kept-2026-01-02T03-04-05-678Z-2`);

  const found = readdirSync(folder).map((name) => [
    name,
    readFileSync(path.join(folder, name), 'utf8'),
  ]);
  expect(Object.fromEntries(found)).toEqual({
    'a.db.kept-2026-01-02T03-04-05-678Z': 'first',
    'a.db.kept-2026-01-02T03-04-05-678Z-wal': 'first log',
    'a.db.kept-2026-01-02T03-04-05-678Z-2': 'second',
  });
});
