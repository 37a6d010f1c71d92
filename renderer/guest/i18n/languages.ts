import { en } from './en.ts';
import type { Messages } from './en.ts';

/** A language that the page speaks. */
export interface Language {
  readonly tag: string;
  /** In the language itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly load: () => Promise<Messages>;
}

const english: Language = { tag: 'en', name: 'English', dir: 'ltr', load: async () => en };

/** English is part of the page; the others are fetched when they are wanted. */
export const languages: readonly Language[] = [
  english,
  { tag: 'de', name: 'Deutsch', dir: 'ltr', load: async () => (await import('./de.ts')).de },
  { tag: 'es', name: 'Español', dir: 'ltr', load: async () => (await import('./es.ts')).es },
  { tag: 'sv', name: 'Svenska', dir: 'ltr', load: async () => (await import('./sv.ts')).sv },
];

/**
 * The first language of the person's list that the page speaks; regions do not matter.
 * @param wanted best first, e.g. navigator.languages
 */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language.tag === base);
    if (found !== undefined) return found;
  }
  return english;
}

/** A language with its words; English where they cannot be fetched. */
export async function loadLanguage(
  language: Language,
): Promise<{ readonly language: Language; readonly messages: Messages }> {
  try {
    return { language, messages: await language.load() };
  } catch {
    return { language: english, messages: en };
  }
}
