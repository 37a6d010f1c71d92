import type { Migration } from '../migration.ts';

/**
 * The sentences that a team's machines share: each as it is now, with its place among the team's
 * changes, and every change of it with who made it. `team_template_places` is beside them so that
 * counting one on locks one row of the team.
 */
export const teamTemplates: Migration = {
  version: 9,
  name: 'teamTemplates',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('team_templates')
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('place', types.epochMs, (c) => c.notNull())
        .addColumn('revision', types.whole, (c) => c.notNull())
        .addPrimaryKeyConstraint('team_templates_key', ['team_id', 'template_id'])
        .addUniqueConstraint('team_templates_place', ['team_id', 'place']),
    ).execute();
    await finish(
      db.schema
        .createTable('team_template_versions')
        .addColumn('team_id', types.text, (c) =>
          c.notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('revision', types.whole, (c) => c.notNull())
        .addColumn('request_id', types.text, (c) => c.notNull())
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('by_id', types.text, (c) => c.notNull())
        .addColumn('by', types.text, (c) => c.notNull())
        .addColumn('what', types.text, (c) => c.notNull())
        .addColumn('status', types.text, (c) => c.notNull())
        .addColumn('template', types.text, (c) => c.notNull())
        .addPrimaryKeyConstraint('team_template_versions_key', [
          'team_id',
          'template_id',
          'revision',
        ])
        .addUniqueConstraint('team_template_versions_request', ['team_id', 'request_id']),
    ).execute();
    await finish(
      db.schema
        .createTable('team_template_places')
        .addColumn('team_id', types.text, (c) =>
          c.primaryKey().notNull().references('teams.team_id').onDelete('cascade'),
        )
        .addColumn('last', types.epochMs, (c) => c.notNull()),
    ).execute();
  },
};
