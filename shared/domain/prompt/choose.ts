import type { Situation, Template } from '#shared/model/template.ts';
import type { PlaceholderValues } from './fill.ts';
import { canFill } from './fill.ts';

/**
 * The best templates for the situations, best first: one of each situation in their order, then
 * second ones, so that the panel offers different things to say.
 */
export function chooseTemplates(
  templates: readonly Template[],
  situations: readonly Situation[],
  values: PlaceholderValues,
  isAway: (template: Template) => boolean,
  count: number,
): readonly Template[] {
  const rows = situations.map((situation) =>
    templates.filter((t) => t.situation === situation && canFill(t, values) && !isAway(t)),
  );
  const depth = Math.max(0, ...rows.map((row) => row.length));
  const ranked: Template[] = [];
  for (let rank = 0; rank < depth && ranked.length < count; rank += 1) {
    for (const row of rows) {
      const template = row[rank];
      if (template && ranked.length < count) ranked.push(template);
    }
  }
  return ranked;
}

/**
 * The templates in the language of the call: exactly it, else the same language, else English,
 * else all.
 */
export function templatesFor(templates: readonly Template[], locale: string): readonly Template[] {
  const language = (tag: string) => tag.toLowerCase().split(/[-_]/u)[0] ?? '';
  const picks = [
    templates.filter((t) => t.locale.toLowerCase() === locale.toLowerCase()),
    templates.filter((t) => language(t.locale) === language(locale)),
    templates.filter((t) => language(t.locale) === 'en'),
  ];
  return picks.find((pick) => pick.length > 0) ?? templates;
}
