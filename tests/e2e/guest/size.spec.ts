import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';

const built = path.resolve(import.meta.dirname, '../../../out/guest');

/**
 * What a phone fetches before the page can be used, compressed. It was 202 kB with chat, hold, mood and
 * four languages (the others are fetched when chosen); a tenth more has to be a decision.
 */
const BAR_BYTES = 222_000;

test('the customer’s page stays small over the wire', async () => {
  const html = await readFile(path.join(built, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/guest\/([^"]+)"/gu)].map(
    ([, file]) => file ?? '',
  );
  expect(named.some((file) => file.endsWith('.js'))).toBe(true);
  expect(named.some((file) => file.endsWith('.css'))).toBe(true);
  const sizes = await Promise.all(
    ['index.html', ...named].map(async (file) => ({
      file,
      bytes: gzipSync(await readFile(path.join(built, file)), { level: 9 }).length,
    })),
  );
  const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of sizes) console.log(`    ${file}: ${bytes} bytes gzip`);
  console.log(`    in all: ${all} bytes gzip, bar ${BAR_BYTES}`);
  expect(all).toBeLessThanOrEqual(BAR_BYTES);
});
