import type { CreateTableBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';

/** The databases a migration can run on. */
export type SqlKind = 'sqlite' | 'postgres';

/** Column types that mean the same in every SqlKind. */
interface ColumnTypes {
  readonly text: 'text';
  /** A small whole number; also a flag, 0 or 1. */
  readonly whole: 'integer';
  /** A 64-bit whole number: SQLite's INTEGER is one, PostgreSQL's is not. */
  readonly epochMs: 'integer' | 'bigint';
  /** A 64-bit float: SQLite's REAL is one, PostgreSQL's is not. */
  readonly real: 'real' | 'double precision';
  readonly bytes: 'blob' | 'bytea';
}

export interface Ddl {
  readonly types: ColumnTypes;
  /** Ends every CREATE TABLE: STRICT in SQLite, so that a column holds what it says. */
  readonly finish: <T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ) => CreateTableBuilder<T, C>;
}

/** One step of a schema. Once released, a step is never changed: a new one is added. */
export interface Migration {
  /** 1, 2, 3, … without gaps. */
  readonly version: number;
  readonly name: string;
  readonly up: (db: Kysely<unknown>, ddl: Ddl) => Promise<void>;
}

/** The words a migration uses for one kind of database. */
export function ddlFor(kind: SqlKind): Ddl {
  return kind === 'sqlite'
    ? {
        types: {
          text: 'text',
          whole: 'integer',
          epochMs: 'integer',
          real: 'real',
          bytes: 'blob',
        },
        finish: (table) => table.modifyEnd(sql`strict`),
      }
    : {
        types: {
          text: 'text',
          whole: 'integer',
          epochMs: 'bigint',
          real: 'double precision',
          bytes: 'bytea',
        },
        finish: (table) => table,
      };
}
