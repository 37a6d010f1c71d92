import { IntlMessageFormat } from 'intl-messageformat';

/** Templates are read once; more than this many are not kept ready. */
const KEPT = 500;

/**
 * Fills ICU messages of one language with plain text: tags are text, and what stands in a value is
 * never read as part of the message.
 * @returns a function that throws on a malformed message or a missing value
 */
export function createFormat(
  locale: string,
): (text: string, values: Readonly<Record<string, string>>) => string {
  const ready = new Map<string, IntlMessageFormat>();
  return (text, values) => {
    let message = ready.get(text);
    if (message === undefined) {
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      if (ready.size >= KEPT) ready.clear();
      ready.set(text, message);
    }
    return String(message.format({ ...values }));
  };
}

/** Joins things as they are spoken in a language: "a, b, and c". */
export function createJoinList(locale: string): (items: readonly string[]) => string {
  const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
  return (items) => list.format(items);
}
