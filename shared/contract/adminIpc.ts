import { z } from 'zod';
import { peopleIdSchema, personSchema, queueSchema, teamSchema } from '#shared/model/people.ts';
import {
  invitationSchema,
  invitationsSchema,
  newInvitationSchema,
  newQueueSchema,
  newTeamSchema,
  peopleSchema,
  personPatchSchema,
  queuePatchSchema,
  queuesSchema,
  teamPatchSchema,
  teamsSchema,
} from './people.ts';

const none = z.undefined();

/**
 * The channels by which an administrator manages people, teams and queues, a part of agentIpc: one a
 * route of the hub. Where the hub says no, the failure's message is the hub's own sentence.
 */
export const adminIpc = {
  'admin.people': { args: none, result: peopleSchema },
  'admin.changePerson': {
    args: z.object({ personId: peopleIdSchema, patch: personPatchSchema }),
    result: personSchema,
  },
  'admin.signOutEverywhere': {
    args: z.object({ personId: peopleIdSchema }),
    result: z.void(),
  },
  'admin.teams': { args: none, result: teamsSchema },
  'admin.addTeam': { args: newTeamSchema, result: teamSchema },
  'admin.changeTeam': {
    args: z.object({ teamId: peopleIdSchema, patch: teamPatchSchema }),
    result: teamSchema,
  },
  'admin.queues': { args: none, result: queuesSchema },
  'admin.addQueue': { args: newQueueSchema, result: queueSchema },
  'admin.changeQueue': {
    args: z.object({ queueId: peopleIdSchema, patch: queuePatchSchema }),
    result: queueSchema,
  },
  'admin.invitations': { args: none, result: invitationsSchema },
  /** The only answer with the link in it. */
  'admin.invite': { args: newInvitationSchema, result: invitationSchema },
  'admin.revokeInvitation': {
    args: z.object({ invitationId: peopleIdSchema }),
    result: z.void(),
  },
} as const satisfies Record<string, { args: z.ZodType; result: z.ZodType }>;
