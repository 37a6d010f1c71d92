import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import { contentOf } from '#shared/model/libraryTemplate.ts';
import { templateSchema } from '#shared/model/template.ts';
import type { Template } from '#shared/model/template.ts';
import type { ChangeOutcome, TeamChange, TeamTemplate } from '#shared/model/teamTemplate.ts';
import { teamChangeSchema } from '#shared/model/teamTemplate.ts';
import { fromBig, toText } from '../../columns.ts';
import type { Gate } from '../../gate.ts';
import type { HubTables } from '../tables.ts';
import type { ChangedBy, TeamTemplatesRepository } from './types.ts';
import { createTeamTemplateUse } from './use.ts';

type Db = Kysely<HubTables>;
type VersionRow = Selectable<HubTables['team_template_versions']>;

const pageSchema = z.object({
  teamId: z.string(),
  after: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(1000),
});

export function createTeamTemplates(db: Db, gate: Gate): TeamTemplatesRepository {
  return {
    ...createTeamTemplateUse(db, gate),
    listAfter: (page) =>
      gate.run(async () => {
        const { teamId, after, limit } = pageSchema.parse(page);
        // Read first: what comes in between the two is in the page, or in the next one.
        const places = await db
          .selectFrom('team_template_places')
          .select('last')
          .where('team_id', '=', teamId)
          .executeTakeFirst();
        const rows = await newest(db, teamId)
          .where('team_templates.place', '>', after)
          .orderBy('team_templates.place')
          .limit(limit)
          .execute();
        const templates = rows.map(toTeamTemplate);
        const known = places === undefined ? 0 : fromBig(places.last);
        return { templates, last: Math.max(known, templates.at(-1)?.place ?? 0) };
      }),

    take: (by, changes, most) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          let { last, count } = await lock(t, by.teamId);
          const outcomes: ChangeOutcome[] = [];
          for (const asked of changes) {
            const change = teamChangeSchema.parse(asked);
            const outcome =
              (await takenBefore(t, by.teamId, change)) ??
              (await conflictOf(t, by.teamId, change)) ??
              (change.baseRevision === 0 && count >= most ? tooMany(most) : null);
            if (outcome !== null) {
              outcomes.push(outcome);
              continue;
            }
            last += 1;
            if (change.baseRevision === 0) count += 1;
            outcomes.push(await write(t, by, change, last));
          }
          await t
            .updateTable('team_template_places')
            .set({ last })
            .where('team_id', '=', by.teamId)
            .execute();
          return outcomes;
        }),
      ),

    history: (teamId, templateId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('team_template_versions')
          .selectAll()
          .where('team_id', '=', teamId)
          .where('template_id', '=', templateId)
          .orderBy('revision', 'desc')
          .execute();
        return rows.map(toVersion);
      }),
  };
}

/**
 * Locks the team's row until the end of the transaction: places are given in the order in which
 * they become visible, and nobody changes a sentence while it is compared.
 */
async function lock(t: Db, teamId: string): Promise<{ last: number; count: number }> {
  const { last } = await t
    .insertInto('team_template_places')
    .values({ team_id: teamId, last: 0 })
    .onConflict((c) =>
      c.column('team_id').doUpdateSet((eb) => ({ last: eb.ref('team_template_places.last') })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  const { count } = await t
    .selectFrom('team_templates')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('team_id', '=', teamId)
    .executeTakeFirstOrThrow();
  return { last: fromBig(last), count: Number(count) };
}

async function takenBefore(
  t: Db,
  teamId: string,
  { requestId, template }: TeamChange,
): Promise<ChangeOutcome | null> {
  const row = await t
    .selectFrom('team_template_versions')
    .select(['template_id', 'revision'])
    .where('team_id', '=', teamId)
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.template_id === template.id) return { as: 'taken', revision: row.revision };
  return { as: 'refused', because: 'Another change was handed in as this one.' };
}

async function conflictOf(
  t: Db,
  teamId: string,
  { template, baseRevision }: TeamChange,
): Promise<ChangeOutcome | null> {
  const row = await newest(t, teamId)
    .where('team_templates.template_id', '=', template.id)
    .executeTakeFirst();
  if ((row?.revision ?? 0) === baseRevision) return null;
  return { as: 'conflict', newest: row === undefined ? null : toTeamTemplate(row) };
}

function tooMany(most: number): ChangeOutcome {
  return { as: 'refused', because: `The team has its ${most} sentences already.` };
}

async function write(
  t: Db,
  { teamId, personId, name, at }: ChangedBy,
  { requestId, baseRevision, what, status, template }: TeamChange,
  place: number,
): Promise<ChangeOutcome> {
  const revision = baseRevision + 1;
  const key = { team_id: teamId, template_id: template.id };
  await t
    .insertInto('team_templates')
    .values({ ...key, place, revision })
    .onConflict((c) => c.columns(['team_id', 'template_id']).doUpdateSet({ place, revision }))
    .execute();
  await t
    .insertInto('team_template_versions')
    .values({
      ...key,
      revision,
      request_id: requestId,
      at,
      by_id: personId,
      by: toText(name),
      what,
      status,
      template: toJson(template),
    })
    .execute();
  return { as: 'taken', revision };
}

function newest(db: Db, teamId: string) {
  return db
    .selectFrom('team_templates')
    .innerJoin('team_template_versions as v', (join) =>
      join
        .onRef('v.team_id', '=', 'team_templates.team_id')
        .onRef('v.template_id', '=', 'team_templates.template_id')
        .onRef('v.revision', '=', 'team_templates.revision'),
    )
    .select(['team_templates.place', 'v.revision', 'v.at', 'v.by', 'v.what', 'v.status'])
    .select('v.template')
    .where('team_templates.team_id', '=', teamId);
}

type ReadRow = Pick<VersionRow, 'revision' | 'at' | 'by' | 'what' | 'status' | 'template'>;

function toVersion({ revision, at, by, what, status, template }: ReadRow) {
  return {
    revision,
    at: fromBig(at),
    by,
    what,
    status,
    template: templateSchema.parse(JSON.parse(template)),
  };
}

function toTeamTemplate(row: ReadRow & { readonly place: number | string }): TeamTemplate {
  return { place: fromBig(row.place), ...toVersion(row) };
}

/** Escaped in JSON, half surrogate pairs and NULs would come back; both databases need them out. */
function toJson(template: Template): string {
  const { text, why, ...rest } = contentOf(template);
  return JSON.stringify({ ...rest, text: toText(text), why: toText(why) });
}
