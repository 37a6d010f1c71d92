import { describe, expect, it } from 'vitest';
import { hubErrorSchema } from '#shared/contract/hubError.ts';
import { feedbackLinkSchema, surveyPageSchema } from '#shared/contract/survey.ts';
import { noAnswers } from '#shared/model/survey.ts';
import { FEEDBACK_LINK_MS } from '#electron/hub/survey/signedLink.ts';
import type { LiveCall } from './support/call.ts';
import { liveCall, ringingCall } from './support/call.ts';
import { agent, guest, outcome, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import type { TestHub } from './support/hub.ts';
import { KIM, SAM, ask, link, testHub, view } from './support/hub.ts';

const answers = { satisfied: 4, recommend: 9, resolved: 'notYet', heard: 5, comment: 'Tack!' };

/** A call that was talked and is over. */
async function endedCall(hub: TestHub, token = SAM): Promise<LiveCall> {
  const call = await liveCall(hub, token);
  await outcome(call.maya.ask('call.end', { callId: call.callId, reason: 'hungUp' }));
  await call.maya.phase('ended');
  return call;
}

async function post(hub: TestHub, route: string, body: unknown): Promise<string> {
  const answer = await ask(hub, 'POST', route, { body });
  return answer.status === 200 ? 'ok' : hubErrorSchema.parse(answer.body).error;
}

const fromSeat = (hub: TestHub, call: { token: string; seat: string }, more: object = {}) =>
  post(hub, '/api/guest/survey', {
    token: call.token,
    seat: call.seat,
    requestId: 'request-1',
    answers,
    ...more,
  });

const fromLink = (hub: TestHub, token: string, more: object = {}) =>
  post(hub, '/api/guest/feedback/answers', { token, requestId: 'request-1', answers, ...more });

const pageOf = async (hub: TestHub, token: string, after = '') =>
  surveyPageSchema.parse(
    (await ask(hub, 'GET', `/api/agent/surveys?after=${after}`, { token })).body,
  );

const makeLink = (hub: TestHub, callId: string, token = SAM) =>
  ask(hub, 'POST', `/api/agent/calls/${callId}/feedback-link`, { token });

async function linkOf(hub: TestHub, callId: string): Promise<string> {
  const { url } = feedbackLinkSchema.parse((await makeLink(hub, callId)).body);
  return new URL(url).hash.slice(1);
}

describe('answers from the seat', () => {
  it('reach the agent of the call, whose app is told', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const call = await endedCall(hub);
    expect(await fromSeat(hub, call)).toBe('ok');
    expect(await call.sam.take('survey.answered')).toEqual({ callId: call.callId });
    const page = await pageOf(hub, SAM);
    expect(page.surveys).toEqual([{ callId: call.callId, answers, answeredAt: clock.now() }]);
    expect(page.more).toBe(false);
    expect((await pageOf(hub, SAM, page.next)).surveys).toEqual([]);
    expect((await pageOf(hub, KIM)).surveys).toEqual([]);
  });

  it('are taken once; the same request again goes well and changes nothing', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    expect(await fromSeat(hub, call)).toBe('ok');
    expect(await fromSeat(hub, call)).toBe('ok');
    expect(await fromSeat(hub, call, { requestId: 'request-2' })).toBe('used');
    const other = { ...answers, satisfied: 1 };
    expect(await fromSeat(hub, call, { answers: other })).toBe('ok');
    expect((await pageOf(hub, SAM)).surveys.map((each) => each.answers)).toEqual([answers]);
    await call.sam.take('survey.answered');
    await call.sam.settle();
    expect(call.sam.heard.filter(({ event }) => event === 'survey.answered')).toEqual([]);
  });

  it('of many requests at once are one', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) => fromSeat(hub, call, { requestId: `request-${i}` })),
    );
    expect(tries.filter((each) => each === 'ok')).toHaveLength(1);
    expect(new Set(tries)).toEqual(new Set(['ok', 'used']));
  });

  it('are refused from another seat, without a call, before its end and after a ring', async () => {
    const hub = await testHub();
    const call = await liveCall(hub);
    expect(await fromSeat(hub, call)).toBe('wrongState');
    const seat = 'not-the-seat-of-this-call';
    expect(await fromSeat(hub, { ...call, seat })).toBe('unauthorised');
    expect(await fromSeat(hub, { token: 'x'.repeat(43), seat })).toBe('unknown');
    const kims = await ringingCall(hub, KIM);
    expect(await fromSeat(hub, kims)).toBe('wrongState');
    await outcome(kims.sam.ask('call.decline', { callId: kims.callId }));
    expect(await fromSeat(hub, kims)).toBe('wrongState');
    expect(await fromSeat(hub, { ...kims, seat: call.seat })).toBe('unauthorised');
  });

  it('of practice are refused', async () => {
    const hub = await testHub();
    const sam = await agent(hub);
    const { token } = await link(hub, { simulated: true });
    const page = await guest(hub, { token });
    const { seat, callId } = await ring(page);
    await outcome(sam.ask('call.accept', { callId }));
    await outcome(sam.ask('call.end', { callId, reason: 'hungUp' }));
    expect(await fromSeat(hub, { token, seat })).toBe('wrongState');
    expect(await view(hub, token, seat)).toEqual({ state: 'ended' });
    expect((await makeLink(hub, callId)).status).toBe(409);
  });

  it.each([
    ['nothing answered', noAnswers],
    ['a sixth step', { ...answers, satisfied: 6 }],
    ['half a step', { ...answers, heard: 2.5 }],
    ['a word of one’s own', { ...answers, resolved: 'perhaps' }],
    ['too long a text', { ...answers, comment: 'x'.repeat(2001) }],
    ['a question missing', { satisfied: 3 }],
  ])('are refused with %s', async (_what, odd) => {
    const hub = await testHub();
    const call = await endedCall(hub);
    expect(await fromSeat(hub, call, { answers: odd })).toBe('badRequest');
    expect((await pageOf(hub, SAM)).surveys).toEqual([]);
  });

  it('of 50 MB are refused, and nobody else notices', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const comment = 'x'.repeat(50 * 1024 * 1024);
    // Whoever is refused in mid-sentence may find the connection closed.
    const refused = await fromSeat(hub, call, { answers: { ...answers, comment } }).catch(
      () => 'tooLarge',
    );
    expect(refused).toBe('tooLarge');
    expect(await fromSeat(hub, call)).toBe('ok');
  });

  it('are cleaned, and never in the log', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const comment = '  Sam\u202E was\u0007 kind \n\n\n\n really ';
    await fromSeat(hub, call, { answers: { ...answers, comment } });
    const [first] = (await pageOf(hub, SAM)).surveys;
    expect(first?.answers.comment).toBe('Sam was kind\n\n really');
    expect(JSON.stringify(hub.entries)).not.toMatch(/kind|Maya|Tack/);
    expect(hub.entries).toContainEqual({
      level: 'info',
      event: 'survey.answered',
      fields: { callId: call.callId },
    });
  });

  it('and guesses are slowed down for their network', async () => {
    const limits = { failedAuth: { burst: 2, perSecond: 0 }, lookups: { burst: 9, perSecond: 0 } };
    const hub = await testHub({ limits });
    const call = await endedCall(hub);
    const seat = 'not-the-seat-of-this-call';
    const tries: string[] = [];
    for (let i = 0; i < 3; i += 1) tries.push(await fromSeat(hub, { ...call, seat }));
    expect(tries).toEqual(['unauthorised', 'unauthorised', 'tooMany']);
    expect(await fromLink(hub, 'z'.repeat(70))).toBe('tooMany');
    // Who knows what they ask is still served, up to the rate of look-ups.
    expect(await fromSeat(hub, call)).toBe('ok');
    for (let i = 0; i < 4; i += 1) await fromSeat(hub, call);
    expect(await fromSeat(hub, call)).toBe('tooMany');
  });

  it('can still be asked for by a page that was loaded again, once', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const { token, seat } = call;
    expect(await view(hub, token, seat)).toEqual({
      state: 'ended',
      survey: { customerName: 'Maya Lindqvist', agentName: 'Sam Okafor', company: 'Northwind' },
    });
    expect(await view(hub, token)).toEqual({ state: 'ended' });
    expect(await view(hub, token, 'not-the-seat-of-this-call')).toEqual({ state: 'ended' });
    await fromSeat(hub, call);
    expect(await view(hub, token, seat)).toEqual({ state: 'ended' });
  });
});

describe('a signed link', () => {
  it('lets its holder answer once, also after a restart of the hub', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const token = await linkOf(hub, call.callId);
    await hub.close();
    const again = await testHub({ dataDir: hub.options.dataDir });
    const look = async () =>
      (await ask(again, 'POST', '/api/guest/feedback', { body: { token } })).body;
    expect(await look()).toEqual({ state: 'open', agentName: 'Sam Okafor', company: 'Northwind' });
    expect(await fromLink(again, token)).toBe('ok');
    expect(await fromLink(again, token)).toBe('ok');
    expect(await fromLink(again, token, { requestId: 'request-2' })).toBe('used');
    expect(await look()).toEqual({ state: 'used' });
    expect((await pageOf(again, SAM)).surveys).toHaveLength(1);
    expect((await makeLink(again, call.callId)).status).toBe(409);
  });

  it('ends after two weeks, to the millisecond', async () => {
    const clock = testClock();
    const hub = await testHub({ clock });
    const call = await endedCall(hub);
    const token = await linkOf(hub, call.callId);
    clock.advance(FEEDBACK_LINK_MS - 1);
    const look = async () =>
      (await ask(hub, 'POST', '/api/guest/feedback', { body: { token } })).body;
    expect(await look()).toMatchObject({ state: 'open' });
    clock.advance(1);
    expect(await look()).toEqual({ state: 'expired' });
    expect(await fromLink(hub, token)).toBe('expired');
  });

  it('counts where the clock of another hub goes before or after', async () => {
    const ahead = testClock(1_767_323_045_678 + 3_600_000);
    const hub = await testHub({ clock: ahead });
    const call = await endedCall(hub);
    const token = await linkOf(hub, call.callId);
    await hub.close();
    const behind = await testHub({ dataDir: hub.options.dataDir, clock: testClock() });
    expect(await fromLink(behind, token)).toBe('ok');
  });

  it('is made for one’s own talked calls only', async () => {
    const hub = await testHub();
    const call = await endedCall(hub);
    const error = async (callId: string, token?: string) =>
      hubErrorSchema.parse((await makeLink(hub, callId, token)).body).error;
    expect(await error(call.callId, KIM)).toBe('notFound');
    expect(await error('no-such-call')).toBe('notFound');
    const ringing = await ringingCall(hub, KIM);
    expect(await error(ringing.callId, KIM)).toBe('wrongState');
    const open = await ask(hub, 'POST', `/api/agent/calls/${call.callId}/feedback-link`);
    expect(open.status).toBe(401);
    expect((await ask(hub, 'GET', '/api/agent/surveys')).status).toBe(401);
  });

  it('has its page beside the call’s, with the same walls', async () => {
    const hub = await testHub();
    const [join, feedback] = [await ask(hub, 'GET', '/join'), await ask(hub, 'GET', '/feedback')];
    expect(feedback.status).toBe(200);
    expect(feedback.body).toBe(join.body);
    const policy = 'content-security-policy';
    expect(feedback.headers.get(policy)).toBe(join.headers.get(policy));
  });
});

describe('reading on', () => {
  it('misses nothing and gives nothing twice, in pages, in the order of the answers', async () => {
    const limits = { lookups: { burst: 1e6, perSecond: 0 } };
    const hub = await testHub({ limits });
    const order: string[] = [];
    const calls = [await endedCall(hub), await endedCall(hub), await endedCall(hub)];
    for (const call of calls.toReversed()) {
      await fromSeat(hub, call);
      order.push(call.callId);
    }
    const first = await pageOf(hub, SAM);
    expect(first.surveys.map(({ callId }) => callId)).toEqual(order);
    const late = await endedCall(hub);
    await fromSeat(hub, late);
    const second = await pageOf(hub, SAM, first.next);
    expect(second.surveys.map(({ callId }) => callId)).toEqual([late.callId]);
    // Of another hub, or of another agent: from the beginning.
    expect((await pageOf(hub, SAM, 'elsewhere.99')).surveys).toHaveLength(4);
    const other = await testHub();
    expect((await pageOf(other, SAM, second.next)).surveys).toEqual([]);
  });
});

it('forgets answers together with their call', async () => {
  const clock = testClock();
  const hub = await testHub({ clock, limits: { forgetAfterMs: 60_000 } });
  const call = await endedCall(hub);
  await fromSeat(hub, call);
  await hub.close();
  clock.advance(3_600_000 + 60_001);
  const again = await testHub({
    dataDir: hub.options.dataDir,
    clock,
    limits: { forgetAfterMs: 60_000 },
  });
  expect((await pageOf(again, SAM)).surveys).toEqual([]);
});
