import type { Kysely } from 'kysely';
import { hubMigrations } from '../migrations/hub/index.ts';
import { migrate } from '../migrations/migrate.ts';
import type { Migration } from '../migrations/migration.ts';
import { connect } from '../sqlite/connection.ts';

/** What a column holds, whichever database it is in; the four types that migrations have. */
export type ColumnKind = 'text' | 'whole' | 'real' | 'bytes';

export interface ColumnLayout {
  readonly name: string;
  readonly kind: ColumnKind;
}

export interface TableLayout {
  readonly name: string;
  readonly columns: readonly ColumnLayout[];
}

/** The migrations' own book. A backup says the version; whoever restores takes the steps itself. */
const bookOfSteps = 'schema_version';

const kinds: Readonly<Record<string, ColumnKind>> = {
  text: 'text',
  integer: 'whole',
  real: 'real',
  blob: 'bytes',
};

/**
 * Every table that holds data in a schema of this version, by name: read from a database in memory
 * that takes the migrations' steps, so that a table of a later migration is in backups by itself.
 * @throws Error for a column that a backup could not carry to both kinds of database
 */
export async function layoutAt(
  version: number,
  migrations: readonly Migration[] = hubMigrations,
): Promise<readonly TableLayout[]> {
  const { db, close } = connect<unknown>(':memory:', null);
  try {
    await migrate(db, 'sqlite', upTo(version, migrations), 0);
    return await tablesOf(db);
  } finally {
    await close();
  }
}

/** The steps that lead to a version. */
export function upTo(version: number, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter((step) => step.version <= version);
}

async function tablesOf(db: Kysely<unknown>): Promise<readonly TableLayout[]> {
  const tables = await db.introspection.getTables();
  return tables
    .filter(({ name, isView }) => !isView && name !== bookOfSteps)
    .map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => {
        const kind = kinds[column.dataType.toLowerCase()];
        if (kind === undefined || column.isAutoIncrementing) {
          throw new Error(`Backups cannot carry the column ${column.name} of ${name}.`);
        }
        return { name: column.name, kind };
      }),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
