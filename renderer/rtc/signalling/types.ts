import type { HubError, HubErrorCode } from '#shared/contract/hubError.ts';
import type { Result } from '#shared/lib/result.ts';

/** A client's way to the hub. `refused` is final until the client is made anew. */
export type HubConnection = 'connecting' | 'online' | 'offline' | 'refused';

/** Why a request to the hub came to nothing: its own words, or no answer after every retry. */
export interface LinkFailure {
  readonly error: HubErrorCode | 'noAnswer';
  readonly message: string;
  /** As in HubError. */
  readonly retryAfterS?: number;
}

export type LinkResult<T> = Result<T, LinkFailure>;

/** `error` says why, with `refused`. */
export type OnHubConnection = (state: HubConnection, error: HubError | null) => void;
