import { sql } from 'kysely';
import type { Connection } from '../connection.ts';
import { createGate } from '../gate.ts';
import { hubMigrations } from '../migrations/hub/index.ts';
import { openDatabase } from '../openDatabase.ts';
import type { OpenResult, StoreOptions } from '../opened.ts';
import type { PostgresOptions } from '../postgres/openPostgres.ts';
import { createHubCalls } from './calls.ts';
import { createInvites } from './invites.ts';
import { createInvitations } from './people/invitations.ts';
import { createOpenIdFlows } from './people/openIdFlows.ts';
import { createPeople } from './people/people.ts';
import { createSessions } from './people/sessions.ts';
import { createTeams } from './people/teams.ts';
import { createDesk } from './reviews/desk.ts';
import { createSummaries } from './summaries/repository.ts';
import { createSurveys } from './surveys.ts';
import type { HubTables } from './tables.ts';
import { createTeamTemplates } from './templates/repository.ts';
import type { HubStore, Lead } from './types.ts';

/** What the hub keeps is in an encrypted file of its own, or in a PostgreSQL database. */
export type HubStoreOptions = StoreOptions | PostgresOptions;

/** Opens what the hub keeps; see OpenResult for what can come of it. */
export async function openHubStore(options: HubStoreOptions): Promise<OpenResult<HubStore>> {
  const opened =
    'url' in options
      ? await openOnServer(options)
      : await openDatabase<HubTables>(options, hubMigrations, 'together');
  if (!opened.ok) return opened;
  const { store: connection, ...how } = opened;
  return { ...how, store: createHubStore(connection, takeLeadOf(options)) };
}

/** A file is one process's: whoever opened it leads. */
const onlyHub: Lead = {
  term: 1,
  lost: new Promise(() => undefined),
  release: async () => undefined,
};

function takeLeadOf(options: HubStoreOptions): () => Promise<Lead | null> {
  if (!('url' in options)) return () => Promise.resolve(onlyHub);
  return async () => (await import('../postgres/lead.ts')).takeLead(options.url);
}

/** The driver is loaded only where it is used: the hub inside the app never is on a server. */
async function openOnServer(options: PostgresOptions): Promise<OpenResult<Connection<HubTables>>> {
  const { openPostgres } = await import('../postgres/openPostgres.ts');
  return openPostgres<HubTables>(options, hubMigrations);
}

/** The hub's store on an open, migrated database of any kind that kysely speaks. */
function createHubStore(
  { db, log, close }: Connection<HubTables>,
  takeLead: () => Promise<Lead | null>,
): HubStore {
  const gate = createGate(log);
  return {
    invites: createInvites(db, gate),
    calls: createHubCalls(db, gate),
    summaries: createSummaries(db, gate),
    surveys: createSurveys(db, gate),
    people: createPeople(db, gate),
    teams: createTeams(db, gate),
    sessions: createSessions(db, gate),
    invitations: createInvitations(db, gate),
    openIdFlows: createOpenIdFlows(db, gate),
    ...createDesk(db, gate),
    teamTemplates: createTeamTemplates(db, gate),
    takeLead: () => gate.run(takeLead),
    ping: () =>
      gate.run(async () => {
        await sql`select 1`.execute(db);
      }),
    close: () => gate.close(close),
  };
}
