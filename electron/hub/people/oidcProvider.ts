import type { ClientAuth, Configuration, CustomFetch } from 'openid-client';
import { z } from 'zod';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import type { Clock } from '../clock.ts';
import { HubStartError } from '../startError.ts';
import { OidcError } from './oidcError.ts';
import type { OidcErrorCode } from './oidcError.ts';
import type { Flow, OidcIdentity } from './oidcFlows.ts';

export interface ProviderOptions {
  /** As the provider writes it, e.g. `https://login.example.com`. */
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client: PKCE alone. */
  readonly clientSecret: string | null;
  readonly clock: Clock;
  /** How the provider is reached; the platform's own unless told otherwise. */
  readonly fetch?: CustomFetch;
}

/** The provider, as sign-ins need it. Everything throws OidcError. */
export interface Provider {
  /** Where the person's browser has to go. */
  authorizationUrl(flow: Flow, state: string): Promise<URL>;
  /** Exchanges what came back with the browser for who it was. */
  identify(flow: Flow, state: string, answer: URLSearchParams): Promise<OidcIdentity>;
}

/** Keys are renewed by the library when one is unknown; addresses change rarely. */
const discoverAgainMs: Ms = 3_600_000;

/** Somebody waits in front of a browser. */
const answerWithinSeconds = 10;

/** Its own clock may go wrong by a little; the library's choice, here to be seen. */
const clockToleranceSeconds = 30;

/** Machines that nobody listens in to on the way. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
}

/** Https, or http that does not leave the machine. */
const isSafe = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));

/** @throws HubStartError for an issuer that no hub should trust */
export function checkIssuer(issuer: string): URL {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || url.search || url.hash || url.username || url.password || !isSafe(url)) {
    throw new HubStartError(
      'other',
      "The sign-in service's address cannot be used. It has to look like https://login.example.com, with nothing after a ? or #; http is for this very machine alone.",
    );
  }
  return url;
}

/** OpenID Connect Core 5.1. Some providers write the boolean as a word. */
const claimsSchema = z.object({
  email: z.string().max(320).nullish(),
  email_verified: z.union([z.boolean(), z.string()]).nullish(),
  name: z.string().max(500).nullish(),
});

/** Loaded with the first sign-in: it is ESM alone, and hubs without a provider do without. */
const library = () => import('openid-client');

/** The library wraps what is thrown below it. */
function oidcErrorIn(error: unknown): OidcError | null {
  if (error instanceof OidcError) return error;
  return error instanceof Error ? oidcErrorIn(error.cause) : null;
}

/**
 * What the browser brings back instead of a proof (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6).
 * What is not here is about the hub's request itself.
 */
const meaningOf: ReadonlyMap<string, OidcErrorCode> = new Map([
  ['access_denied', 'denied'],
  ['login_required', 'denied'],
  ['interaction_required', 'denied'],
  ['consent_required', 'denied'],
  ['account_selection_required', 'denied'],
  ['server_error', 'away'],
  ['temporarily_unavailable', 'away'],
]);

/** @param otherwise what an error means at this point that says nothing better */
async function asOidcError(
  error: unknown,
  otherwise: 'misconfigured' | 'untrusted',
): Promise<OidcError> {
  const known = oidcErrorIn(error);
  if (known !== null) return known;
  const client = await library();
  if (error instanceof client.AuthorizationResponseError) {
    return new OidcError(meaningOf.get(error.error) ?? 'misconfigured', error);
  }
  if (error instanceof client.ResponseBodyError) {
    // Anything but a bad code is about the client: its name, its secret, its addresses.
    return new OidcError(error.error === 'invalid_grant' ? 'untrusted' : 'misconfigured', error);
  }
  if (error instanceof client.WWWAuthenticateChallengeError) {
    return new OidcError('misconfigured', error);
  }
  const isLate = error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT';
  return new OidcError(isLate ? 'away' : otherwise, error);
}

/** Never anywhere in the clear, wherever the provider's own description points. */
function guarded(through: CustomFetch): CustomFetch {
  return async (url, options) => {
    if (!isSafe(new URL(url))) throw new OidcError('misconfigured', new Error(`Unsafe: ${url}`));
    const answer = await through(url, options).catch((error: unknown) => {
      throw new OidcError('away', error);
    });
    if (answer.status >= 500) throw new OidcError('away', new Error(`HTTP ${answer.status}`));
    return answer;
  };
}

/** HTTP Basic is what every provider has to take unless it says otherwise (OpenID Discovery, 3). */
function secretAuth(
  { ClientSecretBasic, ClientSecretPost }: Awaited<ReturnType<typeof library>>,
  secret: string,
): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const auth = taken.includes('client_secret_basic') ? basic : post;
    auth(server, ...rest);
  };
}

export function createProvider(options: ProviderOptions): Provider {
  const { clientId, clientSecret, clock } = options;
  const issuer = checkIssuer(options.issuer);
  const reach = guarded(options.fetch ?? ((url, init) => fetch(url, init as RequestInit)));
  let known: { readonly at: EpochMs; readonly configuration: Configuration } | null = null;
  let asking: Promise<Configuration> | null = null;

  const discover = async (): Promise<Configuration> => {
    const client = await library();
    const { None, allowInsecureRequests, clockTolerance, customFetch, discovery } = client;
    const auth = clientSecret === null ? None() : secretAuth(client, clientSecret);
    // Without these checks a token's signature is not looked at, since it comes over TLS anyway.
    const execute = [client.enableNonRepudiationChecks];
    if (issuer.protocol === 'http:') execute.push(allowInsecureRequests);
    const configuration = await discovery(
      issuer,
      clientId,
      { [clockTolerance]: clockToleranceSeconds },
      auth,
      { execute, timeout: answerWithinSeconds, [customFetch]: reach },
    );
    const { authorization_endpoint: endpoint, issuer: named } = configuration.serverMetadata();
    if (named.includes('{')) throw new Error('This issuer is everybody. Name your own tenant.');
    // The app opens this address: nothing but the web.
    if (endpoint === undefined || !isSafe(new URL(endpoint))) throw new Error('Unsafe endpoint');
    return configuration;
  };

  /** Asked once, however many wait for it; what failed is asked again next time. */
  const renewed = (): Promise<Configuration> => {
    asking ??= discover()
      .then((configuration) => {
        known = { at: clock.now(), configuration };
        return configuration;
      })
      .catch(async (error: unknown) => {
        throw await asOidcError(error, 'misconfigured');
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };

  const fresh = (): Promise<Configuration> => {
    const isFresh = known !== null && Math.abs(clock.now() - known.at) < discoverAgainMs;
    return isFresh && known ? Promise.resolve(known.configuration) : renewed();
  };

  const exchange = async (
    configuration: Configuration,
    { codeVerifier, nonce, redirectUri }: Flow,
    state: string,
    answer: URLSearchParams,
  ): Promise<OidcIdentity> => {
    const { authorizationCodeGrant, fetchUserInfo } = await library();
    // Built from the address that was registered: a proxy may have changed the one that was asked.
    const url = new URL(redirectUri);
    url.search = answer.toString();
    const tokens = await authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const token = tokens.claims();
    if (token === undefined) throw new OidcError('untrusted');
    const isWhole = token['email'] !== undefined && token['name'] !== undefined;
    const more =
      !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? await fetchUserInfo(configuration, tokens.access_token, token.sub)
        : {};
    const claims = claimsSchema.parse({ ...token, ...more });
    return {
      issuer: token.iss,
      subject: token.sub,
      email: claims.email ?? null,
      emailVerified: claims.email_verified === true || claims.email_verified === 'true',
      name: claims.name ?? null,
    };
  };

  return {
    async authorizationUrl({ codeVerifier, nonce, redirectUri }, state) {
      const configuration = await fresh();
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
      return buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
    },

    async identify(flow, state, answer) {
      // Not renewed here: the sign-in began under what is known.
      const configuration = known?.configuration ?? (await renewed());
      try {
        return await exchange(configuration, flow, state, answer);
      } catch (error) {
        throw await asOidcError(error, 'untrusted');
      }
    },
  };
}
