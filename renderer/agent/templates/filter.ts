import type { LibraryTemplate, TemplateStatus } from '#shared/model/libraryTemplate.ts';
import type { Channel, Situation, Tone } from '#shared/model/template.ts';
import { situations } from '#shared/model/template.ts';

/** What the list shows. `inUse` is everything but what was archived. */
export interface Filter {
  readonly words: string;
  readonly status: TemplateStatus | 'inUse';
  readonly locale: string | 'any';
  readonly tone: Tone;
  readonly channel: Channel;
}

export const everything: Filter = {
  words: '',
  status: 'inUse',
  locale: 'any',
  tone: 'any',
  channel: 'any',
};

/** The entries that fit, by situation, in the library's order; situations without any are left out. */
export function arrange(
  entries: readonly LibraryTemplate[],
  filter: Filter,
  situationWords: (situation: Situation) => string,
): readonly { readonly situation: Situation; readonly entries: readonly LibraryTemplate[] }[] {
  const wanted = fold(filter.words).split(/\s+/u).filter(Boolean);
  const fits = (entry: LibraryTemplate): boolean => {
    const { status, locale, tone, channel } = entry;
    if (filter.status === 'inUse' ? status === 'archived' : status !== filter.status) return false;
    if (filter.locale !== 'any' && locale !== filter.locale) return false;
    if (filter.tone !== 'any' && tone !== filter.tone) return false;
    if (filter.channel !== 'any' && channel !== filter.channel) return false;
    const words = fold(`${entry.text} ${entry.why} ${situationWords(entry.situation)}`);
    return wanted.every((word) => words.includes(word));
  };
  const fitting = entries.filter(fits);
  return situations
    .map((situation) => ({
      situation,
      entries: fitting.filter((entry) => entry.situation === situation),
    }))
    .filter((group) => group.entries.length > 0);
}

/** Capitals and accents aside. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
