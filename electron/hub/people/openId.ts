import type { FastifyInstance } from 'fastify';
import type { OpenIdBegun, OpenIdOutcome, OpenIdPoll } from '#shared/contract/people.ts';
import { openIdPollSchema } from '#shared/contract/people.ts';
import { emailSchema } from '#shared/model/people.ts';
import type { Person } from '#shared/model/people.ts';
import { sendPage } from '../http/app.ts';
import { parse } from '../http/request.ts';
import type { Log } from '../log.ts';
import type { TeamRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { forAnybody } from '../security/access.ts';
import { admit } from '../security/admit.ts';
import type { Buckets } from '../security/buckets.ts';
import type { Ids } from '../security/secrets.ts';
import { hashSecret } from '../security/secrets.ts';
import type { Clock } from '../clock.ts';
import type { Accounts } from './accounts.ts';
import type { Oidc } from './oidc.ts';
import { OidcError } from './oidcError.ts';
import type { OidcIdentity } from './oidcFlows.ts';
import { callbackPage } from './oidcPages.ts';

export interface OpenIdParts {
  readonly oidc: Oidc;
  readonly accounts: Pick<Accounts, 'open'>;
  readonly records: Pick<TeamRecords, 'people' | 'invitations'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly publicOrigin: () => string;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
}

/** Where the provider sends browsers back to, below the hub's public address. */
export const OPENID_CALLBACK = '/oidc/callback';

/** The routes of signing in through the company's provider; see oidc.ts for how it goes. */
export function serveOpenId(app: FastifyInstance, parts: OpenIdParts): void {
  const { oidc, log, publicOrigin, lookups, failedAuth } = parts;

  app.post('/api/people/openid', forAnybody, async (request): Promise<OpenIdBegun> => {
    admit(lookups, request);
    try {
      return await oidc.begin();
    } catch (error) {
      if (!(error instanceof OidcError)) throw error;
      log({ level: 'warn', event: 'openid.notBegun', fields: { code: error.code } });
      throw new Refusal('internal', error.message);
    }
  });

  app.post('/api/people/openid/outcome', forAnybody, async (request): Promise<OpenIdOutcome> => {
    const poll = parse(openIdPollSchema, request.body);
    const outcome = await oidc.outcome(poll.flowId, poll.pollSecret, poll.code);
    if (typeof outcome !== 'string') return enter(parts, outcome, poll);
    // Nobody guesses ids, secrets or codes for nothing.
    if (outcome === 'expired' || outcome === 'wrongCode') admit(failedAuth, request);
    return { state: outcome };
  });

  // A HEAD of a link scanner would use the sign-in up.
  const options = { ...forAnybody, exposeHeadRoute: false };
  app.get(OPENID_CALLBACK, options, async (request, reply) => {
    admit(lookups, request);
    const { error, html, status } = await callbackPage(oidc, new URL(request.url, publicOrigin()));
    if (error !== null) {
      const fields = { code: error.code, detail: error.detail };
      log({ level: 'warn', event: 'openid.failed', fields });
    }
    return sendPage(reply, status, html);
  });
}

/** Signs in whom the provider vouched for: somebody who is known, or who was invited. */
async function enter(
  parts: OpenIdParts,
  identity: OidcIdentity,
  { device, invitation }: OpenIdPoll,
): Promise<OpenIdOutcome> {
  const known = await parts.records.people.findByIdentity(identity);
  const person = known ?? (invitation === null ? null : await join(parts, identity, invitation));
  if (person === null || person.disabled) {
    parts.log({ level: 'warn', event: 'openid.stranger' });
    return { state: 'stranger' };
  }
  return { state: 'signedIn', signedIn: await parts.accounts.open(person, device) };
}

/**
 * Binds an identity to a new account. The invitation's own address counts before the provider's,
 * which counts only where the provider vouches for it: it is what the account is told apart by.
 */
async function join(
  { records, clock, ids }: OpenIdParts,
  { issuer, subject, email, emailVerified, name }: OidcIdentity,
  invitation: string,
): Promise<Person | null> {
  const tokenHash = hashSecret(invitation);
  const found = await records.invitations.find(tokenHash);
  if (found === null) throw new Refusal('unknown');
  const vouched = emailVerified ? email : null;
  const address = emailSchema.safeParse(found.email === '' ? vouched : found.email);
  if (!address.success) {
    throw new Refusal(
      'wrongState',
      'The sign-in service does not vouch for an e-mail address, and the invitation names none. Ask for an invitation to your address.',
    );
  }
  const joined = await records.invitations.use(tokenHash, {
    personId: ids.id(),
    name: (name ?? '').trim().slice(0, 80) || found.name || address.data,
    email: address.data,
    passwordHash: null,
    identity: { issuer, subject },
    createdAt: clock.now(),
  });
  if (typeof joined !== 'string') return joined;
  if (joined !== 'taken') throw new Refusal(joined);
  throw new Refusal('wrongState', 'There is an account with this address. Sign in with it.');
}
