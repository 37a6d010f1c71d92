import { startPipeline } from '#shared/domain/pipeline.ts';
import type { PipelineOptions } from '#shared/domain/pipeline.ts';
import { findPrompts, indexOfCall } from '#shared/domain/prompt/find.ts';
import type { Situation, Template } from '#shared/model/template.ts';
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
  const index = indexTemplates(templates, wordsOf);
  const indexMs = performance.now() - startedAt;
  return { indexMs, keyMs: eachKey((typed) => searchTemplates(index, typed)) };
}

/** As many as the panel shows of what it finds. */
const SHOWN = 8;

/**
 * The same as the panel asks in a call: found, then filled with what is known. At the call's start
 * nothing is, so that most of what is found is passed over: the longest way to a full list.
 * @returns how long each key took, and how many of the templates the call can search at all
 */
export function timeFinding(options: PipelineOptions): {
  readonly keyMs: readonly number[];
  readonly searched: number;
} {
  const { prompts } = startPipeline(options);
  const index = indexOfCall(prompts, wordsOf);
  const keyMs = eachKey((typed) => findPrompts(prompts, index, typed, SHOWN));
  return { keyMs, searched: index.templates.length };
}

function eachKey(ask: (typed: string) => unknown): readonly number[] {
  return queries.flatMap((query) =>
    Array.from(query, (_, i) => {
      const before = performance.now();
      ask(query.slice(0, i + 1));
      return performance.now() - before;
    }),
  );
}

function wordsOf(situation: Situation): string {
  return situation.replaceAll(/(?=[A-Z])/gu, ' ');
}
