import type { Kysely } from 'kysely';

/** An open database with tables T, of any kind that kysely speaks. */
export interface Connection<T> {
  readonly db: Kysely<T>;
  close(): Promise<void>;
}
