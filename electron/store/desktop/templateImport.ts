import type { TemplateStatus } from '#shared/model/libraryTemplate.ts';
import { isSameContent } from '#shared/model/libraryTemplate.ts';
import type { Template } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';
import type { ImportDone } from '#shared/model/templateImport.ts';
import type { Change, Db, TemplateRow } from './templateRows.ts';
import { newRow, nextRow, toEntry, versionRow } from './templateRows.ts';
import type { ImportWatch } from './types.ts';

/** Rows a piece, and a statement: SQLite binds at most 32,766 values in one. */
const PIECE = 500;

type Entry = { readonly template: Template; readonly status: TemplateStatus };

/** See TemplatesRepository.importAll. */
export async function importTemplates(
  db: Db,
  entries: readonly Entry[],
  change: Change,
  bundledIds: ReadonlySet<string>,
  watch?: ImportWatch,
): Promise<ImportDone | null> {
  try {
    return await db.transaction().execute(async (t) => {
      const before = await t.selectFrom('templates').selectAll().execute();
      const known = new Map(before.map((row) => [row.template_id, row]));
      const counts = { added: 0, changed: 0, same: 0 };
      for (let at = 0; at < entries.length; at += PIECE) {
        if (at > 0) await breath(watch, at);
        const rows: TemplateRow[] = [];
        for (const entry of entries.slice(at, at + PIECE)) {
          const { row, came } = rowOf(entry, known, change, bundledIds);
          counts[came] += 1;
          if (came === 'same') continue;
          rows.push(row);
          known.set(row.template_id, row);
        }
        await write(t, rows, change);
      }
      // The last moment at which stopping means that nothing is kept.
      watch?.signal.throwIfAborted();
      return counts;
    });
  } catch (error) {
    // Thrown inside the transaction, so that all of it was taken back.
    if (watch?.signal.aborted === true && error === watch.signal.reason) return null;
    throw error;
  }
}

/** Others get their turn, progress is told, and a wish to stop is noticed. */
async function breath(watch: ImportWatch | undefined, done: number): Promise<void> {
  watch?.onProgress(done);
  await new Promise((resume) => setImmediate(resume));
  watch?.signal.throwIfAborted();
}

function rowOf(
  entry: Entry,
  known: ReadonlyMap<string, TemplateRow>,
  change: Change,
  bundledIds: ReadonlySet<string>,
): { readonly row: TemplateRow; readonly came: keyof ImportDone } {
  const { status } = entry;
  const template = templateSchema.parse(entry.template);
  const before = known.get(template.id);
  if (before === undefined) {
    const basedOn = bundledIds.has(template.id) ? template.id : null;
    const ties = { basedOn, conflictWith: null };
    return { row: newRow(template, status, change, ties), came: 'added' };
  }
  return saysTheSame(before, template, status)
    ? { row: before, came: 'same' }
    : { row: nextRow(before, { template, status }, change), came: 'changed' };
}

async function write(t: Db, rows: readonly TemplateRow[], change: Change): Promise<void> {
  if (rows.length === 0) return;
  // An id that stands twice in one piece: its last row is the template, both are versions.
  const last = [...new Map(rows.map((row) => [row.template_id, row])).values()];
  await t
    .insertInto('templates')
    .values(last)
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
    .values(rows.map((row) => versionRow(row, change)))
    .execute();
}

function saysTheSame(row: TemplateRow, template: Template, status: TemplateStatus): boolean {
  const entry = toEntry(row);
  return entry !== null && entry.status === status && isSameContent(entry, template);
}
