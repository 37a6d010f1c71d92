import type { FastifyInstance } from 'fastify';
import type { CallSurroundings } from './call/board.ts';
import type { Accounts } from './people/accounts.ts';
import { createAccounts } from './people/accounts.ts';
import { createManagement } from './people/management.ts';
import { servePeoplePages } from './people/pages.ts';
import { serveAccounts, serveManagement } from './people/routes.ts';
import type { Buckets } from './security/buckets.ts';
import { createIntake } from './summaries/intake.ts';
import { serveSummaries } from './summaries/routes.ts';

export interface TeamSurroundings {
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
  readonly publicOrigin: () => string;
  /** Lets the connections of ended sessions go. */
  readonly drop: (sessionIds: readonly string[]) => void;
}

/** Wires what a team does at its hub, besides calls, to HTTP. */
export function serveTeam(
  app: FastifyInstance,
  around: CallSurroundings,
  { lookups, failedAuth, publicOrigin, drop }: TeamSurroundings,
): Accounts {
  const { clock, ids, limits, log, queue, records } = around;
  const { signIns } = limits;
  const accounts = createAccounts({ records, clock, ids, log, signIns, openIdName: null, drop });
  const management = createManagement({ records, clock, ids, log, publicOrigin, drop });
  const parts = { accounts, management, lookups, failedAuth };
  servePeoplePages(app);
  serveAccounts(app, parts);
  serveManagement(app, parts);
  serveSummaries(app, createIntake(records, queue, clock), records);
  return accounts;
}
