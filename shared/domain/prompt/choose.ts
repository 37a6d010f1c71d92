import type { Channel, Situation, Template } from '#shared/model/template.ts';
import type { PlaceholderValues } from './fill.ts';
import { canFill } from './fill.ts';
import type { Liking } from './rank.ts';
import { rank } from './rank.ts';

/** The templates of one call by their situation, in the library's order. */
export type Shelf = ReadonlyMap<Situation, readonly Template[]>;

/**
 * The best templates for the situations, best first: one of each situation in their order, then
 * second ones, so that the panel offers different things to say.
 */
export function chooseTemplates(
  shelf: Shelf,
  situations: readonly Situation[],
  values: PlaceholderValues,
  liking: Liking,
  isAway: (template: Template) => boolean,
  count: number,
): readonly Template[] {
  const rows = situations.map((situation) =>
    rank(shelf.get(situation) ?? [], liking)
      .filter((template) => canFill(template, values) && !isAway(template))
      .slice(0, count),
  );
  const depth = Math.max(0, ...rows.map((row) => row.length));
  const ranked: Template[] = [];
  for (let place = 0; place < depth && ranked.length < count; place += 1) {
    for (const row of rows) {
      const template = row[place];
      if (template && ranked.length < count) ranked.push(template);
    }
  }
  return ranked;
}

/** The templates that can be said in a call of this language and channel, sorted once. */
export function shelve(
  templates: readonly Template[],
  locale: string,
  channel: Exclude<Channel, 'chat'>,
): Shelf {
  const shelf = new Map<Situation, Template[]>();
  for (const template of templatesFor(templates, locale)) {
    if (template.channel !== 'any' && template.channel !== channel) continue;
    const row = shelf.get(template.situation);
    if (row) row.push(template);
    else shelf.set(template.situation, [template]);
  }
  return shelf;
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
