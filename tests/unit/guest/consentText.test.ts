import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CONSENT_TEXT_VERSION } from '#renderer/guest/consent/textVersion.ts';
import { languages } from '#renderer/guest/i18n/languages.ts';

/** What each version said, as a fingerprint of its words in every language. */
const versions: Readonly<Record<string, string>> = {
  '1': '4782bdd6e796c25c',
};

it('gives words that changed a version of their own, so that a receipt says what was read', async () => {
  const said = await Promise.all(
    languages.map(async ({ tag, load }) => {
      const words = Object.entries(await load()).filter(([id]) => id.startsWith('consent.'));
      return [tag, words.toSorted(([a], [b]) => (a < b ? -1 : 1))] as const;
    }),
  );
  expect(said.map(([, words]) => words.length)).toEqual([11, 11, 11, 11]);
  const fingerprint = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
  expect(versions[CONSENT_TEXT_VERSION]).toBe(fingerprint);
});
