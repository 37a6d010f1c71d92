import type { EpochMs } from '#shared/lib/units.ts';
import type { Membership, Person, Queue, SignedInAt, Team } from '#shared/model/people.ts';

/** Somebody as they are added. */
export interface NewPerson extends Omit<Person, 'disabled'> {
  /** Of argon2id; null for one who signs in elsewhere. */
  readonly passwordHash: string | null;
  readonly createdAt: EpochMs;
}

/** How an OpenID provider names somebody. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewSession {
  readonly sessionId: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly device: string;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
}

export interface OpenSession {
  readonly sessionId: string;
  readonly lastSeenAt: EpochMs;
  readonly person: Person;
}

export interface NewInvitationRecord {
  readonly invitationId: string;
  readonly tokenHash: string;
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
  readonly memberships: readonly Membership[];
  readonly createdBy: string;
  readonly createdAt: EpochMs;
  readonly expiresAt: EpochMs;
}

export interface InvitationRecord extends Omit<NewInvitationRecord, 'tokenHash'> {
  readonly usedAt: EpochMs | null;
}

/** What somebody who was invited brings along. */
export interface Joining extends Pick<
  NewPerson,
  'personId' | 'name' | 'email' | 'passwordHash' | 'createdAt'
> {
  readonly identity: Identity | null;
}

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A change; what is left out stays. */
export type PersonChange = Change<
  Pick<Person, 'name' | 'administrator' | 'disabled' | 'memberships'>
>;
export type TeamChange = Change<Omit<Team, 'teamId'>>;
export type QueueChange = Change<Pick<Queue, 'name' | 'mood'>>;

/** Every method throws StoreError and nothing else. */
export interface PeopleRepository {
  /** Nobody has an account yet. */
  isEmpty(): Promise<boolean>;
  /**
   * Adds the first person, with the first team. Of any number of tries at once exactly one gets
   * true.
   */
  start(person: NewPerson, team: Team): Promise<boolean>;
  list(): Promise<readonly Person[]>;
  find(personId: string): Promise<Person | null>;
  /** In lower case. */
  findByEmail(
    email: string,
  ): Promise<{ readonly person: Person; readonly passwordHash: string | null } | null>;
  findByIdentity(identity: Identity): Promise<Person | null>;
  /**
   * Somebody who is disabled is signed out everywhere at once.
   * @returns the person afterwards; null where there is none; `last` where nobody would be left
   * who may manage people
   * @throws StoreError `invalid` for a team that does not exist
   */
  change(personId: string, change: PersonChange): Promise<Person | null | 'last'>;
  setPassword(personId: string, passwordHash: string): Promise<void>;
}

/** Every method throws StoreError and nothing else. */
export interface TeamsRepository {
  list(): Promise<readonly Team[]>;
  find(teamId: string): Promise<Team | null>;
  add(team: Team, at: EpochMs): Promise<void>;
  /** @returns null where there is none */
  change(teamId: string, change: TeamChange): Promise<Team | null>;
  queues(): Promise<readonly Queue[]>;
  /** @throws StoreError `invalid` for a team that does not exist */
  addQueue(queue: Queue): Promise<void>;
  /** A queue that stops asking for the mood cue takes the question out of its links too. */
  changeQueue(queueId: string, change: QueueChange): Promise<Queue | null>;
}

/** Every method throws StoreError and nothing else. */
export interface SessionsRepository {
  open(session: NewSession): Promise<void>;
  /** Null where it is not known, has expired, or its person is disabled. */
  find(tokenHash: string, now: EpochMs): Promise<OpenSession | null>;
  /** Notes that it is in use, which keeps it open until `expiresAt`. */
  touch(sessionId: string, at: EpochMs, expiresAt: EpochMs): Promise<void>;
  /** Open ones, the one used last first. */
  list(personId: string, now: EpochMs): Promise<readonly SignedInAt[]>;
  /** @returns false where this person has no such session */
  close(personId: string, sessionId: string): Promise<boolean>;
  /** @returns the ids of those that were closed */
  closeAll(personId: string, except: string | null): Promise<readonly string[]>;
  /** Deletes what expired. */
  forgetBefore(expiredBefore: EpochMs): Promise<void>;
}

/** Every method throws StoreError and nothing else. */
export interface InvitationsRepository {
  /** @throws StoreError `invalid` for a team that does not exist */
  add(invitation: NewInvitationRecord): Promise<void>;
  find(tokenHash: string): Promise<InvitationRecord | null>;
  /** Neither used nor expired, newest first. */
  listOpen(now: EpochMs): Promise<readonly InvitationRecord[]>;
  /** @returns false where there is none that is open */
  revoke(invitationId: string): Promise<boolean>;
  /**
   * Uses an invitation: the person is added with what the invitation says, in one transaction. Of
   * any number of tries at once exactly one gets the person. An identity alone, whose person is
   * known by it already, is refused as `taken`.
   */
  use(
    tokenHash: string,
    joining: Joining,
  ): Promise<Person | 'unknown' | 'used' | 'expired' | 'taken'>;
}

export interface OpenIdFlow {
  readonly flowId: string;
  /** What the provider sends back; finds the flow. */
  readonly state: string;
  /** Grows with each step. */
  readonly version: number;
  readonly body: string;
  readonly expiresAt: EpochMs;
}

/** Every method throws StoreError and nothing else. */
export interface OpenIdFlowsRepository {
  /** @returns false where too many go on */
  add(flow: OpenIdFlow, now: EpochMs, atMost: number): Promise<boolean>;
  find(by: 'flowId' | 'state', value: string): Promise<OpenIdFlow | null>;
  /** Takes a flow one version on if it still stands at `version`. @returns whether it did */
  replace(flowId: string, version: number, body: string): Promise<boolean>;
  /** Removes it if it still stands at `version`. @returns whether it did */
  remove(flowId: string, version: number): Promise<boolean>;
}
