import type { PhraseToAvoid } from './phraseToAvoid.ts';
import { findPhrases, wordsOf } from './phraseToAvoid.ts';
import type { Placeholder } from './template.ts';
import { placeholders } from './template.ts';
import { readTemplateText, withoutMissing } from './templateText.ts';

/** Words from which a sentence is too long to be said in one breath and taken in at once. */
export const MAX_SPOKEN_WORDS = 35;

/** What is wrong with a template's text; `at` counts UTF-16 units from its start. */
export type TemplateProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknownPlaceholder'; readonly name: string; readonly at: number }
  | { readonly kind: 'unbalancedBrace'; readonly at: number }
  | { readonly kind: 'unbalancedBracket'; readonly at: number }
  /** Brackets around words that are always said: most likely [name] for {name}. */
  | { readonly kind: 'bracketWithoutPlaceholder'; readonly at: number }
  /** The message's grammar does not hold (select without `other`, …); `detail` is the parser's. */
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'tooLong'; readonly words: number; readonly limit: number }
  | {
      readonly kind: 'phraseToAvoid';
      readonly phraseId: string;
      readonly at: number;
      readonly length: number;
    };

/** Whether a template with this problem cannot be offered; the others are advice. */
export function isBlocking({ kind }: TemplateProblem): boolean {
  return kind !== 'tooLong' && kind !== 'phraseToAvoid' && kind !== 'bracketWithoutPlaceholder';
}

/** What the check may be given beyond the text. */
export interface LintOptions {
  readonly phrases?: readonly PhraseToAvoid[];
  /** Throws on a malformed message. Asked only where braces and placeholders are in order. */
  readonly parse?: (text: string, locale: string) => unknown;
  /** False leaves out what is no more than advice: counting the words of thousands of rows takes long. */
  readonly advice?: boolean;
}

/** Everything that is wrong with a template's text, in the order of the text; cheap at typing time. */
export function lintTemplate(
  text: string,
  locale: string,
  { phrases = [], parse, advice = true }: LintOptions = {},
): readonly TemplateProblem[] {
  if (text.trim() === '') return [{ kind: 'empty' }];
  const read = readTemplateText(text);
  const written: TemplateProblem[] = [
    ...read.arguments
      .filter(({ name }) => !isPlaceholder(name))
      .map(({ name, at }) => ({ kind: 'unknownPlaceholder', name, at }) as const),
    ...read.looseBraces.map((at) => ({ kind: 'unbalancedBrace', at }) as const),
    ...read.looseBrackets.map((at) => ({ kind: 'unbalancedBracket', at }) as const),
    ...read.segments
      .filter(({ names }) => names.length === 0)
      .map(({ start: at }) => ({ kind: 'bracketWithoutPlaceholder', at }) as const),
  ].toSorted((a, b) => a.at - b.at);
  const malformed = written.some(isBlocking) ? [] : grammarOf(text, locale, parse);
  if (!advice) return [...written, ...malformed].filter(isBlocking);
  const words = wordsOf(spokenFrame(text), locale).length;
  const found = findPhrases(text, locale, phrases);
  return [
    ...written,
    ...malformed,
    ...(words > MAX_SPOKEN_WORDS
      ? [{ kind: 'tooLong', words, limit: MAX_SPOKEN_WORDS } as const]
      : []),
    ...found.map(({ phrase, start, end }) => ({
      kind: 'phraseToAvoid' as const,
      phraseId: phrase.id,
      at: start,
      length: end - start,
    })),
  ];
}

function isPlaceholder(name: string): name is Placeholder {
  return (placeholders as readonly string[]).includes(name);
}

function grammarOf(
  text: string,
  locale: string,
  parse: LintOptions['parse'],
): readonly TemplateProblem[] {
  try {
    parse?.(
      withoutMissing(text, () => false),
      locale,
    );
    return [];
  } catch (error) {
    return [{ kind: 'malformed', detail: error instanceof Error ? error.message : '' }];
  }
}

/** The text as it is counted: a placeholder is one word. */
function spokenFrame(text: string): string {
  return text.replaceAll(/\{\s*(\w+)\s*\}/gu, '$1');
}
