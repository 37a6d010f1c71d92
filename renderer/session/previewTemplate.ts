import { IntlMessageFormat } from 'intl-messageformat';
import { fill } from '#shared/domain/prompt/fill.ts';
import { valuesOf } from '#shared/domain/prompt/values.ts';
import type { Template } from '#shared/model/template.ts';
import { createFormat, createJoinList } from './format.ts';

/** What stands for the values of a call in a preview. */
export interface SampleTalk {
  readonly agentName: string;
  readonly company: string;
  readonly customerName: string;
  readonly issue: string;
  readonly facts: readonly string[];
  readonly action: string;
  readonly deadline: string;
}

/** A template as it would be said in a call like the sample; null where its text cannot be read. */
export function previewTemplate(template: Template, talk: SampleTalk): string | null {
  const { facts, action, deadline, ...people } = talk;
  const { locale, tone } = template;
  try {
    const values = valuesOf(
      { ...people, locale, joinList: createJoinList(locale) },
      {
        facts: facts.map((text) => ({ text })),
        action: { text: action, dueAt: null },
        atMs: 0,
        tone,
      },
    );
    return fill(template, { ...values, deadline }, createFormat(locale))?.text ?? null;
  } catch {
    // A language that there is not, while it is still being typed.
    return null;
  }
}

/** Reads a message's grammar. @throws SyntaxError where it does not hold */
export function parseTemplate(text: string, locale: string): void {
  void new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
}
