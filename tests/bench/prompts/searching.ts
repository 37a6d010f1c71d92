import type { Template } from '#shared/model/template.ts';
import { indexTemplates, searchTemplates } from '#shared/domain/prompt/search.ts';

/** What agents may type; each is typed letter by letter. */
const queries = [
  'apologise',
  'sorry for the time',
  'hold transfer',
  'paraphrase right',
  'did i miss anythng',
  'custmer is right',
  'deadline',
  'förstår',
  'what would a good outcome',
  'zzzz',
];

/** A large library: copies of the bundled one, each with words of its own, as teams vary a sentence. */
export function manyTemplates(library: readonly Template[], count: number): readonly Template[] {
  return Array.from({ length: count }, (_, i) => {
    const template = library[i % library.length];
    if (!template) throw new Error('There are no templates to copy.');
    const own = `team${i % 40} product${i % 700} case${i}`;
    return { ...template, id: `${template.id}.${i}`, text: `${template.text} ${own}` };
  });
}

/** Milliseconds that each key of the queries took to answer, and how long the index took to make. */
export function timeKeystrokes(templates: readonly Template[]): {
  readonly indexMs: number;
  readonly keyMs: readonly number[];
} {
  const startedAt = performance.now();
  const index = indexTemplates(templates, (situation) => situation.replaceAll(/(?=[A-Z])/gu, ' '));
  const indexMs = performance.now() - startedAt;
  const keyMs = queries.flatMap((query) =>
    Array.from(query, (_, i) => {
      const before = performance.now();
      searchTemplates(index, query.slice(0, i + 1));
      return performance.now() - before;
    }),
  );
  return { indexMs, keyMs };
}
