import type { EpochMs } from '#shared/lib/units.ts';

/** Who signed in, as the provider says. */
export interface OidcIdentity {
  readonly issuer: string;
  /** With the issuer, the only thing that names a person for ever: e-mail addresses are given on. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider vouches that the address is this person's. */
  readonly emailVerified: boolean;
  readonly name: string | null;
}

/** How far a sign-in has come. */
export type FlowStep =
  /** The person is at the provider. */
  | { readonly at: 'provider' }
  /** Back from there; one hub asks the provider who it was. */
  | { readonly at: 'exchange' }
  | { readonly at: 'failed' }
  /** Over at the provider; waits for the code from the browser's page. */
  | {
      readonly at: 'done';
      readonly identity: OidcIdentity;
      readonly codeHash: string;
      readonly wrongCodes: number;
    };

/** One sign-in under way. Plain data, good for JSON. */
export interface Flow {
  readonly id: string;
  /** One more with every step. */
  readonly version: number;
  /** SHA-256 of what the provider sends back through the browser. */
  readonly stateHash: string;
  /** SHA-256 of what only the app knows that began. */
  readonly pollHash: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  readonly expiresAt: EpochMs;
  readonly step: FlowStep;
}

/**
 * Where sign-ins under way are kept. Hubs that stand behind one proxy need one store between them:
 * the browser comes back to any of them, and the app asks any.
 *
 * A store in a database: one row a flow, `id` and `stateHash` unique, `expiresAt` with an index,
 * the rest as JSON. Every promise below has to hold between processes: `swap` is one
 * `UPDATE … WHERE id = ? AND version = ?` (or `DELETE`, the same way) that looks at the number of
 * rows, never a read and a write. Nothing here has to outlive ten minutes, so backups can do without it.
 */
export interface FlowStore {
  /**
   * Keeps a new flow; forgets those that have expired by `now`, and only then counts.
   * @returns false, and keeps nothing, where as many are under way as may be
   */
  put(flow: Flow, now: EpochMs): Promise<boolean>;
  /** @returns null where there is none; one that expired may still be found */
  find(by: { readonly id: string } | { readonly stateHash: string }): Promise<Flow | null>;
  /**
   * Takes a flow one step on, or out (null), if it still stands where it was found: of two that
   * try at once, one is told false, and has done nothing.
   */
  swap(found: Flow, next: FlowStep | null): Promise<boolean>;
}
