import type { EpochMs } from '#shared/lib/units.ts';
import type { Settled, TemplateChange, TemplateStatus } from '#shared/model/libraryTemplate.ts';
import {
  movingSchema,
  settlingSchema,
  templateEditSchema,
  templateIdSchema,
} from '#shared/model/libraryTemplate.ts';
import type { Gate } from '../gate.ts';
import { StoreError } from '../errors.ts';
import { importTemplates } from './templateImport.ts';
import { settle } from './templateConflict.ts';
import { createShelf } from './templateShelf.ts';
import type { Change, Db } from './templateRows.ts';
import {
  entryOf,
  findRow,
  lookUp,
  newRow,
  nextRow,
  toEntry,
  toVersion,
  writeRow,
} from './templateRows.ts';
import { createTemplateUse } from './templateUse.ts';
import type { TemplatesRepository } from './types.ts';

export function createTemplates(db: Db, gate: Gate, now: () => EpochMs): TemplatesRepository {
  const change = (by: string, what: TemplateChange): Change => ({ at: now(), by, what });

  return {
    ...createShelf(db, gate, now),
    ...createTemplateUse(db, gate, now),

    list: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('templates').selectAll().orderBy('created_at').execute();
        return rows.flatMap((row) => toEntry(row) ?? []);
      }),

    save: (asked, { by, freshId }, basedOn) =>
      gate.run(async () => {
        const { template, status, baseVersion } = templateEditSchema.parse(asked);
        return db.transaction().execute(async (t) => {
          await t.deleteFrom('template_unsaved').where('template_id', '=', template.id).execute();
          const row = await lookUp(t, template.id);
          if (row === undefined) {
            const made = change(by, basedOn === null ? 'created' : 'edited');
            return writeRow(
              t,
              newRow(template, status, made, { basedOn, conflictWith: null }),
              made,
            );
          }
          if (row.version !== baseVersion) {
            const second = change(by, 'conflict');
            const ties = { basedOn: null, conflictWith: template.id };
            const kept = { ...template, id: templateIdSchema.parse(freshId) };
            return writeRow(t, newRow(kept, 'draft', second, ties), second);
          }
          const edited = change(by, whatOf(row.status, status));
          return writeRow(t, nextRow(row, { template, status }, edited), edited);
        });
      }),

    setStatus: (asked, by) =>
      gate.run(async () => {
        const { id, status, seenVersion } = movingSchema.parse(asked);
        return db.transaction().execute(async (t): Promise<Settled> => {
          const row = await findRow(t, id);
          const entry = entryOf(row);
          if (row.version !== seenVersion) return { state: 'askAgain', theirs: entry };
          if (row.status === status) return { state: 'settled', entry };
          const moved = change(by, whatOf(row.status, status));
          const next = nextRow(row, { template: entry, status }, moved);
          return { state: 'settled', entry: await writeRow(t, next, moved) };
        });
      }),

    settle: (asked, by) =>
      gate.run(async () => {
        const answer = settlingSchema.parse(asked);
        return db.transaction().execute((t) => settle(t, answer, (what) => change(by, what)));
      }),

    history: (id) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('template_versions')
          .selectAll()
          .where('template_id', '=', templateIdSchema.parse(id))
          .orderBy('version', 'desc')
          .execute();
        return rows.flatMap((row) => toVersion(row) ?? []);
      }),

    restoreVersion: (id, version, by) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          const row = await findRow(t, id);
          const old = await t
            .selectFrom('template_versions')
            .selectAll()
            .where('template_id', '=', id)
            .where('version', '=', version)
            .executeTakeFirst();
          const wanted = old === undefined ? null : toVersion(old);
          if (wanted === null) throw new StoreError('notFound', 'There is no such version.');
          const back = change(by, 'versionRestored');
          const next = { template: wanted.template, status: entryOf(row).status };
          return writeRow(t, nextRow(row, next, back), back);
        }),
      ),

    importAll: (entries, by, bundledIds, watch) =>
      gate.run(() => importTemplates(db, entries, change(by, 'imported'), bundledIds, watch)),
  };
}

function whatOf(before: string, after: TemplateStatus): TemplateChange {
  if (before === after) return 'edited';
  if (after === 'archived') return 'archived';
  if (before === 'archived') return 'restored';
  return after === 'published' ? 'published' : 'unpublished';
}
