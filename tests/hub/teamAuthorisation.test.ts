import { describe, expect, it } from 'vitest';
import { aSummary } from '../store/support/records.ts';
import { KIM, SAM, anInviteRequest, ask, link, testHub } from './support/hub.ts';
import { aChange, aUseReport } from './support/library.ts';
import { ofDesk } from './support/ofDesk.ts';
import { sessionsOf } from './support/sessions.ts';
import type { TestTeam } from './support/team.ts';
import { PASSWORD, inviteTo, teamHub, tokenIn } from './support/team.ts';

/*
 * Who may do what at a team's hub with people, teams and summaries: each route for each role. What
 * the desk serves has a table of its own beside this one, and what a hub without a team serves too.
 */

const roles = ['nobody', 'customer', 'tokenAgent', 'agent', 'supervisor', 'administrator'] as const;
type Role = (typeof roles)[number];
type Expected = Readonly<Record<Role, number>>;

const all = (status: number): Expected => ({
  nobody: status,
  customer: status,
  tokenAgent: status,
  agent: status,
  supervisor: status,
  administrator: status,
});
const people = (status: number): Expected => ({
  ...all(status),
  nobody: 401,
  customer: 401,
  tokenAgent: 403,
});
const administrators = (status: number): Expected => ({
  ...people(403),
  administrator: status,
});

const expectedRoutes: Readonly<Record<string, Expected>> = {
  'GET /invitation': all(200),
  'HEAD /invitation': all(200),
  'GET /start': all(200),
  'HEAD /start': all(200),
  'GET /api/people/ways': all(200),
  'HEAD /api/people/ways': all(200),
  // The first account was made: nobody makes it again.
  'POST /api/people/start': all(409),
  'POST /api/people/sign-in': all(401),
  'POST /api/people/invitation': all(200),
  'POST /api/people/join': all(200),
  'GET /api/people/me': people(200),
  'HEAD /api/people/me': people(200),
  'POST /api/people/sign-out': people(200),
  'POST /api/people/password': people(200),
  'GET /api/people/sessions': people(200),
  'HEAD /api/people/sessions': people(200),
  // Another person's.
  'DELETE /api/people/sessions/:sessionId': people(404),
  'GET /api/admin/people': administrators(200),
  'HEAD /api/admin/people': administrators(200),
  'PATCH /api/admin/people/:personId': administrators(200),
  'DELETE /api/admin/people/:personId/sessions': administrators(200),
  'GET /api/admin/teams': administrators(200),
  'HEAD /api/admin/teams': administrators(200),
  'POST /api/admin/teams': administrators(200),
  'PATCH /api/admin/teams/:teamId': administrators(200),
  'GET /api/admin/queues': administrators(200),
  'HEAD /api/admin/queues': administrators(200),
  'POST /api/admin/queues': administrators(200),
  'PATCH /api/admin/queues/:queueId': administrators(200),
  'GET /api/admin/invitations': administrators(200),
  'HEAD /api/admin/invitations': administrators(200),
  'POST /api/admin/invitations': administrators(200),
  'DELETE /api/admin/invitations/:invitationId': administrators(200),
  // An administrator in no team has no team to hand summaries to.
  'POST /api/agent/summaries': { ...people(200), administrator: 409 },
  // Nor a library to share.
  'GET /api/agent/templates': { ...people(200), administrator: 409 },
  'HEAD /api/agent/templates': { ...people(200), administrator: 409 },
  'POST /api/agent/templates': { ...people(200), administrator: 409 },
  'GET /api/agent/templates/use': { ...people(200), administrator: 409 },
  'HEAD /api/agent/templates/use': { ...people(200), administrator: 409 },
  'POST /api/agent/templates/use': { ...people(200), administrator: 409 },
  // A sentence that another team has.
  'GET /api/agent/templates/:templateId/history': { ...people(404), administrator: 409 },
  'HEAD /api/agent/templates/:templateId/history': { ...people(404), administrator: 409 },
};

async function served(): Promise<readonly string[]> {
  const [without, withTeam] = [await testHub(), await testHub({ team: true })];
  const before = new Set(without.routes.map(({ method, url }) => `${method} ${url}`));
  return withTeam.routes
    .map(({ method, url }) => `${method} ${url}`)
    .filter((name) => !before.has(name) && !ofDesk.test(name));
}

async function tokenOf(role: Role, team: TestTeam): Promise<string | null> {
  switch (role) {
    case 'nobody':
      return null;
    case 'customer':
      return (await link(team.hub)).token;
    case 'tokenAgent':
      return KIM;
    case 'agent':
      return team.nils.token;
    case 'supervisor':
      return team.sara.token;
    case 'administrator':
      return team.rut.token;
  }
}

/** One request as somebody of this role would make it, about things of another person's. */
async function request(name: string, role: Role, team: TestTeam): Promise<number> {
  const { hub, ada, north, south, sven } = team;
  const token = await tokenOf(role, team);
  const invitation = await inviteTo(hub, ada, []);
  const queue = await ask(hub, 'POST', '/api/admin/queues', {
    token: ada.token,
    body: { teamId: north, name: 'Bills', mood: true },
  });
  const others = role === 'supervisor' ? { by: ada, teamId: north } : { by: sven, teamId: south };
  await ask(hub, 'POST', '/api/agent/templates', {
    token: others.by.token,
    body: { teamId: others.teamId, changes: [aChange({ requestId: 'request-others' })] },
  });
  const { queueId } = queue.body as { queueId: string };
  const [session] = await sessionsOf(hub, sven);
  const account = { name: 'Bo Ek', email: 'bo@example.org', password: PASSWORD, device: 'pc' };
  const bodies: Readonly<Record<string, object>> = {
    'POST /api/people/start': { ...account, token: tokenIn(hub.startLink), team: 'X' },
    'POST /api/people/sign-in': { ...account, password: 'not the right one' },
    'POST /api/people/invitation': { token: tokenIn(invitation.url) },
    'POST /api/people/join': { ...account, token: tokenIn(invitation.url) },
    'POST /api/people/password': { current: PASSWORD, next: 'blue kettle on the roof' },
    'PATCH /api/admin/people/:personId': { name: 'Sven Berg' },
    'POST /api/admin/teams': { name: 'East' },
    'PATCH /api/admin/teams/:teamId': { keepDays: 30 },
    'POST /api/admin/queues': { teamId: north, name: 'Tech', mood: false },
    'PATCH /api/admin/queues/:queueId': { name: 'Billing' },
    'POST /api/admin/invitations': {
      name: '',
      email: '',
      administrator: true,
      memberships: [],
      expiresInMs: 60_000,
    },
    'POST /api/agent/templates': {
      teamId: role === 'supervisor' ? south : north,
      changes: [aChange()],
    },
    'POST /api/agent/templates/use': {
      teamId: role === 'supervisor' ? south : north,
      reports: [aUseReport()],
    },
    'POST /api/agent/summaries': { items: [{ revision: 1, summary: aSummary() }] },
  };
  const [method = '', url = ''] = name.split(' ');
  const where = url
    .replace(':personId', sven.personId)
    .replace(':teamId', north)
    .replace(':queueId', queueId)
    .replace(':templateId', 'own-1')
    .replace(':sessionId', session?.sessionId ?? '')
    .replace(':invitationId', invitation.invitationId);
  const body = bodies[name];
  const sent = { ...(token === null ? {} : { token }), ...(body ? { body } : {}) };
  return (await ask(hub, method, where, sent)).status;
}

describe('every route of people and teams', () => {
  it('has its line in the table, and no line is left over', async () => {
    expect((await served()).toSorted()).toEqual(Object.keys(expectedRoutes).toSorted());
  });

  it.each(roles)('answers the %s as the table says', async (role) => {
    const wide = { burst: 10_000, perSecond: 10_000 };
    const limits = { failedAuth: wide, lookups: wide };
    const answered: Record<string, number> = {};
    let team = await teamHub({ limits });
    for (const name of await served()) {
      answered[name] = await request(name, role, team);
      // What changes who may ask, or can be done once, is done at a hub of its own.
      if (!/^(?:GET|HEAD) /.test(name)) {
        await team.hub.close();
        team = await teamHub({ limits });
      }
    }
    expect(answered).toEqual(
      Object.fromEntries(Object.entries(expectedRoutes).map(([name, by]) => [name, by[role]])),
    );
  });

  it('lets go of what somebody may no longer do', async () => {
    const { hub, ada, rut, nils } = await teamHub();
    const list = () => ask(hub, 'GET', '/api/admin/people', { token: rut.token });
    expect((await list()).status).toBe(200);
    await ask(hub, 'PATCH', `/api/admin/people/${rut.personId}`, {
      token: ada.token,
      body: { administrator: false },
    });
    expect((await list()).status).toBe(403);
    const own = { token: nils.token, body: anInviteRequest() };
    expect((await ask(hub, 'POST', '/api/agent/invites', own)).status).toBe(200);
    expect((await ask(hub, 'GET', '/api/agent/invites', { token: SAM })).body).toEqual([]);
  });
});
