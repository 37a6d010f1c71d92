import { createGate } from '../gate.ts';
import { hubMigrations } from '../migrations/hub/index.ts';
import { openDatabase } from '../openDatabase.ts';
import type { OpenResult, StoreOptions } from '../opened.ts';
import type { Connection } from '../sqlite/connection.ts';
import { createHubCalls } from './calls.ts';
import { createInvites } from './invites.ts';
import type { Kysely } from 'kysely';
import { createSummaries } from './summaries/repository.ts';
import type { SummaryTables } from './summaries/tables.ts';
import type { HubTables } from './tables.ts';
import type { HubStore } from './types.ts';

/** Opens what the hub keeps; see OpenResult for what can come of it. */
export async function openHubStore(options: StoreOptions): Promise<OpenResult<HubStore>> {
  const opened = await openDatabase<HubTables>(options, hubMigrations);
  if (!opened.ok) return opened;
  return { ...opened, store: createHubStore(opened.store) };
}

/** The hub's store on an open, migrated database of any kind that kysely speaks. */
function createHubStore({ db, close }: Connection<HubTables>): HubStore {
  const gate = createGate();
  return {
    invites: createInvites(db, gate),
    calls: createHubCalls(db, gate),
    // Kysely's own type is invariant in its tables.
    summaries: createSummaries(db as unknown as Kysely<SummaryTables>, gate),
    close: () => gate.close(close),
  };
}
