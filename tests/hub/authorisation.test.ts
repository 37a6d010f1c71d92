import { beforeEach, describe, expect, it } from 'vitest';
import Fastify from 'fastify';
import type { AgentDesk } from '#electron/hub/call/agentDesk.ts';
import type { GuestDoor } from '#electron/hub/call/guestDoor.ts';
import type { AgentLink, GuestLink } from '#electron/hub/call/links.ts';
import { defaultLimits } from '#electron/hub/options.ts';
import type { Access } from '#electron/hub/security/access.ts';
import { gateRoutes } from '#electron/hub/security/access.ts';
import { agentMessages } from '#electron/hub/sockets/agent.ts';
import { guestMessages } from '#electron/hub/sockets/guest.ts';
import { handler, receiveWith } from '#electron/hub/sockets/wire.ts';
import { createBuckets } from '#electron/hub/security/buckets.ts';
import { z } from 'zod';
import { agent, connect, guest, newId, outcome, refusal, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import type { TestHub } from './support/hub.ts';
import { KIM, SAM, anInviteRequest, ask, link, testHub } from './support/hub.ts';

/*
 * Who may do what, generated from what the hub really serves: every route and every socket message
 * for everybody who might ask. A new one that is not in these tables fails.
 */

const people = ['nobody', 'customer', 'owner', 'otherAgent'] as const;
type Who = (typeof people)[number];

type Expected = Readonly<Record<Who, number>>;

const anybody = (status: number): Expected => ({
  nobody: status,
  customer: status,
  owner: status,
  otherAgent: status,
});

/** Status of each request; `:inviteId` is a link of the owner's. */
const expectedRoutes: Readonly<Record<string, Expected>> = {
  'GET /healthz': anybody(200),
  'HEAD /healthz': anybody(200),
  'GET /readyz': anybody(200),
  'HEAD /readyz': anybody(200),
  'GET /': anybody(200),
  'HEAD /': anybody(200),
  'GET /join': anybody(200),
  'HEAD /join': anybody(200),
  'GET /feedback': anybody(200),
  'HEAD /feedback': anybody(200),
  'GET /guest/*': anybody(200),
  'HEAD /guest/*': anybody(200),
  'POST /api/guest/invite': anybody(200),
  // Nobody has a seat in a call that is over: nothing is taken, whoever asks.
  'POST /api/guest/survey': anybody(401),
  'POST /api/guest/feedback': anybody(200),
  'POST /api/guest/feedback/answers': anybody(404),
  // A call that is nobody's.
  'POST /api/agent/calls/:callId/feedback-link': {
    nobody: 401,
    customer: 401,
    owner: 404,
    otherAgent: 404,
  },
  'GET /api/agent/surveys': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'HEAD /api/agent/surveys': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'GET /api/agent/hubs': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'HEAD /api/agent/hubs': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'POST /api/agent/invites': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'GET /api/agent/invites': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'HEAD /api/agent/invites': { nobody: 401, customer: 401, owner: 200, otherAgent: 200 },
  'DELETE /api/agent/invites/:inviteId': {
    nobody: 401,
    customer: 401,
    owner: 200,
    otherAgent: 404,
  },
};

const anAnswer = {
  requestId: newId(),
  answers: { satisfied: 5, recommend: null, resolved: null, heard: null, comment: '' },
};

const anyRate = createBuckets({ burst: 10, perSecond: 10 }, testClock());

const inviteIdsSchema = z.array(z.object({ inviteId: z.string() }).transform((i) => i.inviteId));

describe('every route', () => {
  let hub: TestHub;
  beforeEach(async () => {
    hub = await testHub();
  });

  it('has its line in the table, and no line is left over', () => {
    const served = hub.routes.map(({ method, url }) => `${method} ${url}`);
    expect(served.toSorted()).toEqual(Object.keys(expectedRoutes).toSorted());
  });

  it.each(people)('answers %s as the table says', async (who) => {
    const answered: Record<string, number> = {};
    const wrong: string[] = [];
    for (const { method, url } of hub.routes) {
      const invite = await link(hub);
      const tokens = { nobody: undefined, customer: invite.token, owner: SAM, otherAgent: KIM };
      const token = tokens[who];
      const bodies: Record<string, unknown> = {
        'POST /api/guest/invite': { token: invite.token, seat: null },
        'POST /api/agent/invites': anInviteRequest(),
        'POST /api/guest/survey': { token: invite.token, seat: newId(), ...anAnswer },
        'POST /api/guest/feedback': { token: newId() },
        'POST /api/guest/feedback/answers': { token: newId(), ...anAnswer },
      };
      const name = `${method} ${url}`;
      const where = url
        .replace(':inviteId', invite.inviteId)
        .replace(':callId', newId())
        .replace('*', 'assets/plain.js');
      const body = bodies[name];
      const sent = { ...(token ? { token } : {}), ...(body ? { body } : {}) };
      answered[name] = (await ask(hub, method, where, sent)).status;
      const left = (await ask(hub, 'GET', '/api/agent/invites', { token: SAM })).body;
      const isThere = inviteIdsSchema.parse(left).some((id) => id === invite.inviteId);
      if (isThere === (method === 'DELETE' && who === 'owner')) wrong.push(name);
    }
    expect(answered).toEqual(
      Object.fromEntries(Object.entries(expectedRoutes).map(([name, by]) => [name, by[who]])),
    );
    // Nobody but its owner takes a link away, whatever the answer said.
    expect(wrong).toEqual([]);
  });

  it('says who may use it, or the hub does not start', async () => {
    const app = Fastify();
    gateRoutes(app, () => Promise.reject(new Error('nobody asks')), anyRate);
    app.get('/open', { config: { access: 'anybody' } }, () => 'open');
    app.get('/forgotten', () => 'forgotten');
    await expect(app.ready()).rejects.toThrow('GET /forgotten does not say who may use it');
    await app.close();
  });

  it('is refused where it is for customers on a socket', async () => {
    const app = Fastify();
    gateRoutes(app, async () => ({ ownerId: 'somebody', session: null }), anyRate);
    app.get('/odd', { config: { access: 'customer' } }, () => 'odd');
    const answer = await app.inject('/odd');
    expect(answer.statusCode).not.toBe(200);
    expect(answer.body).not.toContain('odd');
    await app.close();
  });
});

/** The handlers' tables alone: nothing of the desk is called to read them. */
const agents = agentMessages({} as AgentDesk, {} as AgentLink);
const customers = guestMessages({} as GuestDoor, {} as GuestLink);

const accessOf = (table: Readonly<Record<string, { readonly access: Access }>>) =>
  Object.fromEntries(Object.entries(table).map(([name, { access }]) => [name, access]));

/** What each message answers about a live call of the owner's and of the customer's. */
const expectedMessages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'agent call.accept': { owner: 'ok', otherAgent: 'notFound', customer: 'badRequest' },
  'agent call.decline': { owner: 'wrongState', otherAgent: 'notFound', customer: 'badRequest' },
  'agent call.end': { owner: 'ok', otherAgent: 'notFound', customer: 'ok' },
  'agent signal': { owner: 'ok', otherAgent: 'notFound', customer: 'ok' },
  'agent alive': { owner: 'ok', otherAgent: 'ok', customer: 'ok' },
  'guest alive': { owner: 'ok', otherAgent: 'ok', customer: 'ok' },
  'guest ring': { owner: 'badRequest', otherAgent: 'badRequest', customer: 'ok' },
  'guest call.end': { owner: 'ok', otherAgent: 'notFound', customer: 'ok' },
  'guest signal': { owner: 'ok', otherAgent: 'notFound', customer: 'ok' },
};

describe('every socket message', () => {
  const served = [
    ...Object.keys(agents).map((name) => `agent ${name}`),
    ...Object.keys(customers).map((name) => `guest ${name}`),
  ];

  it('has its line in the table, names who may send it, and no line is left over', () => {
    expect(served.toSorted()).toEqual(Object.keys(expectedMessages).toSorted());
    expect(new Set(Object.values(accessOf(agents)))).toEqual(new Set(['agent']));
    expect(new Set(Object.values(accessOf(customers)))).toEqual(new Set(['customer']));
  });

  it.each(served)('%s is answered to each sender as the table says', async (line) => {
    const name = line.replace(/^\w+ /, '');
    const answered: Record<string, string> = {};
    for (const who of ['owner', 'otherAgent', 'customer'] as const) {
      const hub = await testHub();
      const sam = await agent(hub);
      const kim = await agent(hub, { token: KIM });
      const { token } = await link(hub);
      const maya = await guest(hub, { token });
      const { callId } = await ring(maya);
      if (name !== 'call.accept') await sam.ask('call.accept', { callId });
      const bodies: Readonly<Record<string, object | null>> = {
        alive: null,
        'call.end': { callId, reason: 'hungUp' },
        signal: {
          callId,
          signal: { id: newId(), generation: 0, data: { type: 'offer', sdp: 'v=0' } },
        },
        ring: { video: true, locale: 'sv' },
      };
      const sender = { owner: sam, otherAgent: kim, customer: maya }[who];
      answered[who] = await outcome(sender.ask(name, name in bodies ? bodies[name] : { callId }));
    }
    expect(answered).toEqual(expectedMessages[line]);
  });

  it('lets nobody in with what opens the other door', async () => {
    const hub = await testHub();
    const { token } = await link(hub);
    const clientId = newId();
    expect(await refusal(agent(hub, { token, clientId }))).toBe('unauthorised');
    expect(await refusal(connect(hub, '/agent', {}, { origin: null }))).toBe('unauthorised');
    expect(await refusal(guest(hub, { token: SAM }))).toBe('unknown');
    expect(await refusal(connect(hub, '/guest', {}))).toBe('badRequest');
  });

  it('is not acted on where it is another sender’s', () => {
    const clock = testClock();
    const acted: string[] = [];
    let receive: (packet: unknown[], next: () => void) => void = () => undefined;
    receiveWith(
      {
        id: 'socket',
        use: (middleware) => void (receive = middleware),
        disconnect: () => undefined,
      },
      'customer',
      { secret: handler('agent', z.unknown(), async () => void acted.push('secret')) },
      createBuckets(defaultLimits.messages, clock),
      () => undefined,
    );
    const answers: unknown[] = [];
    receive(['secret', {}, (answer: unknown) => void answers.push(answer)], () => undefined);
    expect(answers).toEqual([expect.objectContaining({ ok: false, error: 'unauthorised' })]);
    expect(acted).toEqual([]);
  });
});
