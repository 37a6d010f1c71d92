import type { Template } from '#shared/model/template.ts';
import type { Bridge } from './bridge.ts';

/** The templates of a language, fetched once and again after they were changed. */
export interface Templates {
  readonly in: (locale: string) => Promise<readonly Template[]>;
  /** They are different now: the next call asks again. */
  readonly forget: () => void;
}

/** Without templates the call goes on with an empty panel, and the next call asks again. */
export function createTemplates(list: Bridge['templates.list']): Templates {
  const known = new Map<string, Promise<readonly Template[]>>();
  const inLocale = (locale: string): Promise<readonly Template[]> => {
    const before = known.get(locale);
    if (before !== undefined) return before;
    const asked = list({ locale }).catch(() => {
      known.delete(locale);
      return [];
    });
    known.set(locale, asked);
    return asked;
  };
  return { in: inLocale, forget: () => known.clear() };
}
