import type { Template } from '#shared/model/template.ts';
import type { Bridge } from './bridge.ts';

/**
 * The templates of a language, fetched once. Without them the call goes on with an empty panel, and
 * the next call asks again.
 */
export function createTemplates(
  list: Bridge['templates.list'],
): (locale: string) => Promise<readonly Template[]> {
  const known = new Map<string, Promise<readonly Template[]>>();
  return (locale) => {
    const before = known.get(locale);
    if (before !== undefined) return before;
    const asked = list({ locale }).catch(() => {
      known.delete(locale);
      return [];
    });
    known.set(locale, asked);
    return asked;
  };
}
