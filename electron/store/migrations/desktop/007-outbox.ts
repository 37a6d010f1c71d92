import { sql } from 'kysely';
import type { Migration } from '../migration.ts';

/** What of a commitment a team hub is told of; being reminded is the agent's own affair. */
const toldOf = 'text, due_at, done_at, removed_at';

/**
 * Which call's summary a team hub still has to hear of. Triggers keep it: no way of changing a
 * call, now or later, can forget the outbox. Practice with the simulated customer stays here.
 */
export const outbox: Migration = {
  version: 7,
  name: 'outbox',
  up: async (db, { types, finish }) => {
    await finish(
      db.schema
        .createTable('outbox')
        .addColumn('call_id', types.text, (c) =>
          c.primaryKey().notNull().references('calls.call_id').onDelete('cascade'),
        )
        // Counts the changes, from 1.
        .addColumn('revision', types.whole, (c) => c.notNull())
        .addColumn('sent_revision', types.whole, (c) => c.notNull().defaultTo(0))
        .addColumn('sent_at', types.epochMs)
        .addColumn('refused_revision', types.whole, (c) => c.notNull().defaultTo(0))
        .addColumn('refused_because', types.text)
        .addColumn('kept_here', types.whole, (c) => c.notNull().defaultTo(0)),
    ).execute();
    await sql`
      insert into outbox (call_id, revision) select call_id, 1 from calls where simulated = 0
    `.execute(db);
    await sql`
      create trigger outbox_new_call after insert on calls when new.simulated = 0 begin
        insert into outbox (call_id, revision) values (new.call_id, 1);
      end
    `.execute(db);
    await sql`
      create trigger outbox_changed_call after update on calls begin
        update outbox set revision = revision + 1 where call_id = new.call_id;
      end
    `.execute(db);
    await sql`
      create trigger outbox_new_commitment after insert on commitments begin
        update outbox set revision = revision + 1 where call_id = new.call_id;
      end
    `.execute(db);
    await sql`
      create trigger outbox_changed_commitment after update of ${sql.raw(toldOf)} on commitments begin
        update outbox set revision = revision + 1 where call_id = new.call_id;
      end
    `.execute(db);
  },
};
