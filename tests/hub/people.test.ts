import { describe, expect, it } from 'vitest';
import { invitationsSchema, meSchema, waysInSchema } from '#shared/contract/people.ts';
import { sessionsOf } from './support/sessions.ts';
import { agent, refusal } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import { SAM, ask, testHub } from './support/hub.ts';
import { PASSWORD, inviteTo, startTeam, teamHub, tokenIn } from './support/team.ts';

const aJoining = (token: string, changes: object = {}) => ({
  token,
  name: 'Bo Ek',
  email: 'bo@example.org',
  password: PASSWORD,
  device: 'laptop',
  ...changes,
});

describe('the first account', () => {
  it('is made once, with the hub’s own link', async () => {
    const hub = await testHub({ team: true });
    const ways = await ask(hub, 'GET', '/api/people/ways');
    expect(waysInSchema.parse(ways.body)).toEqual({ needsStart: true, openId: null });
    expect(hub.startLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/start#.{40,}$/);
    const forged = { ...aJoining('x'.repeat(43)), team: 'North' };
    expect((await ask(hub, 'POST', '/api/people/start', { body: forged })).status).toBe(401);
    const ada = await startTeam(hub);
    expect(ada.me.person).toMatchObject({
      name: 'Ada Brandt',
      email: 'ada@example.org',
      administrator: true,
      memberships: [{ role: 'supervisor' }],
    });
    expect(ada.me.teams).toMatchObject([{ name: 'North', keepDays: null }]);
    const again = { ...aJoining(tokenIn(hub.startLink)), team: 'South' };
    expect((await ask(hub, 'POST', '/api/people/start', { body: again })).status).toBe(409);
  });

  it('has the same link after a restart, and none once it is made', async () => {
    const first = await testHub({ team: true });
    await first.close();
    const second = await testHub({ ...first.options, port: 0 });
    expect(tokenIn(second.startLink)).toBe(tokenIn(first.startLink));
    await startTeam(second);
    await second.close();
    expect((await testHub({ ...first.options, port: 0 })).startLink).toBeNull();
  });

  it('is no matter of a hub without a team', async () => {
    const hub = await testHub();
    expect(hub.startLink).toBeNull();
    expect((await ask(hub, 'GET', '/api/people/ways')).status).toBe(404);
  });
});

describe('signing in', () => {
  const signIn = (email: string, password: string) => ({ body: { email, password, device: 'pc' } });

  it('goes with address and password, whatever the address’s case', async () => {
    const { hub } = await teamHub();
    const right = await ask(
      hub,
      'POST',
      '/api/people/sign-in',
      signIn('NILS@example.org', PASSWORD),
    );
    expect(right.status).toBe(200);
    expect(right.body).toMatchObject({ me: { person: { name: 'Nils' } } });
  });

  it('says the same to a wrong password, an unknown address and a disabled account', async () => {
    const { hub, ada, nils } = await teamHub();
    await ask(hub, 'PATCH', `/api/admin/people/${nils.personId}`, {
      token: ada.token,
      body: { disabled: true },
    });
    const tries = [
      signIn('sven@example.org', 'green kettle on the hill'),
      signIn('nobody@example.org', PASSWORD),
      signIn('nils@example.org', PASSWORD),
    ];
    const answers = [];
    for (const sent of tries) answers.push(await ask(hub, 'POST', '/api/people/sign-in', sent));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('is held up after many tries for one account, and goes again later', async () => {
    const clock = testClock();
    const wide = { burst: 1000, perSecond: 1000 };
    const { hub } = await teamHub({ clock, limits: { failedAuth: wide, lookups: wide } });
    const statuses = new Set<number>();
    for (let i = 0; i < 12; i += 1) {
      const sent = signIn('sven@example.org', 'not this');
      statuses.add((await ask(hub, 'POST', '/api/people/sign-in', sent)).status);
    }
    expect([...statuses]).toEqual([401, 429]);
    const right = signIn('sven@example.org', PASSWORD);
    expect((await ask(hub, 'POST', '/api/people/sign-in', right)).status).toBe(429);
    // Others are not held up.
    const other = signIn('nils@example.org', PASSWORD);
    expect((await ask(hub, 'POST', '/api/people/sign-in', other)).status).toBe(200);
    clock.advance(60_000);
    expect((await ask(hub, 'POST', '/api/people/sign-in', right)).status).toBe(200);
  });

  it('lasts while it is used, and ends a month after', async () => {
    const clock = testClock();
    const { hub, nils } = await teamHub({ clock });
    const me = () => ask(hub, 'GET', '/api/people/me', { token: nils.token });
    const day = 24 * 3_600_000;
    for (let i = 0; i < 3; i += 1) {
      clock.advance(20 * day);
      expect((await me()).status).toBe(200);
    }
    clock.advance(31 * day);
    expect((await me()).status).toBe(401);
  });

  it('takes calls with the sign-in’s token', async () => {
    const { hub, nils } = await teamHub();
    const socket = await agent(hub, nils);
    expect(socket.socket.connected).toBe(true);
  });
});

describe('signing out', () => {
  it('ends the session and lets its connection go, and no other', async () => {
    const { hub, nils, sven } = await teamHub();
    const [mine, other] = [await agent(hub, nils), await agent(hub, sven)];
    const gone = mine.closed();
    const answer = await ask(hub, 'POST', '/api/people/sign-out', { token: nils.token });
    expect(answer.status).toBe(200);
    await gone;
    expect((await ask(hub, 'GET', '/api/people/me', { token: nils.token })).status).toBe(401);
    expect(await refusal(agent(hub, nils))).toBe('unauthorised');
    expect(other.socket.connected).toBe(true);
  });

  it('is done from another place for a lost computer, but only for one’s own', async () => {
    const { hub, nils, sven } = await teamHub();
    const body = { email: 'nils@example.org', password: PASSWORD, device: 'lost' };
    await ask(hub, 'POST', '/api/people/sign-in', { body });
    const lost = (await sessionsOf(hub, nils)).find(({ device }) => device === 'lost');
    const route = `/api/people/sessions/${lost?.sessionId}`;
    expect((await ask(hub, 'DELETE', route, { token: sven.token })).status).toBe(404);
    expect((await ask(hub, 'DELETE', route, { token: nils.token })).status).toBe(200);
    expect((await sessionsOf(hub, nils)).map(({ device }) => device)).toEqual(['laptop']);
  });

  it('happens everywhere else with a new password, and everywhere by an administrator', async () => {
    const { hub, ada, nils } = await teamHub();
    const other = await ask(hub, 'POST', '/api/people/sign-in', {
      body: { email: 'nils@example.org', password: PASSWORD, device: 'other' },
    });
    const { token } = other.body as { token: string };
    const change = (current: string, next: string) =>
      ask(hub, 'POST', '/api/people/password', { token: nils.token, body: { current, next } });
    expect((await change('not this one', 'blue kettle on the roof')).status).toBe(401);
    expect((await change(PASSWORD, 'short')).body).toMatchObject({
      error: 'badRequest',
      message: expect.stringContaining('at least 12'),
    });
    expect((await change(PASSWORD, 'blue kettle on the roof')).status).toBe(200);
    expect((await ask(hub, 'GET', '/api/people/me', { token })).status).toBe(401);
    const me = () => ask(hub, 'GET', '/api/people/me', { token: nils.token });
    expect((await me()).status).toBe(200);
    const everywhere = `/api/admin/people/${nils.personId}/sessions`;
    await ask(hub, 'DELETE', everywhere, { token: ada.token });
    expect((await me()).status).toBe(401);
  });

  it('happens at once to somebody who is disabled', async () => {
    const { hub, ada, nils } = await teamHub();
    const socket = await agent(hub, nils);
    const gone = socket.closed();
    await ask(hub, 'PATCH', `/api/admin/people/${nils.personId}`, {
      token: ada.token,
      body: { disabled: true },
    });
    await gone;
    expect((await ask(hub, 'GET', '/api/people/me', { token: nils.token })).status).toBe(401);
  });
});

describe('an invitation', () => {
  const view = (hub: Parameters<typeof ask>[0], token: string) =>
    ask(hub, 'POST', '/api/people/invitation', { body: { token } });
  const join = (hub: Parameters<typeof ask>[0], body: object) =>
    ask(hub, 'POST', '/api/people/join', { body });

  it('shows where it leads, and makes one account', async () => {
    const { hub, ada, north } = await teamHub();
    const { url } = await inviteTo(hub, ada, [{ teamId: north, role: 'agent' }]);
    const token = tokenIn(url);
    expect((await view(hub, token)).body).toEqual({
      state: 'open',
      name: '',
      email: '',
      teams: ['North'],
    });
    const joined = await join(hub, aJoining(token));
    expect(joined.body).toMatchObject({ me: { person: { name: 'Bo Ek', administrator: false } } });
    expect((await join(hub, aJoining(token, { email: 'di@example.org' }))).status).toBe(409);
    expect((await view(hub, token)).body).toEqual({ state: 'used' });
  });

  it('is not used up by a password that is too easy or an address that is taken', async () => {
    const { hub, ada } = await teamHub();
    const token = tokenIn((await inviteTo(hub, ada, [])).url);
    const refused = [
      { password: 'too short' },
      { password: 'password password' },
      { name: 'Bartholomew Ek', password: 'bartholomew' },
      { email: 'nils@example.org' },
      { email: 'no address' },
    ];
    const statuses = [];
    for (const each of refused) statuses.push((await join(hub, aJoining(token, each))).status);
    expect(statuses).toEqual([400, 400, 400, 409, 400]);
    expect((await join(hub, aJoining(token))).status).toBe(200);
  });

  it('expires, and can be taken back', async () => {
    const clock = testClock();
    const { hub, ada } = await teamHub({ clock });
    const [late, back] = [await inviteTo(hub, ada, []), await inviteTo(hub, ada, [])];
    const gone = `/api/admin/invitations/${back.invitationId}`;
    expect((await ask(hub, 'DELETE', gone, { token: ada.token })).status).toBe(200);
    expect((await view(hub, tokenIn(back.url))).body).toEqual({ state: 'unknown' });
    const open = await ask(hub, 'GET', '/api/admin/invitations', { token: ada.token });
    expect(invitationsSchema.parse(open.body).map(({ url }) => url)).toEqual([null]);
    clock.advance(3_600_000);
    expect((await view(hub, tokenIn(late.url))).body).toEqual({ state: 'expired' });
    expect((await join(hub, aJoining(tokenIn(late.url)))).status).toBe(410);
  });

  it('cannot be guessed', async () => {
    const { hub } = await teamHub({ limits: { failedAuth: { burst: 3, perSecond: 0.01 } } });
    const statuses = [];
    for (let i = 0; i < 5; i += 1) {
      statuses.push((await view(hub, `guess-number-${i}-0123456789`)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  });
});

describe('an administrator', () => {
  it('moves people between teams, which counts at once', async () => {
    const { hub, ada, nils, south } = await teamHub();
    const memberships = [{ teamId: south, role: 'supervisor' }];
    const moved = await ask(hub, 'PATCH', `/api/admin/people/${nils.personId}`, {
      token: ada.token,
      body: { memberships },
    });
    expect(moved.body).toMatchObject({ memberships });
    const me = await ask(hub, 'GET', '/api/people/me', { token: nils.token });
    expect(meSchema.parse(me.body)).toMatchObject({
      person: { memberships },
      teams: [{ name: 'South' }],
    });
  });

  it('cannot leave nobody to manage, or name what is not there', async () => {
    const { hub, ada, rut } = await teamHub();
    const change = (personId: string, body: object) =>
      ask(hub, 'PATCH', `/api/admin/people/${personId}`, { token: ada.token, body });
    expect((await change(rut.personId, { administrator: false })).status).toBe(200);
    expect((await change(ada.personId, { administrator: false })).status).toBe(409);
    expect((await change('nobody', { name: 'X' })).status).toBe(404);
    const memberships = [{ teamId: 'nowhere', role: 'agent' }];
    expect((await change(rut.personId, { memberships })).status).toBe(404);
    expect((await change(rut.personId, { email: 'other@example.org' })).status).toBe(400);
  });

  it('keeps queues, whose links ask for the mood cue only where they may', async () => {
    const { hub, ada, nils, north, south } = await teamHub();
    const add = (teamId: string, mood: boolean) =>
      ask(hub, 'POST', '/api/admin/queues', {
        token: ada.token,
        body: { teamId, name: 'Bills', mood },
      });
    const [quiet, other] = [await add(north, false), await add(south, true)];
    const { queueId } = quiet.body as { queueId: string };
    const me = await ask(hub, 'GET', '/api/people/me', { token: nils.token });
    expect(meSchema.parse(me.body).queues).toMatchObject([{ queueId, mood: false }]);
    const link = (queue: string) =>
      ask(hub, 'POST', '/api/agent/invites', {
        token: nils.token,
        body: {
          agentName: 'Nils',
          company: '',
          customerName: 'Maya',
          issue: null,
          expiresInMs: 60_000,
          simulated: false,
          offersMood: true,
          queueId: queue,
        },
      });
    const offers = async (answer: Awaited<ReturnType<typeof link>>) => {
      const { url } = answer.body as { url: string };
      const body = { token: tokenIn(url), seat: null };
      return (await ask(hub, 'POST', '/api/guest/invite', { body })).body;
    };
    expect(await offers(await link(queueId))).toMatchObject({ offersMood: false });
    await ask(hub, 'PATCH', `/api/admin/queues/${queueId}`, {
      token: ada.token,
      body: { mood: true },
    });
    const asking = await link(queueId);
    expect(await offers(asking)).toMatchObject({ offersMood: true });
    await ask(hub, 'PATCH', `/api/admin/queues/${queueId}`, {
      token: ada.token,
      body: { mood: false },
    });
    expect(await offers(asking)).toMatchObject({ offersMood: false });
    // Another team's queue is not this agent's to use.
    expect((await link((other.body as { queueId: string }).queueId)).status).toBe(404);
  });
});

it('a token from the hub’s own file takes calls, and has no account', async () => {
  const { hub } = await teamHub();
  expect((await ask(hub, 'GET', '/api/people/me', { token: SAM })).status).toBe(403);
  expect((await ask(hub, 'GET', '/api/agent/invites', { token: SAM })).status).toBe(200);
});
