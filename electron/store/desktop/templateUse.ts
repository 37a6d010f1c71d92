import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import { callUseSchema, templateUseSchema } from '#shared/model/libraryTemplate.ts';
import { useReportId } from '#shared/model/useReport.ts';
import type { Gate } from '../gate.ts';
import type { DesktopTables } from './tables.ts';
import type { Db } from './templateRows.ts';
import type { TemplatesRepository } from './types.ts';

/** How the sentences fared: counters by template and situation, of all calls together. */
export function createTemplateUse(
  db: Db,
  gate: Gate,
  now: () => EpochMs,
): Pick<TemplatesRepository, 'use' | 'teamUse' | 'recordUse'> {
  return {
    use: () =>
      gate.run(async () => {
        return toFigures(await db.selectFrom('template_use').selectAll().execute());
      }),

    teamUse: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('library_team_use').selectAll().execute();
        return rows.length === 0 ? null : toFigures(rows);
      }),

    recordUse: (asked) =>
      gate.run(async () => {
        const { callId, uses } = callUseSchema.parse(asked);
        await db.transaction().execute(async (t) => {
          const { numInsertedOrUpdatedRows: counted } = await t
            .insertInto('template_use_calls')
            .values({ call_id: callId })
            .onConflict((c) => c.column('call_id').doNothing())
            .executeTakeFirstOrThrow();
          if (counted === 0n) return;
          await report(t, uses, now());
          for (const { templateId, situation, offered, said, notUseful } of uses) {
            await t
              .insertInto('template_use')
              .values({
                template_id: templateId,
                situation,
                offered,
                said,
                not_useful: notUseful,
              })
              .onConflict((c) =>
                c.columns(['template_id', 'situation']).doUpdateSet({
                  offered: sql`offered + ${offered}`,
                  said: sql`said + ${said}`,
                  not_useful: sql`not_useful + ${notUseful}`,
                }),
              )
              .execute();
          }
        });
      }),
  };
}

function toFigures(
  rows: readonly Selectable<DesktopTables['template_use']>[],
): readonly TemplateUse[] {
  return rows.flatMap(({ template_id, not_useful, ...counts }) => {
    const figure = { ...counts, templateId: template_id, notUseful: not_useful };
    const parsed = templateUseSchema.safeParse(figure);
    return parsed.success ? [parsed.data] : [];
  });
}

/** For the team's sums, where there is a team. The id leads to no call and no agent. */
async function report(t: Db, uses: readonly TemplateUse[], at: EpochMs): Promise<void> {
  if (uses.length === 0) return;
  const link = await t.selectFrom('library_link').select('id').executeTakeFirst();
  if (link === undefined) return;
  await t
    .insertInto('library_use_reports')
    .values({ report_id: useReportId(at, randomUUID()), uses: JSON.stringify(uses) })
    .execute();
}
