import type { TemplateStatus } from '#shared/model/libraryTemplate.ts';
import { isSameContent } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';
import type { Change, Db, TemplateRow } from './templateRows.ts';
import { newRow, nextRow, toEntry, versionRow } from './templateRows.ts';

/** Rows a statement: SQLite binds at most 32,766 values in one. */
const BATCH = 500;

/** See TemplatesRepository.importAll. */
export async function importTemplates(
  db: Db,
  entries: readonly { readonly template: Template; readonly status: TemplateStatus }[],
  change: Change,
  bundledIds: ReadonlySet<string>,
): Promise<{ added: number; changed: number; same: number }> {
  return db.transaction().execute(async (t) => {
    const before = await t.selectFrom('templates').selectAll().execute();
    const known = new Map(before.map((row) => [row.template_id, row]));
    const written = new Map<string, TemplateRow>();
    const counts = { added: 0, changed: 0, same: 0 };
    for (const entry of entries) {
      const template = templateSchema.parse(entry.template);
      const row = known.get(template.id);
      if (row === undefined) {
        const basedOn = bundledIds.has(template.id) ? template.id : null;
        const ties = { basedOn, conflictWith: null };
        written.set(template.id, newRow(template, entry.status, change, ties));
        counts.added += 1;
      } else if (saysTheSame(row, template, entry.status)) {
        counts.same += 1;
      } else {
        written.set(template.id, nextRow(row, { template, status: entry.status }, change));
        counts.changed += 1;
      }
    }
    const rows = [...written.values()];
    for (let at = 0; at < rows.length; at += BATCH) {
      const some = rows.slice(at, at + BATCH);
      await t
        .insertInto('templates')
        .values(some)
        .onConflict((c) =>
          c.column('template_id').doUpdateSet((eb) => ({
            status: eb.ref('excluded.status'),
            template: eb.ref('excluded.template'),
            updated_at: eb.ref('excluded.updated_at'),
            updated_by: eb.ref('excluded.updated_by'),
            version: eb.ref('excluded.version'),
          })),
        )
        .execute();
      await t
        .insertInto('template_versions')
        .values(some.map((row) => versionRow(row, change)))
        .execute();
    }
    return counts;
  });
}

function saysTheSame(row: TemplateRow, template: Template, status: TemplateStatus): boolean {
  const entry = toEntry(row);
  return entry !== null && entry.status === status && isSameContent(entry, template);
}
