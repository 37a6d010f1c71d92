import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { EpochMs } from '#shared/lib/units.ts';
import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import { callUseSchema } from '#shared/model/libraryTemplate.ts';
import { useReportId } from '#shared/model/useReport.ts';
import type { Gate } from '../gate.ts';
import { toUseColumns, toUses } from '../useFigures.ts';
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
        return toUses(await db.selectFrom('template_use').selectAll().execute());
      }),

    teamUse: () =>
      gate.run(async () => {
        const rows = await db.selectFrom('library_team_use').selectAll().execute();
        return rows.length === 0 ? null : toUses(rows);
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
          for (const use of uses) {
            const { offered, said, notUseful } = use;
            await t
              .insertInto('template_use')
              .values(toUseColumns(use))
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
