import type {
  Invitation,
  NewInvitation,
  PersonPatch,
  QueuePatch,
  TeamPatch,
} from '#shared/contract/people.ts';
import type { Person, Queue, Team } from '#shared/model/people.ts';
import { StoreError } from '#electron/store/index.ts';
import type { InvitationRecord } from '#electron/store/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { TeamRecords } from '../records.ts';
import { Refusal } from '../refusal.ts';
import type { Ids } from '../security/secrets.ts';
import { hashSecret } from '../security/secrets.ts';

/** How long a summary is its agent's alone in a new team: the rest of the working day. */
export const AGENT_FIRST_MS = 8 * 3_600_000;

export interface ManagementParts {
  readonly records: TeamRecords;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly publicOrigin: () => string;
  readonly drop: (sessionIds: readonly string[]) => void;
}

/** What an administrator does. What is not there is refused as `notFound`. */
export interface Management {
  people(): Promise<readonly Person[]>;
  /** @throws Refusal `wrongState` where nobody would be left who may manage people */
  changePerson(by: Person, personId: string, patch: PersonPatch): Promise<Person>;
  signOutEverywhere(by: Person, personId: string): Promise<void>;
  teams(): Promise<readonly Team[]>;
  addTeam(by: Person, name: string): Promise<Team>;
  changeTeam(by: Person, teamId: string, patch: TeamPatch): Promise<Team>;
  queues(): Promise<readonly Queue[]>;
  addQueue(by: Person, queue: Omit<Queue, 'queueId'>): Promise<Queue>;
  changeQueue(by: Person, queueId: string, patch: QueuePatch): Promise<Queue>;
  invitations(): Promise<readonly Invitation[]>;
  /** The link is in this answer and nowhere else: the hub keeps only a hash. */
  invite(by: Person, invitation: NewInvitation): Promise<Invitation>;
  revokeInvitation(by: Person, invitationId: string): Promise<void>;
}

const NO_PERSON = 'There is no such account here.';
const NO_TEAM = 'There is no such team.';
const NO_QUEUE = 'There is no such queue.';
const NOT_OPEN = 'This invitation is not open any more.';

/** A team that is named but not there is the asker's mistake, not the hub's. */
async function orNoTeam<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreError && error.code === 'invalid') {
      throw new Refusal('notFound', NO_TEAM);
    }
    throw error;
  }
}

const found = <T>(value: T | null, sentence: string): T => {
  if (value === null) throw new Refusal('notFound', sentence);
  return value;
};

function asInvitation(record: InvitationRecord, url: string | null): Invitation {
  const { createdBy: _createdBy, usedAt: _usedAt, ...rest } = record;
  return { ...rest, url };
}

export function createManagement(parts: ManagementParts): Management {
  const { records, clock, ids, log, publicOrigin, drop } = parts;
  const { people, teams, sessions, invitations } = records;

  /** Who changed what: the hub's log answers for it. */
  const note = (event: string, by: Person, fields: Record<string, string>): void =>
    log({ level: 'info', event, fields: { by: by.personId, ...fields } });

  return {
    people: () => people.list(),
    async changePerson(by, personId, patch) {
      const open = patch.disabled ? await sessions.list(personId, clock.now()) : [];
      const changed = found(await orNoTeam(people.change(personId, patch)), NO_PERSON);
      if (changed === 'last') {
        throw new Refusal('wrongState', 'Somebody has to be left who may manage people.');
      }
      note('person.changed', by, { personId, what: Object.keys(patch).join(',') });
      drop(open.map(({ sessionId }) => sessionId));
      return changed;
    },
    async signOutEverywhere(by, personId) {
      found(await people.find(personId), NO_PERSON);
      drop(await sessions.closeAll(personId, null));
      note('person.signedOut', by, { personId });
    },
    teams: () => teams.list(),
    async addTeam(by, name) {
      const team = { teamId: ids.id(), name, agentFirstMs: AGENT_FIRST_MS, keepDays: null };
      await teams.add(team, clock.now());
      note('team.added', by, { teamId: team.teamId });
      return team;
    },
    async changeTeam(by, teamId, patch) {
      const team = found(await teams.change(teamId, patch), NO_TEAM);
      note('team.changed', by, { teamId, what: Object.keys(patch).join(',') });
      return team;
    },
    queues: () => teams.queues(),
    async addQueue(by, queue) {
      const added = { queueId: ids.id(), ...queue };
      await orNoTeam(teams.addQueue(added));
      note('queue.added', by, { queueId: added.queueId });
      return added;
    },
    async changeQueue(by, queueId, patch) {
      const queue = found(await teams.changeQueue(queueId, patch), NO_QUEUE);
      note('queue.changed', by, { queueId, what: Object.keys(patch).join(',') });
      return queue;
    },
    async invitations() {
      return (await invitations.listOpen(clock.now())).map((each) => asInvitation(each, null));
    },
    async invite(by, { name, email, administrator, memberships, expiresInMs }) {
      const token = ids.secret();
      const createdAt = clock.now();
      const record = {
        invitationId: ids.id(),
        name,
        email,
        administrator,
        memberships,
        createdBy: by.personId,
        createdAt,
        expiresAt: createdAt + expiresInMs,
      };
      await orNoTeam(invitations.add({ ...record, tokenHash: hashSecret(token) }));
      note('person.invited', by, { invitationId: record.invitationId });
      return asInvitation({ ...record, usedAt: null }, `${publicOrigin()}/invitation#${token}`);
    },
    async revokeInvitation(by, invitationId) {
      if (!(await invitations.revoke(invitationId))) throw new Refusal('notFound', NOT_OPEN);
      note('invitation.revoked', by, { invitationId });
    },
  };
}
