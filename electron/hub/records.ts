import type { EpochMs } from '#shared/lib/units.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import type {
  DeskRepositories,
  InvitationsRepository,
  InviteRecord,
  Lead,
  NewInvite,
  OpenIdFlowsRepository,
  PeopleRepository,
  SessionsRepository,
  SummariesRepository,
  SurveysRepository,
  TeamTemplatesRepository,
  TeamsRepository,
} from '#electron/store/index.ts';

export type { InviteRecord, Lead } from '#electron/store/index.ts';

/*
 * What the hub asks of its store, and nothing more.
 */

/** A ring: the first one takes the invite's only seat. */
interface RingRecord {
  readonly inviteId: string;
  readonly seatHash: string;
  readonly callId: CallId;
  readonly ringingSince: EpochMs;
  readonly video: boolean;
  readonly locale: string;
}

/** One ring and what became of it. */
interface CallRecord {
  readonly callId: CallId;
  readonly inviteId: string;
  readonly video: boolean;
  readonly locale: string;
  readonly ringingSince: EpochMs;
  readonly liveAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly endedBy: EndedBy | null;
  readonly endReason: EndReason | null;
}

interface Ending {
  readonly by: EndedBy;
  readonly reason: EndReason;
  readonly at: EpochMs;
}

interface InviteRecords {
  create(invite: NewInvite): Promise<void>;
  find(inviteId: string): Promise<InviteRecord | null>;
  findByTokenHash(tokenHash: string): Promise<InviteRecord | null>;
  /** One agent's links that are open or seated and expire after `now`, newest first. */
  listOpen(page: {
    readonly ownerId: string;
    readonly now: EpochMs;
    readonly limit: number;
  }): Promise<readonly InviteRecord[]>;
  /** Takes the seat and begins a call; false where the seat is no longer free. */
  takeSeat(ring: RingRecord): Promise<boolean>;
  /** Begins another call of a seated link; false where it is not seated. */
  ringAgain(ring: RingRecord): Promise<boolean>;
  /** @returns false where it is neither open nor seated */
  revoke(inviteId: string): Promise<boolean>;
  /** Deletes links that expired before this moment and are in no call, with their calls. */
  forgetBefore(expiredBefore: EpochMs): Promise<number>;
}

interface CallRecords {
  find(callId: CallId): Promise<CallRecord | null>;
  /** Whose calls these are; those that are not here are left out. */
  ownersOf(callIds: readonly CallId[]): Promise<ReadonlyMap<CallId, string>>;
  /** What went on when the hub stopped. */
  unended(): Promise<readonly CallRecord[]>;
  answer(callId: CallId, at: EpochMs): Promise<boolean>;
  /** The first end counts. Ends the link too, if the call had been answered. */
  end(callId: CallId, ending: Ending): Promise<unknown>;
}

/** What no call waits for: while the store is away, it fails at once. */
export interface TeamRecords extends DeskRepositories {
  readonly people: PeopleRepository;
  readonly teams: TeamsRepository;
  readonly sessions: SessionsRepository;
  readonly invitations: InvitationsRepository;
  readonly openIdFlows: OpenIdFlowsRepository;
  readonly teamTemplates: TeamTemplatesRepository;
  readonly summaries: SummariesRepository;
}

export interface HubRecords extends TeamRecords {
  readonly invites: InviteRecords;
  readonly calls: CallRecords;
  readonly surveys: SurveysRepository;
  /** Takes the lead over all hubs of this database; null where another hub has it. */
  takeLead(): Promise<Lead | null>;
  /** @throws StoreError where the store cannot be reached */
  ping(): Promise<void>;
  close(): Promise<void>;
}
