import type { Oidc, OidcBegun, OidcOptions, OidcOutcome } from '#electron/hub/people/oidc.ts';
import { createOidc } from '#electron/hub/people/oidc.ts';
import { randomIds } from '#electron/hub/security/secrets.ts';
import { testClock } from './clock.ts';
import { flowsInMemory } from './flowsInMemory.ts';
import { TestBrowser, client, oidcProvider, redirectUri } from './oidcProvider.ts';

export { client };

/** Who Maya is to the provider. */
export const maya = {
  subject: 'maya',
  email: 'maya@northwind.example',
  emailVerified: true,
  name: 'Maya Lindström',
};

/** A hub's sign-in with a real provider, on a clock of its own, and a browser. */
export async function setUp(
  changes: Partial<OidcOptions> = {},
  kind: Parameters<typeof oidcProvider>[0] = {},
) {
  const provider = await oidcProvider(kind);
  const clock = testClock();
  const options: OidcOptions = {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    redirectUri: () => redirectUri,
    clock,
    ids: randomIds,
    flows: flowsInMemory(),
    ...changes,
  };
  return { provider, clock, options, oidc: createOidc(options), browser: new TestBrowser() };
}

/** What the app is told that began. */
export const outcomeOf = (
  oidc: Oidc,
  { flowId, pollSecret }: OidcBegun,
  code: string | null = null,
): Promise<OidcOutcome> => oidc.outcome(flowId, pollSecret, code);
