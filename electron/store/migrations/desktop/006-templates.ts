import type { Migration } from '../migration.ts';

/**
 * The team's sentences as JSON beside what is asked for; each change of one; edits that are not saved
 * yet; the order; pins; and the figures of use, which know templates and calls but no agents.
 */
export const templates: Migration = {
  version: 6,
  name: 'templates',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('templates')
        .addColumn('template_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('team', types.text, (c) => c.notNull())
        .addColumn('status', types.text, (c) => c.notNull())
        .addColumn('based_on', types.text)
        .addColumn('conflict_with', types.text)
        .addColumn('template', types.text, (c) => c.notNull())
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('created_by', types.text, (c) => c.notNull())
        .addColumn('updated_at', types.epochMs, (c) => c.notNull())
        .addColumn('updated_by', types.text, (c) => c.notNull())
        .addColumn('version', types.whole, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('template_versions')
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('version', types.whole, (c) => c.notNull())
        .addColumn('at', types.epochMs, (c) => c.notNull())
        .addColumn('by', types.text, (c) => c.notNull())
        .addColumn('what', types.text, (c) => c.notNull())
        .addColumn('status', types.text, (c) => c.notNull())
        .addColumn('template', types.text, (c) => c.notNull())
        .addPrimaryKeyConstraint('template_versions_key', ['template_id', 'version']),
    ).execute();
    await finish(
      db.schema
        .createTable('template_unsaved')
        .addColumn('template_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('edit', types.text, (c) => c.notNull())
        .addColumn('at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('template_places')
        .addColumn('template_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('place', types.whole, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('template_pins')
        .addColumn('template_id', types.text, (c) => c.primaryKey().notNull())
        .addColumn('pinned_at', types.epochMs, (c) => c.notNull()),
    ).execute();
    await finish(
      db.schema
        .createTable('template_use')
        .addColumn('template_id', types.text, (c) => c.notNull())
        .addColumn('situation', types.text, (c) => c.notNull())
        .addColumn('offered', types.whole, (c) => c.notNull())
        .addColumn('said', types.whole, (c) => c.notNull())
        .addColumn('not_useful', types.whole, (c) => c.notNull())
        .addPrimaryKeyConstraint('template_use_key', ['template_id', 'situation']),
    ).execute();
    await finish(
      db.schema
        .createTable('template_use_calls')
        .addColumn('call_id', types.text, (c) => c.primaryKey().notNull()),
    ).execute();
  },
};
