import { sql } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import { isSameContent } from '#shared/model/libraryTemplate.ts';
import type { TeamTemplate } from '#shared/model/teamTemplate.ts';
import { teamChangeSchema } from '#shared/model/teamTemplate.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import type { PageSurroundings, TeamLibraryRepository } from './teamLibraryTypes.ts';
import { createTeamUse } from './teamUse.ts';
import { keptOut, prepare, putKnown, unsent } from './teamLibraryOut.ts';
import type { Db, TemplateRow } from './templateRows.ts';
import { lookUp, newRow, nextRow, toEntry, writeRow } from './templateRows.ts';

export function createTeamLibrary(db: Db, gate: Gate, now: () => EpochMs): TeamLibraryRepository {
  return {
    ...createTeamUse(db, gate),
    link: () =>
      gate.run(async () => {
        const row = await db.selectFrom('library_link').selectAll().executeTakeFirst();
        return row === undefined ? null : { hub: row.hub, teamId: row.team_id, place: row.place };
      }),

    begin: (hub, teamId) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          await t.deleteFrom('library_requests').execute();
          await t.deleteFrom('library_known').execute();
          await t.deleteFrom('library_use_reports').execute();
          await t.deleteFrom('library_team_use').execute();
          await sql`
            insert into library_known (template_id, revision, sent_version, kept_here, refused)
            select template_id, 0, version, 1, null from templates`.execute(t);
          const link = { hub, team_id: teamId, place: 0 };
          await t
            .insertInto('library_link')
            .values({ id: 1, ...link })
            .onConflict((c) => c.column('id').doUpdateSet(link))
            .execute();
        }),
      ),

    startOver: () =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          await t.deleteFrom('library_requests').execute();
          // Each newest version counts as unsent: what the hub lost, it gets again.
          await sql`
            update library_known set revision = 0, refused = null, sent_version =
              (select version - 1 from templates where templates.template_id = library_known.template_id)
            where kept_here = 0 and template_id in (select template_id from templates)`.execute(t);
          await t.updateTable('library_link').set({ place: 0 }).execute();
        }),
      ),

    pending: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('library_requests').select('change').execute();
        return rows.map(({ change }) => teamChangeSchema.parse(parseJson(change)));
      }),

    prepare: (limit, freshId) =>
      gate.run(() => db.transaction().execute((t) => prepare(t, limit, freshId))),

    note: (answers) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          let isAhead = true;
          for (const answer of answers) {
            const request = await t
              .selectFrom('library_requests')
              .selectAll()
              .where('request_id', '=', answer.requestId)
              .executeTakeFirst();
            if (request === undefined) continue;
            const { template_id: id, version } = request;
            const revision = (await findKnown(t, id))?.revision ?? 0;
            if (answer.as === 'taken') {
              await putKnown(t, id, { revision: answer.revision, sent_version: version });
            } else if (answer.as === 'refused') {
              await putKnown(t, id, { revision, sent_version: version, refused: answer.because });
            } else if ((answer.newest?.revision ?? 0) <= revision) isAhead = false;
            await t
              .deleteFrom('library_requests')
              .where('request_id', '=', answer.requestId)
              .execute();
          }
          return isAhead;
        }),
      ),

    takePage: ({ templates, next }, around) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          let changed = 0;
          for (const each of templates) if (await takeOne(t, each, around, now())) changed += 1;
          await t.updateTable('library_link').set({ place: next }).execute();
          return changed;
        }),
      ),

    standing: () =>
      gate.run(async () => {
        const waiting = await unsent(db).execute();
        const pending = await db.selectFrom('library_requests').select('request_id').execute();
        const keptHere = await keptOut(db).execute();
        const refused = await db
          .selectFrom('library_known')
          .select('template_id')
          .where('refused', 'is not', null)
          .execute();
        return {
          waiting: waiting.length + pending.length,
          keptHere: keptHere.length,
          refused: refused.length,
        };
      }),

    bringOwn: () =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          for (const { template_id, version } of await keptOut(t).execute()) {
            await putKnown(t, template_id, { revision: 0, sent_version: version - 1 });
          }
        }),
      ),
  };
}

const findKnown = (t: Db, id: string) =>
  t.selectFrom('library_known').selectAll().where('template_id', '=', id).executeTakeFirst();

/** @returns whether the library is different now */
async function takeOne(
  t: Db,
  { template, status, revision, at, by, what }: TeamTemplate,
  { bundledIds, freshId }: PageSurroundings,
  now: EpochMs,
): Promise<boolean> {
  const { id } = template;
  const known = await findKnown(t, id);
  // Its own change comes back, or a page that was read before.
  if (known !== undefined && revision <= known.revision) return false;
  const row = await lookUp(t, id);
  const change = { at, by, what };
  if (row === undefined) {
    const ties = { basedOn: bundledIds.has(id) ? id : null, conflictWith: null };
    await writeRow(t, newRow(template, status, change, ties), change);
    await putKnown(t, id, { revision, sent_version: 1 });
    return true;
  }
  const mine = toEntry(row);
  if (mine !== null && mine.status === status && isSameContent(mine, template)) {
    await putKnown(t, id, { revision, sent_version: row.version });
    return false;
  }
  const isOwn =
    known === undefined ||
    known.kept_here !== 0 ||
    known.refused !== null ||
    row.version > known.sent_version;
  if (isOwn) await keepAsQuestion(t, row, freshId(), now);
  const next = nextRow(row, { template, status }, change);
  await writeRow(t, next, change);
  await putKnown(t, id, { revision, sent_version: next.version });
  return true;
}

/** What this machine said becomes a draft of its own that asks, as the second of two edits does. */
async function keepAsQuestion(t: Db, row: TemplateRow, id: string, at: EpochMs): Promise<void> {
  const mine = toEntry(row);
  // One that a newer Hearback wrote cannot be shown; its words stay in the versions.
  if (mine === null) return;
  const second = { at, by: row.updated_by, what: 'conflict' } as const;
  const ties = { basedOn: null, conflictWith: row.template_id };
  await writeRow(t, newRow({ ...mine, id }, 'draft', second, ties), second);
}
