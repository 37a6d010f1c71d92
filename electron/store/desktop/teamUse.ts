import { useReportSchema } from '#shared/model/libraryTemplate.ts';
import type { Gate } from '../gate.ts';
import { parseJson } from '../json.ts';
import { toUseColumns } from '../useFigures.ts';
import type { TeamLibraryRepository } from './teamLibraryTypes.ts';
import type { Db } from './templateRows.ts';

/** This machine's part in the team's figures of its sentences, and those figures themselves. */
export function createTeamUse(
  db: Db,
  gate: Gate,
): Pick<TeamLibraryRepository, 'useReports' | 'noteUseTaken' | 'setTeamUse'> {
  return {
    useReports: (limit) =>
      gate.run(async () => {
        const rows = await db
          .selectFrom('library_use_reports')
          .selectAll()
          .orderBy('report_id')
          .limit(limit)
          .execute();
        return rows.map(({ report_id, uses }) =>
          useReportSchema.parse({ reportId: report_id, uses: parseJson(uses) }),
        );
      }),

    noteUseTaken: (reportIds) =>
      gate.run(async () => {
        await db
          .deleteFrom('library_use_reports')
          .where('report_id', 'in', [...reportIds])
          .execute();
      }),

    setTeamUse: (use) =>
      gate.run(() =>
        db.transaction().execute(async (t) => {
          await t.deleteFrom('library_team_use').execute();
          for (const each of use) {
            await t.insertInto('library_team_use').values(toUseColumns(each)).execute();
          }
        }),
      ),
  };
}
