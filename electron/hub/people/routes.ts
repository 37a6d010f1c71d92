import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import {
  changePasswordSchema,
  invitationLookupSchema,
  joinSchema,
  newInvitationSchema,
  newQueueSchema,
  newTeamSchema,
  personPatchSchema,
  queuePatchSchema,
  signInSchema,
  startSchema,
  teamPatchSchema,
} from '#shared/contract/people.ts';
import { peopleIdSchema } from '#shared/model/people.ts';
import { parse, pathPart } from '../http/request.ts';
import { Refusal } from '../refusal.ts';
import {
  forAdministrators,
  forAnybody,
  forPeople,
  personOf,
  sessionOf,
} from '../security/access.ts';
import { admit } from '../security/admit.ts';
import type { Buckets } from '../security/buckets.ts';
import type { Accounts } from './accounts.ts';
import type { Management } from './management.ts';

export interface PeopleRouteParts {
  readonly accounts: Accounts;
  readonly management: Management;
  readonly lookups: Buckets;
  readonly failedAuth: Buckets;
}

const done = { ok: true };
const sessionIdOf = pathPart('sessionId', peopleIdSchema);
const personIdOf = pathPart('personId', peopleIdSchema);
const teamIdOf = pathPart('teamId', peopleIdSchema);
const queueIdOf = pathPart('queueId', peopleIdSchema);
const invitationIdOf = pathPart('invitationId', peopleIdSchema);

/** The routes by which people come in and see to their own account. */
export function serveAccounts(app: FastifyInstance, parts: PeopleRouteParts): void {
  const { accounts, lookups, failedAuth } = parts;

  app.get('/api/people/ways', forAnybody, () => accounts.ways());

  /** What is wrong costs as much as a wrong token. */
  const guarded = <B, T>(
    route: string,
    schema: z.ZodType<B>,
    answer: (body: B) => Promise<T>,
  ): void => {
    app.post(route, forAnybody, async (request) => {
      admit(lookups, request);
      try {
        return await answer(parse(schema, request.body));
      } catch (error) {
        const isGuess =
          error instanceof Refusal && (error.error === 'unauthorised' || error.error === 'unknown');
        if (isGuess) admit(failedAuth, request);
        throw error;
      }
    });
  };

  guarded('/api/people/start', startSchema, (body) => accounts.start(body));
  guarded('/api/people/sign-in', signInSchema, (body) => accounts.signIn(body));
  guarded('/api/people/join', joinSchema, (body) => accounts.join(body));
  app.post('/api/people/invitation', forAnybody, async (request) => {
    admit(lookups, request);
    const { token } = parse(invitationLookupSchema, request.body);
    const view = await accounts.viewInvitation(token);
    if (view.state === 'unknown') admit(failedAuth, request);
    return view;
  });

  app.get('/api/people/me', forPeople, (request) => {
    const { person, sessionId } = sessionOf(request);
    return accounts.me(person, sessionId);
  });
  app.post('/api/people/sign-out', forPeople, async (request) => {
    const { person, sessionId } = sessionOf(request);
    await accounts.signOut(person, sessionId);
    return done;
  });
  app.post('/api/people/password', forPeople, async (request) => {
    const { person, sessionId } = sessionOf(request);
    await accounts.changePassword(person, sessionId, parse(changePasswordSchema, request.body));
    return done;
  });
  app.get('/api/people/sessions', forPeople, (request) => accounts.sessions(personOf(request)));
  app.delete('/api/people/sessions/:sessionId', forPeople, async (request) => {
    const sessionId = sessionIdOf(request);
    await accounts.signOut(personOf(request), sessionId);
    return done;
  });
}

/** The routes by which administrators manage people, teams and queues. */
export function serveManagement(app: FastifyInstance, { management }: PeopleRouteParts): void {
  app.get('/api/admin/people', forAdministrators, () => management.people());
  app.patch('/api/admin/people/:personId', forAdministrators, (request) => {
    const personId = personIdOf(request);
    const patch = parse(personPatchSchema, request.body);
    return management.changePerson(personOf(request), personId, patch);
  });
  app.delete('/api/admin/people/:personId/sessions', forAdministrators, async (request) => {
    const personId = personIdOf(request);
    await management.signOutEverywhere(personOf(request), personId);
    return done;
  });

  app.get('/api/admin/teams', forAdministrators, () => management.teams());
  app.post('/api/admin/teams', forAdministrators, (request) =>
    management.addTeam(personOf(request), parse(newTeamSchema, request.body).name),
  );
  app.patch('/api/admin/teams/:teamId', forAdministrators, (request) => {
    const teamId = teamIdOf(request);
    const patch = parse(teamPatchSchema, request.body);
    return management.changeTeam(personOf(request), teamId, patch);
  });

  app.get('/api/admin/queues', forAdministrators, () => management.queues());
  app.post('/api/admin/queues', forAdministrators, (request) =>
    management.addQueue(personOf(request), parse(newQueueSchema, request.body)),
  );
  app.patch('/api/admin/queues/:queueId', forAdministrators, (request) => {
    const queueId = queueIdOf(request);
    const patch = parse(queuePatchSchema, request.body);
    return management.changeQueue(personOf(request), queueId, patch);
  });

  app.get('/api/admin/invitations', forAdministrators, () => management.invitations());
  app.post('/api/admin/invitations', forAdministrators, (request) =>
    management.invite(personOf(request), parse(newInvitationSchema, request.body)),
  );
  app.delete('/api/admin/invitations/:invitationId', forAdministrators, async (request) => {
    const invitationId = invitationIdOf(request);
    await management.revokeInvitation(personOf(request), invitationId);
    return done;
  });
}
