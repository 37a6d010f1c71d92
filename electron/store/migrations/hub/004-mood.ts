import type { Migration } from '../migration.ts';

/** Whether the customer is asked for the mood cue. Links from before do not ask. */
export const mood: Migration = {
  version: 4,
  name: 'mood',
  up: async (db, { types }) => {
    await db.schema
      .alterTable('invites')
      .addColumn('offers_mood', types.whole, (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
