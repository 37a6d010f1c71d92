import type { Ms } from '#shared/lib/units.ts';
import { REJOIN_GRACE_MS, RING_TIMEOUT_MS } from '#shared/contract/hub.ts';
import type { CallRules } from './call/life.ts';
import type { RelayLimits } from './call/relay.ts';
import type { Clock } from './clock.ts';
import type { IceOptions } from './ice.ts';
import type { Log } from './log.ts';
import type { MetricsAddress } from './metrics/server.ts';
import type { Ids } from './security/secrets.ts';

/** How much of something one client may do: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

export interface HubLimits extends CallRules, RelayLimits {
  /** Messages of one socket. Trickled candidates come in bursts of about 30. */
  readonly messages: Rate;
  /** HTTP requests from one network address, whoever asks: a page has about 15 files. */
  readonly visits: Rate;
  /** HTTP requests of one agent or person, from everywhere. */
  readonly requests: Rate;
  /** Link look-ups from one network address; an office shares one. */
  readonly lookups: Rate;
  /** Refused tokens from one network address. */
  readonly failedAuth: Rate;
  /** Wrong passwords for one account, from everywhere. */
  readonly signIns: Rate;
  /** Rings of one link: an impatient customer, not a siren. */
  readonly rings: Rate;
  /** Largest socket message, in bytes: an offer of the contract's 65,536 characters fits. */
  readonly maxMessageBytes: number;
  /**
   * What may wait to be read by one client, in bytes; past it the client is let go, and told anew
   * when it is back. More than a relay keeps at most (`maxChars`, three bytes each), since that is
   * what it then gets at once.
   */
  readonly maxBufferedBytes: number;
  /** Largest HTTP body, in bytes. */
  readonly maxBodyBytes: number;
  /** Links are forgotten, names and all, this long after they expired. */
  readonly forgetAfterMs: Ms;
}

export const defaultLimits: HubLimits = {
  ringTimeoutMs: RING_TIMEOUT_MS,
  rejoinGraceMs: REJOIN_GRACE_MS,
  maxSignals: 200,
  maxChars: 512 * 1024,
  messages: { burst: 200, perSecond: 50 },
  visits: { burst: 2000, perSecond: 200 },
  requests: { burst: 600, perSecond: 60 },
  lookups: { burst: 60, perSecond: 1 },
  failedAuth: { burst: 20, perSecond: 0.2 },
  signIns: { burst: 10, perSecond: 1 / 30 },
  rings: { burst: 5, perSecond: 0.1 },
  maxMessageBytes: 256 * 1024,
  maxBufferedBytes: 2 * 1024 * 1024,
  maxBodyBytes: 16 * 1024,
  forgetAfterMs: 30 * 24 * 3600 * 1000,
};

export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A company's OpenID Connect provider. */
export interface OpenIdProvider {
  readonly issuer: string;
  readonly clientId: string;
  /** Null for a public client: PKCE alone. */
  readonly clientSecret: string | null;
  /** What people know it by. */
  readonly name: string;
}

export interface HubOptions extends IceOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataDir: string;
  /** `postgres://…`: a database server keeps what would be in a file below `dataDir`. */
  readonly database?: string | null;
  /** `redis://…`: joins the hubs of one database. */
  readonly redis?: string | null;
  /** Opens the encrypted database; null leaves it unencrypted (tests only). */
  readonly storeKey: string | null;
  /** The built customer's page. */
  readonly guestDir: string;
  /** One access token an agent; at least 16 characters each. */
  readonly agentTokens: readonly string[];
  /** Where a team's people may sign in besides. */
  readonly openId?: OpenIdProvider | null;
  /** A team works here: people have accounts, and hand their summaries in. */
  readonly team?: boolean;
  readonly tls: TlsFiles | null;
  /** The address customers use, when a proxy stands in front. */
  readonly publicUrl: string | null;
  /** Origins of further hubs of the same database; clients that lose this one try them. */
  readonly also?: readonly string[];
  /** Take the customer's network address from the proxy's X-Forwarded-For. */
  readonly trustProxy?: boolean;
  /** Where Prometheus may ask for metrics; null for nowhere. */
  readonly metrics?: MetricsAddress | null;
  /** False takes the mood cue's offer out of every link; the administrator's choice. */
  readonly mood?: boolean;
  /** Other pages that may connect, e.g. the agent's window at `app://hearback`. */
  readonly allowedOrigins: readonly string[];
  readonly log: Log;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly limits?: Partial<HubLimits>;
}
