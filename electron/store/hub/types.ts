import type { EpochMs } from '#shared/lib/units.ts';
import type {
  InvitationsRepository,
  OpenIdFlowsRepository,
  PeopleRepository,
  SessionsRepository,
  TeamsRepository,
} from './people/types.ts';
import type { DeskRepositories } from './reviews/types.ts';
import type { TeamTemplatesRepository } from './templates/types.ts';
import type { SummariesRepository } from './summaries/types.ts';
import type { CallId, EndedBy, EndReason } from '#shared/model/call.ts';
import type { SurveyAnswers } from '#shared/model/survey.ts';

/**
 * Where an invite stands. `open`: nobody rang yet (past `expiresAt` it is expired: time decides,
 * not this column). `seated`: one person holds the seat, and may ring again after a ring that was
 * not answered. `ended`: its answered call is over. `revoked`: the agent took it back.
 */
export type InviteState = 'open' | 'seated' | 'ended' | 'revoked';

/** An invite as it is made. */
export interface NewInvite {
  readonly inviteId: string;
  /** SHA-256 of the token, hex: the token itself is nowhere in the hub. */
  readonly tokenHash: string;
  /** The agent who made it, as the hub tells agents apart. */
  readonly ownerId: string;
  readonly agentName: string;
  readonly company: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
  readonly simulated: boolean;
  /** The agent's app asks the customer for the mood cue. */
  readonly offersMood: boolean;
  /** What it is for, in a team; null outside of one. */
  readonly queueId: string | null;
}

export interface InviteRecord extends NewInvite {
  /** Expiry is a matter of time, not of state. */
  readonly state: InviteState;
  /** SHA-256 of the seat's secret, hex. */
  readonly seatHash: string | null;
  /** The latest of its calls. */
  readonly callId: CallId | null;
}

/** A customer sits down on the invite's only seat, or rings again from it: the call that begins. */
export interface SeatTaken {
  readonly inviteId: string;
  readonly seatHash: string;
  readonly callId: CallId;
  readonly ringingSince: EpochMs;
  readonly video: boolean;
  readonly locale: string;
}

export type HubCallPhase = 'ringing' | 'live' | 'ended';

export interface HubCallRecord {
  readonly callId: CallId;
  readonly inviteId: string;
  readonly agentName: string;
  readonly customerName: string;
  readonly issue: string | null;
  readonly simulated: boolean;
  readonly video: boolean;
  readonly locale: string;
  readonly phase: HubCallPhase;
  readonly ringingSince: EpochMs;
  readonly liveAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly endedBy: EndedBy | null;
  readonly endReason: EndReason | null;
}

/** Every method throws StoreError and nothing else. */
export interface InvitesRepository {
  /** @throws StoreError `invalid` where the id or the token's hash is taken */
  create(invite: NewInvite): Promise<void>;
  find(inviteId: string): Promise<InviteRecord | null>;
  findByTokenHash(tokenHash: string): Promise<InviteRecord | null>;
  /** One agent's, open or seated and not expired at `now`, newest first. */
  listOpen(page: {
    ownerId: string;
    now: EpochMs;
    limit: number;
  }): Promise<readonly InviteRecord[]>;
  /**
   * Takes the seat and begins the call in one transaction. Of any number of tries at once exactly
   * one gets true; false where the invite is not open or expired before `ringingSince`.
   */
  takeSeat(seat: SeatTaken): Promise<boolean>;
  /**
   * Begins another call from the same seat; false where the invite is not seated, another seat
   * holds it, or it expired before `ringingSince`.
   */
  ringAgain(seat: SeatTaken): Promise<boolean>;
  /** @returns false where it is neither open nor seated (any more) */
  revoke(inviteId: string): Promise<boolean>;
  /**
   * Deletes invites that expired before this moment and have no unended call, with their calls.
   * @returns how many
   */
  forgetBefore(expiredBefore: EpochMs): Promise<number>;
}

/** Every method throws StoreError and nothing else. */
export interface HubCallsRepository {
  find(callId: CallId): Promise<HubCallRecord | null>;
  /** Whose calls these are; those that are not here are left out. */
  ownersOf(callIds: readonly CallId[]): Promise<ReadonlyMap<CallId, string>>;
  /** Ringing and live calls, oldest first: what a hub that starts again has to take up. */
  unended(): Promise<readonly HubCallRecord[]>;
  /** @returns false where the call does not ring (any more) */
  answer(callId: CallId, at: EpochMs): Promise<boolean>;
  /**
   * Ends the call, and its invite if the call was answered, in one transaction. The first end
   * counts.
   * @returns the call as it stands afterwards, null where it is unknown
   */
  end(
    callId: CallId,
    ending: { by: EndedBy; reason: EndReason; at: EpochMs },
  ): Promise<HubCallRecord | null>;
}

/** What a customer answered, as it comes in. */
export interface NewSurvey {
  readonly callId: CallId;
  /** The agent of the call. */
  readonly ownerId: string;
  /** Made by the page: knows the same request again. */
  readonly requestId: string;
  readonly answers: SurveyAnswers;
  readonly answeredAt: EpochMs;
}

export interface SurveyRecord extends Pick<NewSurvey, 'callId' | 'answers' | 'answeredAt'> {
  /** Grows in the order in which one agent's answers came; places may be missing. */
  readonly place: number;
}

/** Every method throws StoreError and nothing else. */
export interface SurveysRepository {
  /**
   * Once a call: the first answers stay.
   * @returns `again` for the same request once more, `used` for any other one
   * @throws StoreError `invalid` where there is no such call
   */
  add(survey: NewSurvey): Promise<'added' | 'again' | 'used'>;
  has(callId: CallId): Promise<boolean>;
  /** What was answered about any of these calls. */
  ofCalls(
    callIds: readonly CallId[],
  ): Promise<readonly (SurveyRecord & Pick<NewSurvey, 'ownerId'>)[]>;
  /** One agent's, behind a place, oldest first. */
  listAfter(page: {
    ownerId: string;
    after: number;
    limit: number;
  }): Promise<readonly SurveyRecord[]>;
  /** The secret of this name that all hubs of the database share; `fresh` where it is the first. */
  secret(name: string, fresh: string): Promise<string>;
}

/** What the one hub holds that joins the calls of a database. */
export interface Lead {
  /** Grows with every taking, over all hubs: of two that claim the lead, the higher one has it. */
  readonly term: number;
  /** Resolves when the database lets go of it: the server or the connection went away. */
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** What the hub keeps, so that used, expired and ended links survive a restart. */
export interface HubStore extends DeskRepositories {
  readonly invites: InvitesRepository;
  readonly calls: HubCallsRepository;
  readonly summaries: SummariesRepository;
  readonly surveys: SurveysRepository;
  readonly people: PeopleRepository;
  readonly teams: TeamsRepository;
  readonly sessions: SessionsRepository;
  readonly invitations: InvitationsRepository;
  readonly openIdFlows: OpenIdFlowsRepository;
  readonly teamTemplates: TeamTemplatesRepository;
  /**
   * Takes the lead; null where another hub has it. A file has one hub only, which always gets it.
   */
  takeLead(): Promise<Lead | null>;
  /** @throws StoreError where the database does not answer */
  ping(): Promise<void>;
  /** Waits for what is under way; afterwards every call throws StoreError `closed`. */
  close(): Promise<void>;
}
