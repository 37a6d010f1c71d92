import type { IpcArgs, IpcResult } from '#shared/contract/ipc.ts';
import type {
  Invitation,
  NewInvitation,
  PersonPatch,
  QueuePatch,
  TeamPatch,
} from '#shared/contract/people.ts';
import type { Person, Queue, Team } from '#shared/model/people.ts';
import type { Bridge } from './bridge.ts';
import { doneOf, outcomeOf } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/**
 * What an administrator does at a team's hub. Requests never reject: failures are values, and where
 * the hub said no, with its sentence.
 */
export interface TeamAdmin {
  readonly people: () => Outcome<readonly Person[]>;
  readonly changePerson: (personId: string, patch: PersonPatch) => Outcome<Person>;
  readonly signOutEverywhere: (personId: string) => Outcome<null>;
  readonly teams: () => Outcome<readonly Team[]>;
  readonly addTeam: (name: string) => Outcome<Team>;
  readonly changeTeam: (teamId: string, patch: TeamPatch) => Outcome<Team>;
  readonly queues: () => Outcome<readonly Queue[]>;
  readonly addQueue: (queue: IpcArgs<'admin.addQueue'>) => Outcome<Queue>;
  readonly changeQueue: (queueId: string, patch: QueuePatch) => Outcome<Queue>;
  readonly invitations: () => Outcome<IpcResult<'admin.invitations'>>;
  /** The only answer with the link in it. */
  readonly invite: (invitation: NewInvitation) => Outcome<Invitation>;
  readonly revokeInvitation: (invitationId: string) => Outcome<null>;
}

export function createAdmin(bridge: Bridge): TeamAdmin {
  return {
    people: () => outcomeOf(bridge['admin.people']()),
    changePerson: (personId, patch) => outcomeOf(bridge['admin.changePerson']({ personId, patch })),
    signOutEverywhere: (personId) => doneOf(bridge['admin.signOutEverywhere']({ personId })),
    teams: () => outcomeOf(bridge['admin.teams']()),
    addTeam: (name) => outcomeOf(bridge['admin.addTeam']({ name })),
    changeTeam: (teamId, patch) => outcomeOf(bridge['admin.changeTeam']({ teamId, patch })),
    queues: () => outcomeOf(bridge['admin.queues']()),
    addQueue: (queue) => outcomeOf(bridge['admin.addQueue'](queue)),
    changeQueue: (queueId, patch) => outcomeOf(bridge['admin.changeQueue']({ queueId, patch })),
    invitations: () => outcomeOf(bridge['admin.invitations']()),
    invite: (invitation) => outcomeOf(bridge['admin.invite'](invitation)),
    revokeInvitation: (invitationId) => doneOf(bridge['admin.revokeInvitation']({ invitationId })),
  };
}
