import { ok } from '#shared/lib/result.ts';
import type { Person, Queue, Team } from '#shared/model/people.ts';
import type { Invitation, TeamAdmin } from '#renderer/session/index.ts';
import { ORIGIN, aMe } from './account.ts';
import { NOW } from './time.ts';

const HOUR = 3_600_000;

export const nord: Team = {
  teamId: 'nord',
  name: 'Team Nord',
  agentFirstMs: 8 * HOUR,
  keepDays: null,
};
export const sued: Team = { teamId: 'sued', name: 'Team Süd', agentFirstMs: 0, keepDays: 90 };

export function aPerson(changes: Partial<Person> = {}): Person {
  return { ...aMe().person, memberships: [{ teamId: 'nord', role: 'agent' }], ...changes };
}

export function anInvitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    invitationId: 'invitation-1',
    name: 'Noor Haddad',
    email: 'noor@example.com',
    administrator: false,
    memberships: [{ teamId: 'nord', role: 'agent' }],
    createdAt: NOW,
    expiresAt: NOW + 7 * 24 * HOUR,
    url: null,
    ...changes,
  };
}

export interface Managed {
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly queues: readonly Queue[];
  readonly invitations: readonly Invitation[];
}

/** Ada, who manages, Maya and somebody who left; two teams, two queues, one open invitation. */
export const managed: Managed = {
  people: [
    aPerson({
      personId: 'ada',
      name: 'Ada Brandt',
      email: 'ada@example.com',
      administrator: true,
      memberships: [{ teamId: 'nord', role: 'supervisor' }],
    }),
    aPerson(),
    aPerson({
      personId: 'tom',
      name: 'Tom Okafor',
      email: 'tom@example.com',
      disabled: true,
      memberships: [],
    }),
  ],
  teams: [nord, sued],
  queues: [
    { queueId: 'bills', teamId: 'nord', name: 'Bills', mood: true },
    { queueId: 'moving', teamId: 'sued', name: 'Moving house', mood: false },
  ],
  invitations: [anInvitation()],
};

/** A hub's people in memory; a test overrides what it watches. */
export function teamAdmin(
  overrides: Partial<TeamAdmin> = {},
  first: Partial<Managed> = {},
): TeamAdmin {
  const all = { ...managed, ...first };
  return {
    people: async () => ok(all.people),
    changePerson: async (personId, patch) => {
      const changed = { ...aPerson(), ...all.people.find((each) => each.personId === personId) };
      Object.assign(changed, patch);
      all.people = all.people.map((each) => (each.personId === personId ? changed : each));
      return ok(changed);
    },
    signOutEverywhere: async () => ok(null),
    teams: async () => ok(all.teams),
    addTeam: async (name) => {
      const added = { teamId: 'team-new', name, agentFirstMs: 8 * HOUR, keepDays: null };
      all.teams = [...all.teams, added];
      return ok(added);
    },
    changeTeam: async (teamId, patch) => {
      const changed = { ...nord, ...all.teams.find((each) => each.teamId === teamId) };
      Object.assign(changed, patch);
      all.teams = all.teams.map((each) => (each.teamId === teamId ? changed : each));
      return ok(changed);
    },
    queues: async () => ok(all.queues),
    addQueue: async (queue) => {
      const added = { queueId: 'queue-new', ...queue };
      all.queues = [...all.queues, added];
      return ok(added);
    },
    changeQueue: async (queueId, patch) => {
      const found = all.queues.find((each) => each.queueId === queueId);
      const changed = { queueId, teamId: 'nord', name: '', mood: false, ...found };
      Object.assign(changed, patch);
      all.queues = all.queues.map((each) => (each.queueId === queueId ? changed : each));
      return ok(changed);
    },
    invitations: async () => ok(all.invitations),
    invite: async ({ expiresInMs, ...wanted }) => {
      const added = { ...anInvitation(wanted), invitationId: 'invitation-new' };
      const expiresAt = NOW + expiresInMs;
      all.invitations = [{ ...added, expiresAt }, ...all.invitations];
      return ok({ ...added, expiresAt, url: `${ORIGIN}/invitation#k7Qz4mVtRw2sXc8bNp5hGj1d` });
    },
    revokeInvitation: async (invitationId) => {
      all.invitations = all.invitations.filter((each) => each.invitationId !== invitationId);
      return ok(null);
    },
    ...overrides,
  };
}
