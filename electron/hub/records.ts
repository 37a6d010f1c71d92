import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';

/*
 * What the hub asks of its store, and nothing more. The store's own types never leave store.ts.
 */

/** One customer's link, as the hub remembers it. Of token and seat only SHA-256 (hex) is kept. */
export interface InviteRecord {
  readonly inviteId: string;
  readonly tokenHash: string;
  /** Which agent made it: derived from the agent's access token, which it does not reveal. */
  readonly ownerId: string;
  readonly agentName: string;
  readonly company: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly simulated: boolean;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** Set by the first ring; from then on only who knows the seat secret may use the link. */
  readonly seatHash: string | null;
  /** `answered` once a call of this link was taken: it is then good for nothing else. */
  readonly outcome: 'open' | 'answered' | 'revoked';
}

/** One ring of a link and what became of it. */
export interface CallRecord {
  readonly callId: CallId;
  readonly inviteId: string;
  readonly video: boolean;
  readonly locale: string;
  readonly ringingSince: EpochMs;
  readonly answeredAt: EpochMs | null;
  /** Null while it rings or is live. */
  readonly ended: {
    readonly at: EpochMs;
    readonly by: EndedBy;
    readonly reason: EndReason;
  } | null;
}

export interface HubRecords {
  addInvite(invite: InviteRecord): Promise<void>;
  inviteByTokenHash(tokenHash: string): Promise<InviteRecord | null>;
  inviteById(inviteId: string): Promise<InviteRecord | null>;
  /** Links of one agent with outcome `open` that expire after `now`, newest first. */
  openInvites(ownerId: string, now: EpochMs): Promise<readonly InviteRecord[]>;
  /** Sets or replaces the seat. */
  setSeat(inviteId: string, seatHash: string): Promise<void>;
  setOutcome(inviteId: string, outcome: InviteRecord['outcome']): Promise<void>;
  /** Writes the whole record, new or known. */
  saveCall(call: CallRecord): Promise<void>;
  /** The link's latest ring. */
  lastCall(inviteId: string): Promise<CallRecord | null>;
  /** Calls without an end: what went on when the hub stopped. */
  unendedCalls(): Promise<readonly CallRecord[]>;
  /** Deletes links that expired before this moment, with their calls. */
  forgetBefore(expiredBefore: EpochMs): Promise<void>;
  close(): Promise<void>;
}
