import type { Migration } from '../migration.ts';

/**
 * How a team's sentences fared, summed over everybody's calls, and which reports are in these sums:
 * ids that stand for nobody and no call, so that a report that comes twice counts once.
 */
export const teamTemplateUse: Migration = {
  version: 10,
  name: 'teamTemplateUse',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('team_template_use')
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('situation', types.text, (c) => c.notNull())
        .addColumn('offered', types.epochMs, (c) => c.notNull())
        .addColumn('said', types.epochMs, (c) => c.notNull())
        .addColumn('not_useful', types.epochMs, (c) => c.notNull())
        .addPrimaryKeyConstraint('team_template_use_key', ['team_id', 'template_id', 'situation']),
    ).execute();
    await finish(
      db.schema
        .createTable('team_template_use_reports')
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('report_id', types.text, (c) => c.notNull())
        .addPrimaryKeyConstraint('team_template_use_reports_key', ['team_id', 'report_id']),
    ).execute();
  },
};
