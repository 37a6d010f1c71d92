import { z } from 'zod';

/** A way of putting it that costs trust, and what to say instead. */
export interface PhraseToAvoid {
  readonly id: string;
  readonly locale: string;
  /**
   * How it is found: words in a row, capitals and accents aside; `*` stands for any one word. Each
   * entry is one way of saying it: "calm down", "you should have *".
   */
  readonly patterns: readonly string[];
  /** As one would say it. */
  readonly phrase: string;
  /** What it does to the person who hears it. */
  readonly why: string;
  /** What to say instead; at least one. */
  readonly better: readonly string[];
}

export const phraseToAvoidSchema = z.readonly(
  z.object({
    id: z.string().min(1).max(80),
    locale: z.string().min(2).max(20),
    patterns: z.readonly(z.array(z.string().min(1).max(120)).min(1)),
    phrase: z.string().min(1).max(300),
    why: z.string().min(1).max(300),
    better: z.readonly(z.array(z.string().min(1).max(600)).min(1)),
  }),
) satisfies z.ZodType<PhraseToAvoid>;

/** A phrase to avoid, found in a text: from `start` up to `end`. */
export interface FoundPhrase {
  readonly phrase: PhraseToAvoid;
  readonly start: number;
  readonly end: number;
}

/** Where a text holds one of the phrases, each phrase once, in the order of the list. */
export function findPhrases(
  text: string,
  locale: string,
  phrases: readonly PhraseToAvoid[],
): readonly FoundPhrase[] {
  const words = wordsOf(text, locale);
  return phrases.flatMap((phrase) => {
    for (const pattern of phrase.patterns) {
      const wanted = pattern.split(/\s+/u).map(fold);
      const first = words.findIndex((_, i) =>
        wanted.every((word, k) => {
          const there = words[i + k];
          return there !== undefined && (word === '*' || there.folded === word);
        }),
      );
      const [start, last] = [words[first]?.start, words[first + wanted.length - 1]];
      if (start !== undefined && last !== undefined) return [{ phrase, start, end: last.end }];
    }
    return [];
  });
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** One a language: making one costs more than using it. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, made);
  return made;
}

/** The words of a text in a language, as a reader would count them. */
export function wordsOf(text: string, locale: string): readonly Word[] {
  const segmenter = segmenterFor(locale);
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({
      folded: fold(segment),
      start: index,
      end: index + segment.length,
    }));
}

/** Lower case, without accents, one kind of apostrophe: what people type when they are in a hurry. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
