import type { FastifyInstance } from 'fastify';
import type { CallSurroundings } from './call/board.ts';
import { serveReviewing } from './desk/serve.ts';
import type { Accounts } from './people/accounts.ts';
import { createAccounts } from './people/accounts.ts';
import { createOidc } from './people/oidc.ts';
import { OPENID_CALLBACK, serveOpenId } from './people/openId.ts';
import { storedFlows } from './people/storedFlows.ts';
import { createManagement } from './people/management.ts';
import { servePeoplePages } from './people/pages.ts';
import { serveAccounts, serveManagement } from './people/routes.ts';
import type { OpenIdProvider } from './options.ts';
import type { Buckets } from './security/buckets.ts';
import { createIntake } from './summaries/intake.ts';
import { serveSummaries } from './summaries/routes.ts';
import { serveTemplates } from './templates/routes.ts';

export interface TeamSurroundings {
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
  readonly publicOrigin: () => string;
  /** Lets the connections of ended sessions go. */
  readonly drop: (sessionIds: readonly string[]) => void;
  readonly openId: OpenIdProvider | null;
}

/** Wires what a team does at its hub, besides calls, to HTTP. */
export function serveTeam(
  app: FastifyInstance,
  around: CallSurroundings,
  { lookups, failedAuth, publicOrigin, drop, openId }: TeamSurroundings,
): Accounts {
  const { clock, ids, limits, log, queue, records } = around;
  const { signIns } = limits;
  const accounts = createAccounts({
    records,
    clock,
    ids,
    log,
    signIns,
    openIdName: openId?.name ?? null,
    drop,
  });
  const management = createManagement({ records, clock, ids, log, publicOrigin, drop });
  const parts = { accounts, management, lookups, failedAuth };
  servePeoplePages(app);
  serveAccounts(app, parts);
  serveManagement(app, parts);
  if (openId !== null) {
    const redirectUri = (): string => `${publicOrigin()}${OPENID_CALLBACK}`;
    const flows = storedFlows(records.openIdFlows);
    const oidc = createOidc({ ...openId, redirectUri, clock, ids, flows });
    const shared = { accounts, records, clock, ids, log, publicOrigin, lookups, failedAuth };
    serveOpenId(app, { oidc, ...shared });
  }
  const intake = createIntake(records, queue, clock);
  serveSummaries(app, intake, records);
  serveReviewing(app, around, intake);
  serveTemplates(app, records, clock);
  return accounts;
}
