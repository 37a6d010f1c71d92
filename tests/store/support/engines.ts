import { postgresForFile } from '#tests/helpers/postgres.ts';
import type { HubStoreOptions } from '#electron/store/index.ts';
import { NOW, optionsIn } from './stores.ts';
import { tempFolder } from './tempFolder.ts';

/** A kind of database that the hub's store runs on. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  /** Where a new store of this test's own can be. */
  place(): Promise<HubStoreOptions>;
}

/** Both kinds, with a real PostgreSQL for the test file that asks: for `describe.each`. */
export function engines(): readonly Engine[] {
  const server = postgresForFile();
  return [
    { kind: 'sqlite', place: () => Promise.resolve(optionsIn(tempFolder())) },
    { kind: 'postgres', place: async () => ({ url: await server.newDatabase(), now: () => NOW }) },
  ];
}
