import type { TemplateUse as StoredUse } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import type { TemplateUse } from './rank.ts';

/**
 * The library's figures as the order within a situation wants them, by template id. Those from
 * another situation than the template stands in now are left out: they tell nothing about this one.
 */
export function useOf(
  figures: readonly StoredUse[],
  templates: readonly Template[],
): ReadonlyMap<string, TemplateUse> {
  const now = new Map(templates.map(({ id, situation }) => [id, situation]));
  return new Map(
    figures.flatMap(({ templateId, situation, offered, said }) =>
      now.get(templateId) === situation ? [[templateId, { offered, said }] as const] : [],
    ),
  );
}
