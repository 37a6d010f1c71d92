import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kudosSchema, planSchema } from '#shared/contract/desk.ts';
import type { Plan } from '#shared/contract/desk.ts';
import { as, deskHub, handIn } from './support/desk.ts';
import { ask } from './support/hub.ts';
import type { Someone } from './support/team.ts';
import { joining } from './support/team.ts';

const CALL = 'call-0001';
const plans = '/api/desk/plans';
const plansSchema = z.array(planSchema);
const kudosRoute = '/api/agent/kudos';
const kudosListSchema = z.array(kudosSchema);

const aPlan = (agent: Someone, teamId: string, changes: Partial<Plan> = {}): Plan => ({
  planId: 'plan-1',
  agentId: agent.personId,
  teamId,
  title: 'Shorter turns',
  goals: [{ goalId: 'g-1', text: 'Two sentences, then ask', dueAt: 9e12, doneAt: null }],
  callIds: [CALL],
  closedAt: null,
  revision: 0,
  ...changes,
});

describe('plans', () => {
  it('are written by the team’s supervisors, and seen by their agent', async () => {
    const { hub, ada, rita, sara, nils, sven, north } = await deskHub();
    await handIn(hub, nils, { callId: CALL });
    const plan = aPlan(nils, north);
    const saved = await as(hub, ada).get(planSchema, 'PUT', plans, plan);
    expect(saved).toEqual({ ...plan, revision: 1 });
    const closed = { ...saved, closedAt: 1, callIds: [CALL, CALL] };
    const second = await as(hub, rita).get(planSchema, 'PUT', plans, closed);
    expect(second).toEqual({ ...saved, closedAt: 1, revision: 2 });
    expect(await as(hub, ada).outcome('PUT', plans, saved)).toBe('used');
    expect(await as(hub, ada).outcome('PUT', plans, plan)).toBe('used');
    expect(await as(hub, nils).get(plansSchema, 'GET', '/api/agent/plans')).toEqual([second]);
    expect(await as(hub, sven).get(plansSchema, 'GET', '/api/agent/plans')).toEqual([]);
    expect(await as(hub, ada).get(plansSchema, 'GET', plans)).toEqual([second]);
    expect(await as(hub, sara).get(plansSchema, 'GET', plans)).toEqual([]);
    expect(await as(hub, nils).outcome('PUT', plans, second)).toBe('forbidden');
  });

  it('are about agents of the team and their calls, and stay theirs', async () => {
    const { hub, ada, rita, sara, nils, sven, north, south } = await deskHub();
    await handIn(hub, nils, { callId: CALL });
    await handIn(hub, sven, { callId: 'call-0002' });
    await handIn(hub, rita, { callId: 'call-0003' });
    const refused = [
      [aPlan(nils, south), 'notFound'],
      [aPlan(sven, north, { callIds: [] }), 'notFound'],
      [aPlan(nils, north, { callIds: ['call-0002'] }), 'notFound'],
      [aPlan(nils, north, { callIds: ['call-0003'] }), 'badRequest'],
      [aPlan(ada, north, { callIds: [] }), 'badRequest'],
      [aPlan(nils, north, { revision: 3 }), 'notFound'],
      [aPlan(nils, north, { title: ' ' }), 'badRequest'],
    ] as const;
    for (const [plan, error] of refused) {
      expect(await as(hub, ada).outcome('PUT', plans, plan)).toBe(error);
    }
    expect(await as(hub, ada).get(plansSchema, 'GET', plans)).toEqual([]);
    const saved = await as(hub, ada).get(planSchema, 'PUT', plans, aPlan(nils, north));
    const moved = { ...saved, agentId: rita.personId, callIds: [] };
    expect(await as(hub, ada).outcome('PUT', plans, moved)).toBe('notFound');
    const stolen = aPlan(sven, south, { callIds: [], revision: 1 });
    expect(await as(hub, sara).outcome('PUT', plans, stolen)).toBe('notFound');
    // Rita's own is not for her to list or to change.
    const hers = aPlan(rita, north, { planId: 'plan-2', callIds: [] });
    const ofRita = await as(hub, ada).get(planSchema, 'PUT', plans, hers);
    expect(await as(hub, rita).get(plansSchema, 'GET', plans)).toEqual([saved]);
    expect(await as(hub, rita).outcome('PUT', plans, ofRita)).toBe('badRequest');
    expect(await as(hub, rita).get(plansSchema, 'GET', '/api/agent/plans')).toEqual([ofRita]);
  });

  it('of which two are saved at once keep one', async () => {
    const { hub, ada, rita, nils, north } = await deskHub();
    const plan = aPlan(nils, north, { callIds: [] });
    const saved = await as(hub, ada).get(planSchema, 'PUT', plans, plan);
    const answers = await Promise.all(
      [ada, rita].map((who) => as(hub, who).outcome('PUT', plans, saved)),
    );
    expect(answers.toSorted()).toEqual(['ok', 'used']);
  });
});

describe('thanks', () => {
  it('go to people of a shared team, who see them', async () => {
    const { hub, ada, nils, rita, sara, north } = await deskHub();
    const kim = await joining(hub, ada, 'Kim', [{ teamId: north, role: 'agent' }]);
    const words = { toPersonId: kim.personId, callId: null, text: 'You took my break for me' };
    const given = await as(hub, nils).get(kudosSchema, 'POST', kudosRoute, words);
    expect(given).toMatchObject({ from: { name: 'Nils' }, to: { name: 'Kim' }, text: words.text });
    const list = (who: Someone) => as(hub, who).get(kudosListSchema, 'GET', kudosRoute);
    expect(await list(kim)).toEqual([given]);
    expect(await list(nils)).toEqual([given]);
    expect(await list(rita)).toEqual([]);
    const refused = [
      [{ ...words, toPersonId: sara.personId }, 'notFound'],
      [{ ...words, toPersonId: nils.personId }, 'notFound'],
      [{ ...words, text: ' ' }, 'badRequest'],
      [{ ...words, callId: 'call-9999' }, 'notFound'],
    ] as const;
    for (const [body, error] of refused) {
      expect(await as(hub, nils).outcome('POST', kudosRoute, body)).toBe(error);
    }
    await ask(hub, 'PATCH', `/api/admin/people/${kim.personId}`, {
      token: ada.token,
      body: { disabled: true },
    });
    expect(await as(hub, nils).outcome('POST', kudosRoute, words)).toBe('notFound');
  });

  it('name a call of one’s own, or one that a supervisor saw of theirs', async () => {
    const { hub, ada, nils, north } = await deskHub();
    const kim = await joining(hub, ada, 'Kim', [{ teamId: north, role: 'agent' }]);
    await handIn(hub, nils, { callId: CALL });
    const thanks = (by: Someone, to: Someone) =>
      as(hub, by).outcome('POST', kudosRoute, {
        toPersonId: to.personId,
        callId: CALL,
        text: 'Thank you',
      });
    expect(await thanks(nils, kim)).toBe('ok');
    expect(await thanks(ada, nils)).toBe('ok');
    // Whether there is such a call is not for Kim to find out.
    expect(await thanks(kim, nils)).toBe('notFound');
    expect(await thanks(ada, kim)).toBe('notFound');
  });
});
