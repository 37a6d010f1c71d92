import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { SqlKind } from '../migrations/migration.ts';
import { BackupError } from './error.ts';

/*
 * Rows are loaded table by table, whichever refers to which: so references are looked at when all
 * rows are there.
 */

interface Reference {
  readonly on: string;
  readonly name: string;
}

async function referencesOf(db: Transaction<unknown>): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select c.relname as "on", f.conname as name
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and not f.condeferrable
      and f.connamespace = current_schema()::regnamespace`.execute(db);
  return rows;
}

/**
 * Lets rows come before those that they refer to, in this transaction.
 * @returns looks at all references, and has them looked at with every statement again
 * @throws (the returned function) BackupError `damaged`, or the database's own error
 */
export async function deferReferences(
  db: Transaction<unknown>,
  kind: SqlKind,
): Promise<() => Promise<void>> {
  if (kind === 'sqlite') {
    await sql`pragma defer_foreign_keys = on`.execute(db);
    return async () => {
      const { rows } = await sql<{ table: string }>`
        select "table" from pragma_foreign_key_check limit 1`.execute(db);
      const [broken] = rows;
      if (broken === undefined) return;
      const words = `Rows of ${broken.table} in the backup refer to rows that are not in it.`;
      throw new BackupError('damaged', words);
    };
  }
  const references = await referencesOf(db);
  for (const { on, name } of references) {
    await sql`alter table ${sql.table(on)} alter constraint ${sql.ref(name)}
      deferrable initially deferred`.execute(db);
  }
  return async () => {
    await sql`set constraints all immediate`.execute(db);
    for (const { on, name } of references) {
      await sql`alter table ${sql.table(on)} alter constraint ${sql.ref(name)}
        not deferrable`.execute(db);
    }
  };
}
