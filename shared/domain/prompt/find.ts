import type { Prompt, Situation, Template } from '#shared/model/template.ts';
import { templatesFor } from './choose.ts';
import { canFill, fill } from './fill.ts';
import type { PlaceholderValues } from './fill.ts';
import { valuesNow } from './panel.ts';
import type { TemplateIndex } from './search.ts';
import { indexTemplates, searchTemplates } from './search.ts';
import type { PromptState } from './state.ts';

/**
 * The templates in the call's language, made ready to be searched; also those for another channel,
 * which the panel would not offer by itself.
 * @param situationWords how a situation is called where it is shown
 */
export function indexOfCall(
  { options }: PromptState,
  situationWords: (situation: Situation) => string,
): TemplateIndex {
  return indexTemplates(templatesFor(options.templates, options.locale), situationWords);
}

/**
 * What a search finds, filled with what is known now, best first. One whose value is missing is left
 * out. One that was said or put off is found: the agent asks for it.
 * @param limit at most so many
 */
export function findPrompts(
  state: PromptState,
  index: TemplateIndex,
  query: string,
  limit: number,
): readonly Prompt[] {
  const found: Prompt[] = [];
  const values = valuesNow(state);
  for (const template of searchTemplates(index, query, index.templates.length)) {
    if (found.length >= limit) break;
    const prompt = filledWith(values, template, state);
    if (prompt !== null) found.push(prompt);
  }
  return found;
}

/** A template of the library as it would be said now; null where it cannot be, or is not there. */
export function promptNow(state: PromptState, templateId: string): Prompt | null {
  const template = state.options.templates.find(({ id }) => id === templateId);
  return template === undefined ? null : filledWith(valuesNow(state), template, state);
}

function filledWith(
  values: PlaceholderValues,
  template: Template,
  { options }: PromptState,
): Prompt | null {
  return canFill(template, values) ? fill(template, values, options.format) : null;
}
