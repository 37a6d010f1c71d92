import type { Migration } from '../migration.ts';

/** Whose link it is: one agent's links are nobody else's. A link without an owner is nobody's. */
export const owners: Migration = {
  version: 3,
  name: 'owners',
  up: async (db, { types }) => {
    await db.schema
      .alterTable('invites')
      .addColumn('owner_id', types.text, (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .createIndex('invites_by_owner')
      .on('invites')
      .columns(['owner_id', 'created_at'])
      .execute();
    await db.schema.createIndex('calls_by_invite').on('calls').column('invite_id').execute();
  },
};
