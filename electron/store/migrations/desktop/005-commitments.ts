import type { Migration } from '../migration.ts';

/**
 * What was promised in calls. The key is the action's place in its call, so that a call that is saved
 * again promises nothing twice; a removed one stays as a row, so that it does not come back either.
 */
export const commitments: Migration = {
  version: 5,
  name: 'commitments',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('commitments')
        .addColumn('call_id', types.text, (c) => c.notNull())
        .addColumn('action_id', types.whole, (c) => c.notNull())
        .addColumn('customer_name', types.text, (c) => c.notNull())
        .addColumn('customer_key', types.text, (c) => c.notNull())
        .addColumn('text', types.text, (c) => c.notNull())
        .addColumn('due_at', types.epochMs)
        .addColumn('created_at', types.epochMs, (c) => c.notNull())
        .addColumn('done_at', types.epochMs)
        .addColumn('reminded_at', types.epochMs)
        .addColumn('removed_at', types.epochMs)
        .addPrimaryKeyConstraint('commitments_key', ['call_id', 'action_id']),
    ).execute();
    await db.schema
      .createIndex('commitments_by_state')
      .on('commitments')
      .columns(['removed_at', 'done_at', 'due_at'])
      .execute();
    await db.schema
      .createIndex('commitments_by_customer')
      .on('commitments')
      .columns(['customer_key'])
      .execute();
  },
};
