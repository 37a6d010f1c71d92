import type { Kysely } from 'kysely';
import type { SyncedLog } from './sqlite/syncedLog.ts';

/** An open database with tables T, of any kind that kysely speaks. */
export interface Connection<T> {
  readonly db: Kysely<T>;
  /** Where commits are brought to the disk beside everything else; without it each one is at once. */
  readonly log?: SyncedLog;
  close(): Promise<void>;
}
