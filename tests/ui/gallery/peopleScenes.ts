import { err } from '#shared/lib/result.ts';
import type { TeamAdmin } from '#renderer/session/index.ts';
import { aPerson, anInvitation, managed, teamAdmin } from '../snapshots/admin.ts';
import { asAdministrator } from '../snapshots/administrator.ts';
import { services } from '../snapshots/services.ts';
import type { TestServices } from '../snapshots/services.ts';

/* An administrator's page: its four lists, and one thing of each. */

const longName = 'Wilhelmina-Charlotte Featherstonehaugh-Papadopoulos';
const many = {
  ...managed,
  people: [
    ...managed.people,
    aPerson({
      personId: 'mina',
      name: longName,
      email: 'wilhelmina-charlotte.featherstonehaugh-papadopoulos@customer-care.example.com',
      administrator: true,
      disabled: true,
      memberships: [
        { teamId: 'sued', role: 'supervisor' },
        { teamId: 'nord', role: 'agent' },
      ],
    }),
  ],
  invitations: [
    ...managed.invitations,
    anInvitation({
      invitationId: 'i-2',
      name: '',
      email: '',
      administrator: true,
      memberships: [],
    }),
    anInvitation({ invitationId: 'i-3', name: longName }),
  ],
};

const managing = (overrides: Partial<TeamAdmin> = {}): TestServices =>
  services({ ...asAdministrator(), admin: teamAdmin(overrides, many) });

export const peopleScenes = {
  'settings-administrator': () => managing(),
  people: () => managing(),
  'people-one': () => managing(),
  'people-last': () =>
    managing({
      changePerson: async () =>
        err({ code: 'changed', message: 'Somebody has to be left who may manage people.' }),
    }),
  'people-disable': () => managing(),
  'people-failed': () =>
    managing({
      teams: async () =>
        err({
          code: 'refused',
          message: 'This account may not do that. Ask an administrator of the team hub.',
        }),
    }),
  invitations: () => managing(),
  'invitations-new': () => managing(),
  'invitations-ready': () => managing(),
  teams: () => managing(),
  'teams-one': () => managing(),
  'teams-shorten': () => managing(),
  queues: () => managing(),
  'queues-one': () => managing(),
} as const;
