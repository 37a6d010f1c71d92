import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { english } from '#renderer/ui/i18n/en/index.ts';

/*
 * A missing id breaks the build (ids are types). Here: nothing lies unused, every message parses
 * with what it is given, and the words keep to the house's manners.
 */

const root = path.resolve(import.meta.dirname, '../../../renderer');
const ids = Object.keys(english);
const messages = Object.entries(english);

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(path.join('i18n', 'en')))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

/** Ids in the sources: whole ones in quotes, and `a.${…}.b` as patterns. */
function usedIds(code: string): { readonly whole: ReadonlySet<string>; readonly made: RegExp[] } {
  const whole = new Set([...code.matchAll(/'([a-z]+\.[\w.]+)'/gi)].map((match) => match[1] ?? ''));
  const made = [...code.matchAll(/`([a-z]+\.(?:[\w.]|\$\{[^}]*\})+|\$\{kind\}Today)`/gi)]
    .map((match) => match[1] ?? '')
    .filter((text) => text.includes('${'))
    .map((text) => {
      const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
      return new RegExp(`^${parts.join('[\\w.]+')}$`);
    });
  return { whole, made };
}

describe('the words of the agent’s window', () => {
  test('none lies unused', () => {
    const code = ['ui', 'agent', 'supervisor'].flatMap((room) => sources(path.join(root, room)));
    const { whole, made } = usedIds(code.join('\n'));
    // The summary's codes are ids themselves, kept in shared/model.
    const byCode = /^(wentWell|tryNext)\./;
    const unused = ids.filter(
      (id) => !whole.has(id) && !byCode.test(id) && !made.some((pattern) => pattern.test(id)),
    );
    expect(unused).toEqual([]);
  });

  test('every message parses as ICU MessageFormat', () => {
    const broken = messages.filter(([, message]) => {
      try {
        return new IntlMessageFormat(message, 'en').getAst().length === 0;
      } catch {
        return true;
      }
    });
    expect(broken).toEqual([]);
  });

  test('the manners: no exclamation marks, no “AI”, no blame, no straight quotes', () => {
    const rude = messages.filter(([, message]) =>
      /!|\bAI\b|\b(you failed|your fault|must not|illegal|invalid)\b|\w'\w/i.test(message),
    );
    expect(rude).toEqual([]);
  });

  test('sentence case: no Title Case In Headings', () => {
    const names = /^(Hearback|Recovered|PEM|Enter|Settings|Hub|Past|Devices|Nobody)$/;
    const shouting = messages.filter(([, message]) => {
      const words = message.replaceAll(/\{[^{}]*\}/g, '').split(/\s+/);
      const inside = words.filter(
        (word, at) => at > 0 && /^[A-Z][a-z]/.test(word) && !/[.!?:…”]$/.test(words[at - 1] ?? ''),
      );
      return inside.filter((word) => !names.test(word.replace(/\W/g, ''))).length > 1;
    });
    expect(shouting.map(([id]) => id)).toEqual([]);
  });
});
