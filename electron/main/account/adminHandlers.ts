import { z } from 'zod';
import type { adminIpc } from '#shared/contract/adminIpc.ts';
import {
  invitationSchema,
  invitationsSchema,
  peopleSchema,
  queuesSchema,
  teamsSchema,
} from '#shared/contract/people.ts';
import { personSchema, queueSchema, teamSchema } from '#shared/model/people.ts';
import type { Ask } from '../hub/ask.ts';
import { HubRefusal } from '../hub/ask.ts';
import type { HubService } from '../hub/service.ts';
import type { AgentHandlers } from '../ipc/answer.ts';
import { KnownFailure } from '../ipc/failure.ts';
import type { Account } from './account.ts';

const done = z.object({ ok: z.literal(true) });

/**
 * The part of the handlers that is about managing a team hub's people. Who may is the hub's to say:
 * what it refuses is a failure with its sentence.
 */
export function adminHandlers({
  account,
  hub,
}: {
  readonly account: Pick<Account, 'signedIn'>;
  readonly hub: Pick<HubService, 'signedOut'>;
}): Pick<AgentHandlers, keyof typeof adminIpc> {
  const ask: Ask = async (method, route, schema, body) => {
    const asSignedIn = await account.signedIn();
    return asSignedIn(method, `/api/admin/${route}`, schema, body).catch((error: unknown) => {
      if (!(error instanceof HubRefusal) || error.said !== 'unauthorised') throw error;
      hub.signedOut();
      throw new KnownFailure(
        'refused',
        'Your sign-in at the team’s hub has ended. Sign in again in the settings.',
      );
    });
  };
  const end = async (route: string): Promise<void> => {
    await ask('DELETE', route, done);
  };
  const id = encodeURIComponent;
  return {
    'admin.people': () => ask('GET', 'people', peopleSchema),
    'admin.changePerson': ({ personId, patch }) =>
      ask('PATCH', `people/${id(personId)}`, personSchema, patch),
    'admin.signOutEverywhere': ({ personId }) => end(`people/${id(personId)}/sessions`),
    'admin.teams': () => ask('GET', 'teams', teamsSchema),
    'admin.addTeam': (team) => ask('POST', 'teams', teamSchema, team),
    'admin.changeTeam': ({ teamId, patch }) =>
      ask('PATCH', `teams/${id(teamId)}`, teamSchema, patch),
    'admin.queues': () => ask('GET', 'queues', queuesSchema),
    'admin.addQueue': (queue) => ask('POST', 'queues', queueSchema, queue),
    'admin.changeQueue': ({ queueId, patch }) =>
      ask('PATCH', `queues/${id(queueId)}`, queueSchema, patch),
    'admin.invitations': () => ask('GET', 'invitations', invitationsSchema),
    'admin.invite': (invitation) => ask('POST', 'invitations', invitationSchema, invitation),
    'admin.revokeInvitation': ({ invitationId }) => end(`invitations/${id(invitationId)}`),
  };
}
