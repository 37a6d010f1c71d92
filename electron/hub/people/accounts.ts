import type {
  InvitationView,
  Join,
  Me,
  SignIn,
  SignedIn,
  Start,
  WaysIn,
} from '#shared/contract/people.ts';
import type { Person, SignedInAt, Team } from '#shared/model/people.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Rate } from '../options.ts';
import type { HubRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { admitAs } from '../security/admit.ts';
import { createBuckets } from '../security/buckets.ts';
import { SESSION_MS } from '../security/callers.ts';
import type { Ids } from '../security/secrets.ts';
import { hashSecret, sameHash } from '../security/secrets.ts';
import { AGENT_FIRST_MS } from './management.ts';
import { checkPassword, hashPassword, passwordProblem } from './passwords.ts';

export interface AccountParts {
  readonly records: HubRecords;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Wrong passwords for one account, from everywhere. */
  readonly signIns: Rate;
  /** What the sign-in elsewhere is called; null where there is none. */
  readonly openIdName: string | null;
  /** Lets the connections of ended sessions go, at every hub of the database. */
  readonly drop: (sessionIds: readonly string[]) => void;
}

/** Accounts, as their own people use them. */
export interface Accounts {
  ways(): Promise<WaysIn>;
  /** The secret with which the first account is made. */
  startToken(): Promise<string>;
  /** @throws Refusal `unauthorised`, `used` where there is an account, `badRequest` */
  start(start: Start): Promise<SignedIn>;
  /** @throws Refusal `unauthorised` (for an unknown address too), `tooMany` */
  signIn(signIn: SignIn): Promise<SignedIn>;
  viewInvitation(token: string): Promise<InvitationView>;
  /** @throws Refusal `unknown`, `used`, `expired`, `wrongState` (address taken), `badRequest` */
  join(join: Join): Promise<SignedIn>;
  me(person: Person, sessionId: string): Promise<Me>;
  /** Signs somebody in who has proved who they are. */
  open(person: Person, device: string): Promise<SignedIn>;
  signOut(person: Person, sessionId: string): Promise<void>;
  /** Signs out everywhere else. @throws Refusal `unauthorised`, `badRequest` */
  changePassword(
    person: Person,
    sessionId: string,
    passwords: { readonly current: string; readonly next: string },
  ): Promise<void>;
  sessions(person: Person): Promise<readonly SignedInAt[]>;
}

const badPassword: Readonly<Record<NonNullable<ReturnType<typeof passwordProblem>>, string>> = {
  tooShort: 'Please choose a longer password: at least 12 characters. A few words make a good one.',
  tooLong: 'This password is too long: at most 256 characters.',
  common: 'This password is one of the first that others would try. Please choose another one.',
  personal: 'Please choose a password that is not made of your name or address.',
};

const notRight = (): Refusal =>
  new Refusal('unauthorised', 'The address or the password is not right.');

/** The name of the start's secret among those of the database. */
const START = 'start';

export function createAccounts(parts: AccountParts): Accounts {
  const { records, clock, ids, log, drop } = parts;
  const { people, teams, sessions, invitations } = records;
  const tries = createBuckets(parts.signIns, clock);

  const accept = async (
    password: string,
    about: { readonly name: string; readonly email: string },
  ): Promise<string> => {
    const problem = passwordProblem(password, about);
    if (problem !== null) throw new Refusal('badRequest', badPassword[problem]);
    return hashPassword(password);
  };

  const me = async (person: Person, sessionId: string): Promise<Me> => {
    const mine = new Set(person.memberships.map(({ teamId }) => teamId));
    const [all, queues] = await Promise.all([teams.list(), teams.queues()]);
    return {
      person,
      teams: all.filter(({ teamId }) => mine.has(teamId)),
      queues: queues.filter(({ teamId }) => mine.has(teamId)),
      sessionId,
    };
  };

  const open = async (person: Person, device: string): Promise<SignedIn> => {
    const [token, sessionId, now] = [ids.secret(), ids.id(), clock.now()];
    const { personId } = person;
    await sessions.open({
      sessionId,
      tokenHash: hashSecret(token),
      personId,
      device,
      createdAt: now,
      expiresAt: now + SESSION_MS,
    });
    log({ level: 'info', event: 'person.signedIn', fields: { personId } });
    return { token, me: await me(person, sessionId) };
  };

  const startToken = (): Promise<string> => records.surveys.secret(START, ids.secret());

  return {
    me,
    open,
    startToken,
    async ways() {
      return { needsStart: await people.isEmpty(), openId: parts.openIdName };
    },
    async start({ token, name, email, password, team: teamName, device }) {
      if (!sameHash(hashSecret(token), hashSecret(await startToken()))) {
        throw new Refusal('unauthorised', 'This is not the link that the hub made for its start.');
      }
      const used = new Refusal(
        'used',
        'The first account was made already. Ask for an invitation.',
      );
      if (!(await people.isEmpty())) throw used;
      const passwordHash = await accept(password, { name, email });
      const team: Team = {
        teamId: ids.id(),
        name: teamName,
        agentFirstMs: AGENT_FIRST_MS,
        keepDays: null,
      };
      const person: Person = {
        personId: ids.id(),
        name,
        email,
        administrator: true,
        disabled: false,
        memberships: [{ teamId: team.teamId, role: 'supervisor' }],
      };
      const first = { ...person, passwordHash, createdAt: clock.now() };
      if (!(await people.start(first, team))) throw used;
      log({ level: 'info', event: 'hub.firstAccount', fields: { personId: person.personId } });
      return open(person, device);
    },
    async signIn({ email, password, device }) {
      if (!tries.take(email)) {
        throw new Refusal(
          'tooMany',
          'There were too many tries for this account. Wait a minute and try again.',
          tries.waitS(email),
        );
      }
      const found = await people.findByEmail(email);
      // Always: how long it takes must not tell whether there is such an account.
      const right = await checkPassword(password, found?.passwordHash ?? null);
      if (!right || !found || found.person.disabled) {
        log({ level: 'warn', event: 'person.notSignedIn' });
        throw notRight();
      }
      return open(found.person, device);
    },
    async viewInvitation(token) {
      const found = await invitations.find(hashSecret(token));
      if (!found) return { state: 'unknown' };
      if (found.usedAt !== null) return { state: 'used' };
      if (clock.now() >= found.expiresAt) return { state: 'expired' };
      const names = new Map((await teams.list()).map(({ teamId, name }) => [teamId, name]));
      const { name, email, memberships } = found;
      const invitedTo = memberships.flatMap(({ teamId }) => names.get(teamId) ?? []);
      return { state: 'open', name, email, teams: invitedTo };
    },
    async join({ token, name, email, password, device }) {
      const tokenHash = hashSecret(token);
      if ((await invitations.find(tokenHash)) === null) throw new Refusal('unknown');
      const passwordHash = await accept(password, { name, email });
      const joined = await invitations.use(tokenHash, {
        personId: ids.id(),
        name,
        email,
        passwordHash,
        identity: null,
        createdAt: clock.now(),
      });
      if (typeof joined !== 'string') return open(joined, device);
      if (joined === 'taken') {
        throw new Refusal('wrongState', 'There is an account with this address. Sign in with it.');
      }
      throw new Refusal(joined);
    },
    async signOut({ personId }, sessionId) {
      if (!(await sessions.close(personId, sessionId))) throw new Refusal('notFound');
      drop([sessionId]);
    },
    async changePassword(person, sessionId, { current, next }) {
      const { email, personId, name } = person;
      admitAs(tries, email);
      const found = await people.findByEmail(email);
      if (!(await checkPassword(current, found?.passwordHash ?? null))) {
        throw new Refusal('unauthorised', 'The password of now is not right.');
      }
      await people.setPassword(personId, await accept(next, { name, email }));
      drop(await sessions.closeAll(personId, sessionId));
    },
    sessions: ({ personId }) => sessions.list(personId, clock.now()),
  };
}
