import { describe, expect, it } from 'vitest';
import { importedCallId } from '#shared/model/call.ts';
import { scorecardSchema } from '#shared/model/review.ts';
import { newId } from './support/clients.ts';
import type { DeskTeam } from './support/desk.ts';
import { aCard, aDraft, aRecording, as, deskHub, handIn, papersOn, query } from './support/desk.ts';
import { KIM, ask, link, testHub } from './support/hub.ts';
import { ofDesk } from './support/ofDesk.ts';

/*
 * Who may do what at the desk: each route for each role, about a call of North's agent. A new route
 * without its line fails.
 */

const roles = [
  'nobody',
  'customer',
  'tokenAgent',
  'agent',
  'otherAgent',
  'supervisor',
  'otherSupervisor',
  'administrator',
] as const;
type Role = (typeof roles)[number];
type Expected = Readonly<Record<Role, number>>;

const people = (status: number): Expected => ({
  nobody: 401,
  customer: 401,
  tokenAgent: 403,
  agent: status,
  otherAgent: status,
  supervisor: status,
  otherSupervisor: status,
  // Manages people, and is in no team: sees no calls.
  administrator: status,
});
/** @param own of the call's team; @param other of another one */
const supervisors = (own: number, other: number): Expected => ({
  ...people(403),
  supervisor: own,
  otherSupervisor: other,
});
const ofTheAgent: Expected = { ...people(404), agent: 200 };

const expectedRoutes: Readonly<Record<string, Expected>> = {
  'POST /api/desk/calls': supervisors(200, 404),
  'GET /api/desk/waiting': supervisors(200, 200),
  'HEAD /api/desk/waiting': supervisors(200, 200),
  'GET /api/desk/calls/:callId': supervisors(200, 404),
  'HEAD /api/desk/calls/:callId': supervisors(200, 404),
  'PUT /api/desk/calls/:callId/review': supervisors(200, 404),
  'POST /api/desk/reviews/:reviewId/share': supervisors(200, 404),
  'POST /api/desk/reviews/:reviewId/resolve': supervisors(200, 404),
  'POST /api/desk/people': supervisors(200, 404),
  'POST /api/desk/trend': supervisors(200, 404),
  'GET /api/desk/scorecards/:teamId': supervisors(200, 404),
  'HEAD /api/desk/scorecards/:teamId': supervisors(200, 404),
  'PUT /api/desk/scorecards/:teamId': supervisors(200, 404),
  'DELETE /api/desk/scorecards/:teamId/:scorecardId': supervisors(200, 404),
  'GET /api/desk/views': supervisors(200, 200),
  'HEAD /api/desk/views': supervisors(200, 200),
  'PUT /api/desk/views': supervisors(200, 200),
  'DELETE /api/desk/views/:viewId': supervisors(200, 404),
  'GET /api/desk/calibrations': supervisors(200, 200),
  'HEAD /api/desk/calibrations': supervisors(200, 200),
  'POST /api/desk/calibrations': supervisors(200, 404),
  'PUT /api/desk/calibrations/:calibrationId': supervisors(200, 404),
  'GET /api/desk/plans': supervisors(200, 200),
  'HEAD /api/desk/plans': supervisors(200, 200),
  'PUT /api/desk/plans': supervisors(200, 404),
  // Of one's own teams, which have nothing of this customer at another team.
  'POST /api/desk/customers': supervisors(200, 200),
  'POST /api/desk/customers/delete': supervisors(200, 200),
  'GET /api/desk/agents': supervisors(200, 200),
  'HEAD /api/desk/agents': supervisors(200, 200),
  'POST /api/desk/imports': supervisors(200, 404),
  'GET /api/agent/imports': people(200),
  'HEAD /api/agent/imports': people(200),
  'GET /api/agent/reviews': people(200),
  'HEAD /api/agent/reviews': people(200),
  'POST /api/agent/reviews/:reviewId/acknowledge': ofTheAgent,
  'POST /api/agent/reviews/:reviewId/dispute': ofTheAgent,
  'GET /api/agent/calls/:callId/reads': ofTheAgent,
  'HEAD /api/agent/calls/:callId/reads': ofTheAgent,
  'GET /api/agent/plans': people(200),
  'HEAD /api/agent/plans': people(200),
  'GET /api/agent/kudos': people(200),
  'HEAD /api/agent/kudos': people(200),
  // To somebody of the agent's team.
  'POST /api/agent/kudos': {
    ...people(404),
    agent: 200,
    supervisor: 200,
  },
  'GET /api/agent/colleagues': people(200),
  'HEAD /api/agent/colleagues': people(200),
};

/** Stands in the call, in its review and in its plan, and nowhere else. */
const SECRET = 'only-for-north';

async function served(): Promise<readonly string[]> {
  const hub = await testHub({ team: true });
  return hub.routes
    .map(({ method, url }) => `${method} ${url}`)
    .filter((name) => ofDesk.test(name));
}

async function tokenOf(role: Role, { hub, ...team }: DeskTeam): Promise<string | undefined> {
  const signedIn = {
    agent: team.nils,
    otherAgent: team.sven,
    supervisor: team.rita,
    otherSupervisor: team.sara,
    administrator: team.rut,
  };
  switch (role) {
    case 'nobody':
      return undefined;
    case 'customer':
      return (await link(hub)).token;
    case 'tokenAgent':
      return KIM;
    default:
      return signedIn[role].token;
  }
}

const words = { text: SECRET };
const scores = [
  { itemId: 'heard', step: 3, rootCause: SECRET },
  { itemId: 'promise', step: 1, rootCause: '' },
];

/** A fresh call of Nils's with all that can hang on it, by Rita. */
async function prepare(team: DeskTeam) {
  const { hub, ada, rita, nils, north } = team;
  const callId = newId();
  await handIn(hub, nils, { callId, issue: SECRET });
  const [hers, mine] = [as(hub, rita), as(hub, nils)];
  await hers.get(scorecardSchema, 'PUT', `/api/desk/scorecards/${north}`, aCard);
  const { review, ...papers } = await papersOn(team, callId, SECRET);
  const thanks = { toPersonId: ada.personId, callId: null, text: 'Thank you' };
  const { reviewId } = review;
  return {
    ...papers,
    callId,
    thanks,
    reviewId,
    share: () => hers.send('POST', `/api/desk/reviews/${reviewId}/share`),
    dispute: () => mine.send('POST', `/api/agent/reviews/${reviewId}/dispute`, words),
  };
}

/** One request as somebody of this role would make it. */
async function request(name: string, role: Role, team: DeskTeam) {
  const { hub, north } = team;
  const made = await prepare(team);
  // As far as the review has to have come.
  if (/resolve|acknowledge|dispute/.test(name)) await made.share();
  if (/resolve/.test(name)) await made.dispute();
  const period = { teamId: north, from: 0, until: 9e12 };
  const bodies: Readonly<Record<string, unknown>> = {
    'POST /api/desk/calls': query({ teamId: north }),
    'PUT /api/desk/calls/:callId/review': aDraft(),
    'POST /api/desk/reviews/:reviewId/resolve': words,
    'POST /api/desk/people': period,
    'POST /api/desk/trend': { ...period, until: 9e8, agentId: null, bucketMs: 3_600_000 },
    'PUT /api/desk/scorecards/:teamId': aCard,
    'PUT /api/desk/views': { ...made.view, viewId: newId(), name: 'Mine' },
    'POST /api/desk/calibrations': made.together,
    'PUT /api/desk/calibrations/:calibrationId': { scores },
    'PUT /api/desk/plans': { ...made.plan, revision: 1 },
    'POST /api/desk/imports': {
      agentId: team.nils.personId,
      teamId: north,
      summary: aRecording({ callId: importedCallId(newId()) }),
    },
    'POST /api/desk/customers': { name: 'Maya Lindqvist' },
    'POST /api/desk/customers/delete': { name: 'Maya Lindqvist' },
    'POST /api/agent/reviews/:reviewId/dispute': words,
    'POST /api/agent/kudos': made.thanks,
  };
  const [method = '', url = ''] = name.split(' ');
  const where = url
    .replace(':callId', made.callId)
    .replace(':reviewId', made.reviewId)
    .replace(':teamId', north)
    .replace(':scorecardId', aCard.scorecardId)
    .replace(':viewId', made.view.viewId)
    .replace(':calibrationId', made.calibrationId);
  const token = await tokenOf(role, team);
  const body = bodies[name];
  const answer = await ask(hub, method, where, {
    ...(token === undefined ? {} : { token }),
    ...(body === undefined ? {} : { body }),
  });
  const left = await as(hub, team.ada).outcome('GET', `/api/desk/calls/${made.callId}`);
  return {
    status: answer.status,
    tells: JSON.stringify(answer.body).includes(SECRET),
    isThere: left === 'ok',
  };
}

describe('every route of the desk', () => {
  it('has its line in the table, and no line is left over', async () => {
    expect((await served()).toSorted()).toEqual(Object.keys(expectedRoutes).toSorted());
  });

  it.each(roles)('answers the %s as the table says', async (role) => {
    const wide = { burst: 10_000, perSecond: 10_000 };
    const team = await deskHub({ limits: { failedAuth: wide, lookups: wide } });
    const answered: Record<string, number> = {};
    const told: string[] = [];
    const gone: string[] = [];
    for (const name of await served()) {
      const { status, tells, isThere } = await request(name, role, team);
      answered[name] = status;
      if (tells) told.push(name);
      if (!isThere) gone.push(name);
    }
    expect(answered).toEqual(
      Object.fromEntries(Object.entries(expectedRoutes).map(([name, by]) => [name, by[role]])),
    );
    // Nobody else is told anything of the call, whatever the status said; nor takes it away.
    const isTold = role === 'agent' || role === 'supervisor';
    expect(told.length > 0).toBe(isTold);
    expect(gone).toEqual(role === 'supervisor' ? ['POST /api/desk/customers/delete'] : []);
  });
});
