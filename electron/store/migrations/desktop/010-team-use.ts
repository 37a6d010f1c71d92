import type { Migration } from '../migration.ts';

/**
 * What this machine's calls add to the team's figures of its sentences and the hub has yet to hear
 * of, one report a call, and those figures as the hub told them last.
 */
export const teamUse: Migration = {
  version: 10,
  name: 'teamUse',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('library_use_reports')
        .addColumn('report_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('uses', types.text, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('library_team_use')
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('situation', types.text, (c) => c.notNull())
        .addColumn('offered', types.whole, (c) => c.notNull())
        .addColumn('said', types.whole, (c) => c.notNull())
        .addColumn('not_useful', types.whole, (c) => c.notNull())
        .addPrimaryKeyConstraint('library_team_use_key', ['template_id', 'situation']),
    ).execute();
  },
};
