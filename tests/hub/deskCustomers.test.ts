import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  callPageSchema,
  customerRecordSchema,
  deletionProofSchema,
} from '#shared/contract/desk.ts';
import { reviewSchema } from '#shared/model/review.ts';
import { agent, guest, ring } from './support/clients.ts';
import { testClock } from './support/clock.ts';
import type { DeskTeam } from './support/desk.ts';
import { aCard, aDraft, agentFirst, as, deskHub, handIn, lookAt, query } from './support/desk.ts';
import { ask, link, testHub } from './support/hub.ts';
import type { Someone } from './support/team.ts';

const DAY = 86_400_000;
const CALL = 'call-0001';
const record = '/api/desk/customers';
const erase = '/api/desk/customers/delete';
const maya = { name: 'maya lindqvist ' };

const listed = async ({ hub }: DeskTeam, who: Someone) => {
  const page = await as(hub, who).get(callPageSchema, 'POST', '/api/desk/calls', query());
  return page.lines.map(({ callId }) => callId).sort();
};

/** A call over this hub whose customer answered. @returns its id */
async function answeredCall({ hub }: DeskTeam, by: Someone): Promise<string> {
  const desk = await agent(hub, by);
  const { token } = await link(hub, {}, by.token);
  const page = await guest(hub, { token });
  const { callId, seat } = await ring(page);
  await desk.ask('call.accept', { callId });
  await desk.ask('call.end', { callId, reason: 'hungUp' });
  await ask(hub, 'POST', '/api/guest/survey', {
    body: {
      token,
      seat,
      requestId: 'request-1',
      answers: { satisfied: 1, recommend: 2, resolved: 'no', heard: 2, comment: 'Never again' },
    },
  });
  return callId;
}

describe('what a team keeps of a customer', () => {
  it('is all of their calls in one’s teams, with their own words, and counts as read', async () => {
    const team = await deskHub();
    const { hub, ada, rita, nils, sven, sara } = team;
    const callId = await answeredCall(team, nils);
    await handIn(hub, nils, { callId });
    await handIn(hub, nils, { callId: 'call-0002', customerName: 'Maya Lindqvistson' });
    await handIn(hub, sven, { callId: 'call-0003' });
    const got = await as(hub, ada).get(customerRecordSchema, 'POST', record, maya);
    expect(got.calls.map(({ summary, answers }) => [summary.callId, answers?.comment])).toEqual([
      [callId, 'Never again'],
    ]);
    expect((await lookAt(hub, rita, callId)).reads.map(({ reader }) => reader.name)).toContain(
      'Ada Brandt',
    );
    expect((await lookAt(hub, rita, callId)).answers?.comment).toBe('Never again');
    const theirs = await as(hub, sara).get(customerRecordSchema, 'POST', record, maya);
    expect(theirs.calls.map(({ summary }) => summary.callId)).toEqual(['call-0003']);
    expect(await as(hub, ada).outcome('POST', record, { name: ' ' })).toBe('badRequest');
  });

  it('has nothing of the mood where the customer’s last word was no', async () => {
    const { hub, ada, nils } = await deskHub();
    const mood = { spans: [{ band: 'tense', startMs: 0, endMs: 5 }], readableShare: 1 } as const;
    const receipt = (given: boolean) =>
      ({ by: 'customer', given, textVersion: '1', locale: 'en', answeredAt: 1 }) as const;
    const consents = [[], [receipt(true)], [receipt(true), receipt(false)]];
    for (const [n, moodConsent] of consents.entries()) {
      await handIn(hub, nils, { callId: `call-000${n}`, startedAt: n, mood, moodConsent });
    }
    const { calls } = await as(hub, ada).get(customerRecordSchema, 'POST', record, maya);
    expect(calls.map(({ summary }) => summary.mood)).toEqual([null, mood, null]);
    expect(calls.map(({ summary }) => summary.moodConsent)).toEqual(consents);
  });

  it('is deleted with all that hangs on it, and does not come in again', async () => {
    const clock = testClock();
    const team = await deskHub({ clock });
    const { hub, ada, rita, nils, sven, sara, north } = team;
    const callId = await answeredCall(team, nils);
    await handIn(hub, nils, { callId });
    await handIn(hub, sven, { callId: 'call-0003' });
    await handIn(hub, nils, { callId: 'call-0004', customerName: 'Bo' });
    // Still its agent's alone: in no record, and deleted all the same.
    await agentFirst(team, north, DAY);
    await handIn(hub, nils, { callId: 'call-0002' });
    const found = await as(hub, ada).get(customerRecordSchema, 'POST', record, maya);
    expect(found.calls).toHaveLength(1);
    const put = `/api/desk/calls/${callId}/review`;
    const draft = await as(hub, rita).get(reviewSchema, 'PUT', put, aDraft());

    const proof = await as(hub, ada).get(deletionProofSchema, 'POST', erase, maya);
    const ids = [callId, 'call-0002'].sort().join('\n');
    expect(proof).toEqual({
      name: maya.name.trim(),
      deletedAt: clock.now(),
      calls: 2,
      digest: createHash('sha256').update(ids).digest('hex'),
    });
    clock.advance(DAY);
    expect(await listed(team, ada)).toEqual(['call-0004']);
    expect(await listed(team, sara)).toEqual(['call-0003']);
    const share = `/api/desk/reviews/${draft.reviewId}/share`;
    expect(await as(hub, rita).outcome('POST', share)).toBe('notFound');
    const reads = `/api/agent/calls/${callId}/reads`;
    expect(await as(hub, nils).outcome('GET', reads)).toBe('notFound');
    const surveys = await as(hub, nils).send('GET', '/api/agent/surveys');
    expect(JSON.stringify(surveys.body)).not.toContain('Never again');
    expect(await handIn(hub, nils, { callId }, 2)).toMatchObject({ callId, as: 'refused' });
    expect(await listed(team, ada)).toEqual(['call-0004']);
    expect(hub.entries.map(({ event }) => event)).toContain('customer.deleted');
    expect(JSON.stringify(hub.entries)).not.toMatch(/maya/i);
    const again = await as(hub, ada).get(deletionProofSchema, 'POST', erase, maya);
    expect(again.calls).toBe(0);
  });
});

describe('summaries of a team that keeps them for some days', () => {
  it('are deleted every day, and at the hub’s start', async () => {
    const clock = testClock();
    const team = await deskHub({ clock });
    const { hub, ada, nils, sven, sara, north } = team;
    const startedAt = clock.now() - 29.5 * DAY;
    await handIn(hub, nils, { callId: CALL, startedAt });
    await handIn(hub, nils, { callId: 'call-0002', startedAt: startedAt + DAY });
    await handIn(hub, sven, { callId: 'call-0003', startedAt });
    const keep = { token: ada.token, body: { keepDays: 30 } };
    await ask(hub, 'PATCH', `/api/admin/teams/${north}`, keep);
    expect(await listed(team, ada)).toEqual([CALL, 'call-0002']);
    clock.advance(DAY);
    await expect.poll(() => listed(team, ada)).toEqual(['call-0002']);
    expect(await listed(team, sara)).toEqual(['call-0003']);
    expect(hub.entries.at(-1)).toMatchObject({
      event: 'summaries.forgotten',
      fields: { count: 1 },
    });
    await hub.close();
    const later = { ...clock, now: () => clock.now() + DAY };
    const next = await testHub({ ...hub.options, clock: later, port: 0 });
    await expect.poll(() => listed({ ...team, hub: next }, ada)).toEqual([]);
    expect(await listed({ ...team, hub: next }, sara)).toEqual(['call-0003']);
  });
});

describe('what cannot be kept', () => {
  it('is refused in words, and nothing of it is kept', async () => {
    const team = await deskHub();
    const { hub, ada, nils } = team;
    await handIn(hub, nils, { callId: CALL });
    const [first] = aDraft().comments;
    const huge = { ...first, text: 'x'.repeat(50 * 1024 * 1024) };
    const put = `/api/desk/calls/${CALL}/review`;
    const refused = await as(hub, ada).outcome('PUT', put, { ...aDraft(), comments: [huge] });
    expect(refused).toBe('tooLarge');
    expect((await lookAt(hub, ada, CALL)).reviews).toEqual([]);
    const dispute = { text: 'x'.repeat(50 * 1024 * 1024) };
    const answer = await as(hub, nils).outcome('POST', '/api/agent/reviews/r/dispute', dispute);
    expect(answer).toBe('tooLarge');
    const items = [{ revision: 1, summary: { callId: 'call-0002', notes: huge.text } }];
    expect(await as(hub, nils).outcome('POST', '/api/agent/summaries', { items })).toBe('tooLarge');
    expect(await listed(team, ada)).toEqual([CALL]);
  });

  it('takes the longest review that is allowed', async () => {
    const { hub, ada, nils } = await deskHub();
    await handIn(hub, nils, { callId: CALL });
    const comments = Array.from({ length: 200 }, (_, n) => ({
      commentId: `c-${n}`,
      kind: 'coaching' as const,
      atMs: n,
      text: '語'.repeat(4000),
      writtenAt: n,
    }));
    const put = `/api/desk/calls/${CALL}/review`;
    expect(await as(hub, ada).outcome('PUT', put, aDraft({ comments }))).toBe('ok');
    expect((await lookAt(hub, ada, CALL)).reviews[0]?.review.comments).toEqual(comments);
  });

  it('has no name that a database could not hold', async () => {
    const { hub, ada, north } = await deskHub();
    const desk = as(hub, ada);
    for (const id of ['a\0b', 'a\ud800', '\n', '', 'x'.repeat(65)]) {
      const view = { viewId: id, name: 'Mine', filters: query().filters };
      const card = { ...aCard, scorecardId: id };
      expect([
        await desk.outcome('PUT', '/api/desk/views', view),
        await desk.outcome('PUT', `/api/desk/scorecards/${north}`, card),
        await desk.outcome('POST', '/api/desk/calls', query({ agentId: id })),
      ]).toEqual(['badRequest', 'badRequest', 'badRequest']);
    }
    for (const route of ['scorecards/%00', 'scorecards/%0a', 'calls/%00']) {
      expect(await desk.outcome('GET', `/api/desk/${route}`)).toBe('badRequest');
    }
    // What people type is kept, but for what nobody can see.
    const found = await desk.get(
      callPageSchema,
      'POST',
      '/api/desk/calls',
      query({ text: '%_~\0\ud800' }),
    );
    expect(found.lines).toEqual([]);
    expect(hub.entries.filter(({ event }) => event === 'unexpected')).toEqual([]);
  });

  it('waits at its agent where it is of a newer version', async () => {
    const team = await deskHub();
    const { hub, ada, nils } = team;
    const newer = { callId: CALL, version: 2 } as unknown as { callId: string };
    expect(await handIn(hub, nils, newer)).toEqual({ callId: CALL, as: 'newer' });
    expect(await listed(team, ada)).toEqual([]);
    expect(await as(hub, ada).outcome('GET', `/api/desk/calls/${CALL}`)).toBe('notFound');
  });

  it('is nobody’s with a token that was made up, or of somebody who left', async () => {
    const { hub, ada, rita, nils } = await deskHub();
    await handIn(hub, nils, { callId: CALL });
    const get = (token: string) => ask(hub, 'GET', `/api/desk/calls/${CALL}`, { token });
    const forged = `${ada.token.slice(0, -1)}${ada.token.endsWith('A') ? 'B' : 'A'}`;
    expect((await get(forged)).status).toBe(401);
    expect((await get(rita.token)).status).toBe(200);
    await ask(hub, 'PATCH', `/api/admin/people/${rita.personId}`, {
      token: ada.token,
      body: { disabled: true },
    });
    expect((await get(rita.token)).status).toBe(401);
    const reads = z.array(z.unknown());
    const own = await as(hub, nils).get(reads, 'GET', `/api/agent/calls/${CALL}/reads`);
    expect(own).toHaveLength(1);
  });
});
