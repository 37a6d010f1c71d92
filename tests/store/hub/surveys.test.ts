import { describe, expect, it } from 'vitest';
import { noAnswers } from '#shared/model/survey.ts';
import { engines } from '../support/engines.ts';
import { anInvite, sha256 } from '../support/records.ts';
import { hubStore, NOW } from '../support/stores.ts';

const answers = { ...noAnswers, satisfied: 4, comment: 'Tack' };

describe.each(engines())('surveys on $kind', ({ place }) => {
  async function withCalls(count: number) {
    const store = await hubStore(await place());
    for (let i = 1; i <= count; i += 1) {
      const inviteId = `invite-${i}`;
      await store.invites.create(anInvite({ inviteId, tokenHash: sha256(inviteId) }));
      await store.invites.takeSeat({
        inviteId,
        seatHash: sha256(`seat-${i}`),
        callId: `call-000${i}`,
        ringingSince: NOW,
        video: false,
        locale: 'sv',
      });
      await store.calls.answer(`call-000${i}`, NOW + 1);
      await store.calls.end(`call-000${i}`, { by: 'agent', reason: 'hungUp', at: NOW + 2 });
    }
    return store;
  }
  const survey = (i: number, requestId = 'r') => ({
    callId: `call-000${i}`,
    ownerId: 'agent-1',
    requestId,
    answers,
    answeredAt: NOW + i,
  });

  it('are kept once a call, whoever comes at the same time', async () => {
    const { surveys } = await withCalls(1);
    expect(await surveys.has('call-0001')).toBe(false);
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, i) => surveys.add(survey(1, `request-${i}`))),
    );
    expect(tries.filter((each) => each === 'added')).toHaveLength(1);
    expect(tries.filter((each) => each === 'used')).toHaveLength(7);
    expect(await surveys.has('call-0001')).toBe(true);
    const winner = `request-${tries.indexOf('added')}`;
    expect(await surveys.add(survey(1, winner))).toBe('again');
  });

  it('are listed in the order in which they came, each agent’s own', async () => {
    const { surveys } = await withCalls(4);
    for (const i of [3, 1, 4]) await surveys.add(survey(i));
    await surveys.add({ ...survey(2), ownerId: 'agent-2' });
    const all = await surveys.listAfter({ ownerId: 'agent-1', after: 0, limit: 10 });
    expect(all.map(({ callId }) => callId)).toEqual(['call-0003', 'call-0001', 'call-0004']);
    expect(all[0]).toMatchObject({ answers, answeredAt: NOW + 3 });
    const after = all[0]?.place ?? 0;
    const rest = await surveys.listAfter({ ownerId: 'agent-1', after, limit: 1 });
    expect(rest.map(({ callId }) => callId)).toEqual(['call-0001']);
  });

  it('need a call, and go with it', async () => {
    const { surveys, invites } = await withCalls(1);
    await expect(surveys.add(survey(9))).rejects.toMatchObject({ code: 'invalid' });
    await expect(surveys.add({ ...survey(1), answers: noAnswers })).rejects.toMatchObject({
      code: 'invalid',
    });
    await surveys.add(survey(1));
    expect(await invites.forgetBefore(NOW + 24 * 3_600_000 * 400)).toBe(1);
    expect(await surveys.has('call-0001')).toBe(false);
  });

  it('have one secret, the first', async () => {
    const { surveys } = await withCalls(0);
    const told = await Promise.all(['a', 'b', 'c'].map((fresh) => surveys.secret('x', fresh)));
    expect(new Set(told).size).toBe(1);
    expect(await surveys.secret('x', 'd')).toBe(told[0]);
    expect(await surveys.secret('y', 'e')).toBe('e');
  });
});
