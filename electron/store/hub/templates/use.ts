import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { TemplateUse } from '#shared/model/libraryTemplate.ts';
import { useReportSchema } from '#shared/model/libraryTemplate.ts';
import type { Gate } from '../../gate.ts';
import { toUseColumns, toUses } from '../../useFigures.ts';
import type { HubTables } from '../tables.ts';
import type { TeamTemplatesRepository } from './types.ts';

/** Others get their turn in between. */
const FORGET_AT_ONCE = 5000;

/** How teams' sentences fare, over all calls together. */
export function createTeamTemplateUse(
  db: Kysely<HubTables>,
  gate: Gate,
): Pick<TeamTemplatesRepository, 'addUse' | 'forgetReports' | 'useOf'> {
  return {
    addUse: (teamId, reports) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          for (const asked of reports) {
            const { reportId, uses } = useReportSchema.parse(asked);
            const { numInsertedOrUpdatedRows: counted } = await t
              .insertInto('team_template_use_reports')
              .values({ team_id: teamId, report_id: reportId })
              .onConflict((c) => c.columns(['team_id', 'report_id']).doNothing())
              .executeTakeFirstOrThrow();
            // In one order everywhere: two reports at once must not wait for each other.
            if (counted !== 0n)
              for (const use of uses.toSorted(byKey)) await addOne(t, teamId, use);
          }
        }),
      ),

    forgetReports: (before) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('team_template_use_reports')
          .select('report_id')
          .where('report_id', 'like', '_____-%')
          .where(sql`substr(report_id, 1, 5)`, '<', before)
          .limit(FORGET_AT_ONCE)
          .execute();
        if (rows.length === 0) return 0;
        const ids = rows.map((row) => row.report_id);
        const { numDeletedRows } = await db
          .deleteFrom('team_template_use_reports')
          .where('report_id', 'in', ids)
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),

    useOf: (teamId) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('team_template_use')
          .selectAll()
          .where('team_id', '=', teamId)
          .orderBy('template_id')
          .orderBy('situation')
          .execute();
        return toUses(rows);
      }),
  };
}

const byKey = (a: TemplateUse, b: TemplateUse): number => {
  const [left, right] = [`${a.templateId} ${a.situation}`, `${b.templateId} ${b.situation}`];
  return left < right ? -1 : Number(left > right);
};

async function addOne(t: Kysely<HubTables>, teamId: string, use: TemplateUse): Promise<void> {
  const { offered, said, notUseful } = use;
  await t
    .insertInto('team_template_use')
    .values({ team_id: teamId, ...toUseColumns(use) })
    .onConflict((c) =>
      c.columns(['team_id', 'template_id', 'situation']).doUpdateSet({
        offered: sql`team_template_use.offered + ${offered}`,
        said: sql`team_template_use.said + ${said}`,
        not_useful: sql`team_template_use.not_useful + ${notUseful}`,
      }),
    )
    .execute();
}
