import type { Ms } from '#shared/lib/units.ts';
import { Refusal } from '../refusal.ts';
import type { Ids } from '../security/secrets.ts';
import { hashSecret, sameHash } from '../security/secrets.ts';
import { OidcError } from './oidcError.ts';
import type { Flow, FlowStore, OidcIdentity } from './oidcFlows.ts';
import { createProvider } from './oidcProvider.ts';
import type { ProviderOptions } from './oidcProvider.ts';

export interface OidcOptions extends ProviderOptions {
  /** Where the provider sends browsers back to: the hub's public `…/oidc/callback`. */
  readonly redirectUri: () => string;
  readonly ids: Ids;
  /** Where sign-ins under way are kept. */
  readonly flows: FlowStore;
}

/** What the app gets that begins a sign-in. */
export interface OidcBegun {
  readonly flowId: string;
  /** Only for the app that began. */
  readonly pollSecret: string;
  /** For the system's browser. */
  readonly url: string;
}

/**
 * - `waiting`: the browser is not back yet
 * - `needsCode`: it is, and shows a code that has to come along
 * - `wrongCode`: not this one; it may be tried again a few times
 * - `failed`: over without a result; handed out once
 * - `expired`: nothing (any more) for this flow and secret
 * - an identity: handed out once
 */
export type OidcOutcome =
  'waiting' | 'needsCode' | 'wrongCode' | 'failed' | 'expired' | OidcIdentity;

/**
 * Sign-in through a company's OpenID Connect provider, for an app without a web address: the app
 * begins, opens `url` in the system's browser, the provider sends that to the hub (`finish`), and
 * the app asks for the `outcome`.
 *
 * The hub's page then shows a code that its reader types into the app. Without it, anybody could
 * begin a sign-in and send its address to a colleague, whose browser, long signed in at the
 * provider, would finish it at a click: whoever began would get the colleague's session (RFC 8628,
 * 5.4 describes the same for devices). The app is on the far side of no redirect, so the person is
 * what joins the two.
 */
export interface Oidc {
  /** @throws OidcError `away`, `misconfigured`; Refusal `tooMany` with too many under way */
  begin(): Promise<OidcBegun>;
  /**
   * Takes up what the browser brought back from the provider.
   * @param currentUrl the address as it was asked for; only its query counts
   * @returns the code to be shown, six digits
   * @throws OidcError `denied`, `untrusted`, `away`, `misconfigured`: the app is told `failed`;
   * `unknownFlow`: nobody is told anything
   */
  finish(currentUrl: URL): Promise<string>;
  /** @param code what was typed; spaces do not matter */
  outcome(flowId: string, pollSecret: string, code?: string | null): Promise<OidcOutcome>;
}

/** For a person who looks for their second factor. */
export const flowLifeMs: Ms = 600_000;

/** Five guesses at a million codes. */
const maxWrongCodes = 5;

/** Six digits from 48 random bits: no digit comes noticeably more often. */
const codeFrom = (secret: string): string =>
  String(Number.parseInt(hashSecret(secret).slice(0, 12), 16) % 1_000_000).padStart(6, '0');

/** @throws HubStartError for an issuer that cannot be trusted */
export function createOidc(options: OidcOptions): Oidc {
  const { clock, flows, ids, redirectUri } = options;
  const provider = createProvider(options);
  const isOver = (flow: Flow): boolean => flow.expiresAt <= clock.now();

  const tryCode = async (
    flow: Flow,
    step: Extract<Flow['step'], { at: 'done' }>,
    code: string,
  ): Promise<OidcOutcome> => {
    const fits = sameHash(hashSecret(code.replaceAll(/\s/g, '')), step.codeHash);
    const wrongCodes = step.wrongCodes + 1;
    const isLast = fits || wrongCodes >= maxWrongCodes;
    const isTaken = await flows.swap(flow, isLast ? null : { ...step, wrongCodes });
    // Of guesses at once only one counts, and the others are told nothing about theirs.
    if (!isTaken) return 'needsCode';
    if (fits) return step.identity;
    return isLast ? 'failed' : 'wrongCode';
  };

  return {
    async begin() {
      const [state, pollSecret] = [ids.secret(), ids.secret()];
      const flow: Flow = {
        id: ids.id(),
        version: 0,
        stateHash: hashSecret(state),
        pollHash: hashSecret(pollSecret),
        nonce: ids.secret(),
        // 43 url-safe characters, as RFC 7636 wants it.
        codeVerifier: ids.secret(),
        redirectUri: redirectUri(),
        expiresAt: clock.now() + flowLifeMs,
        step: { at: 'provider' },
      };
      const url = await provider.authorizationUrl(flow, state);
      if (await flows.put(flow, clock.now())) return { flowId: flow.id, pollSecret, url: url.href };
      const words = 'Very many people are signing in right now. Try again in a few minutes.';
      throw new Refusal('tooMany', words);
    },

    async finish({ searchParams }) {
      const state = searchParams.get('state') ?? '';
      const flow = await flows.find({ stateHash: hashSecret(state) });
      const isHere = flow !== null && !isOver(flow) && flow.step.at === 'provider';
      // From here on this hub alone has it: the same address again finds nothing.
      if (!isHere || !(await flows.swap(flow, { at: 'exchange' }))) {
        throw new OidcError('unknownFlow');
      }
      const taken: Flow = { ...flow, version: flow.version + 1, step: { at: 'exchange' } };
      try {
        const identity = await provider.identify(flow, state, searchParams);
        const code = codeFrom(ids.secret());
        const codeHash = hashSecret(code);
        const isKept = await flows.swap(taken, { at: 'done', identity, codeHash, wrongCodes: 0 });
        if (!isKept) throw new OidcError('unknownFlow');
        return code;
      } catch (error) {
        await flows.swap(taken, { at: 'failed' });
        throw error;
      }
    },

    async outcome(flowId, pollSecret, code = null) {
      const flow = await flows.find({ id: flowId });
      const isTheirs = flow !== null && sameHash(hashSecret(pollSecret), flow.pollHash);
      if (!isTheirs || isOver(flow)) return 'expired';
      const { step } = flow;
      if (step.at === 'failed') return (await flows.swap(flow, null)) ? 'failed' : 'expired';
      if (step.at !== 'done') return 'waiting';
      return code === null ? 'needsCode' : tryCode(flow, step, code);
    },
  };
}
