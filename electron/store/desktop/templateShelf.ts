import { z } from 'zod';
import type { EpochMs } from '#shared/lib/units.ts';
import { templateIdSchema, unsavedEditSchema } from '#shared/model/libraryTemplate.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import type { Db } from './templateRows.ts';
import type { TemplatesRepository } from './types.ts';

const idsSchema = z.array(templateIdSchema).max(20_000);

type Shelf = Pick<
  TemplatesRepository,
  'places' | 'reorder' | 'unsaved' | 'keepUnsaved' | 'dropUnsaved' | 'pins' | 'setPinned'
>;

/** What lies around the sentences: their order, pins, and edits that are not saved yet. */
export function createShelf(db: Db, gate: Gate, now: () => EpochMs): Shelf {
  return {
    places: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('template_places').selectAll().execute();
        return new Map(rows.map(({ template_id, place }) => [template_id, place]));
      }),

    reorder: (ids) =>
      gate.run(async () => {
        const wanted = [...new Set(idsSchema.parse(ids))];
        await db.transaction().execute(async (t) => {
          for (const [place, template_id] of wanted.entries()) {
            await t
              .insertInto('template_places')
              .values({ template_id, place })
              .onConflict((c) => c.column('template_id').doUpdateSet({ place }))
              .execute();
          }
        });
      }),

    unsaved: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('template_unsaved').selectAll().orderBy('at').execute();
        return rows.flatMap(({ edit }) => {
          const parsed = unsavedEditSchema.safeParse(parseJson(edit));
          return parsed.success ? [parsed.data] : [];
        });
      }),

    keepUnsaved: (asked) =>
      gate.run(async () => {
        const edit = unsavedEditSchema.parse(asked);
        const kept = { edit: JSON.stringify(edit), at: now() };
        await db
          .insertInto('template_unsaved')
          .values({ template_id: edit.template.id, ...kept })
          .onConflict((c) => c.column('template_id').doUpdateSet(kept))
          .execute();
      }),

    dropUnsaved: (id) =>
      gate.run(async () => {
        const template_id = templateIdSchema.parse(id);
        await db.deleteFrom('template_unsaved').where('template_id', '=', template_id).execute();
      }),

    pins: () =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('template_pins')
          .selectAll()
          .orderBy('pinned_at')
          .execute();
        return rows.map(({ template_id }) => template_id);
      }),

    setPinned: (id, pinned) =>
      gate.run(async () => {
        const template_id = templateIdSchema.parse(id);
        if (!pinned) {
          await db.deleteFrom('template_pins').where('template_id', '=', template_id).execute();
          return;
        }
        await db
          .insertInto('template_pins')
          .values({ template_id, pinned_at: now() })
          .onConflict((c) => c.column('template_id').doNothing())
          .execute();
      }),
  };
}
