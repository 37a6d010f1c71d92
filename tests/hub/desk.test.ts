import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  callPageSchema,
  namedSchema,
  personFiguresSchema,
  readEntrySchema,
  savedViewSchema,
  trendPointSchema,
  waitingSchema,
} from '#shared/contract/desk.ts';
import { testClock } from './support/clock.ts';
import { agentFirst, as, deskHub, handIn, lookAt, query } from './support/desk.ts';
import { joining } from './support/team.ts';
import { ask } from './support/hub.ts';

const CALL = 'call-0001';
const HOUR = 3_600_000;
const readsSchema = z.array(readEntrySchema);
const mood = { spans: [{ band: 'tense', startMs: 0, endMs: 5000 }], readableShare: 1 } as const;
const receipt = (given: boolean, by: 'agent' | 'customer' = 'customer') => ({
  by,
  given,
  textVersion: '1',
  locale: 'en',
  answeredAt: 1,
});
const tenseCue = {
  cue: { id: 1, kind: 'looksTense', tone: 'hint', atMs: 1, aboutMs: 1 },
  feedback: null,
} as const;

describe('the calls on a desk', () => {
  it('are those of the teams that somebody supervises, and never their own', async () => {
    const { hub, ada, nils, sven, sara, rut, north, south } = await deskHub();
    // Takes calls of her own team as well.
    const both = await joining(hub, ada, 'Bea', [{ teamId: north, role: 'supervisor' }]);
    await handIn(hub, nils, { callId: CALL });
    await handIn(hub, sven, { callId: 'call-0002' });
    await handIn(hub, both, { callId: 'call-0003' });
    const seen = async (who: typeof ada, filters = {}) => {
      const page = await as(hub, who).get(
        callPageSchema,
        'POST',
        '/api/desk/calls',
        query(filters),
      );
      return page.lines.map(({ callId }) => callId).sort();
    };
    expect(await seen(ada)).toEqual([CALL, 'call-0003']);
    expect(await seen(both)).toEqual([CALL]);
    expect(await seen(sara)).toEqual(['call-0002']);
    expect(await seen(sara, { teamId: south })).toEqual(['call-0002']);
    for (const who of [nils, rut]) {
      expect(await as(hub, who).outcome('POST', '/api/desk/calls', query())).toBe('forbidden');
    }
    const ofNorth = query({ teamId: north });
    expect(await as(hub, sara).outcome('POST', '/api/desk/calls', ofNorth)).toBe('notFound');
    for (const [who, callId] of [
      [sara, CALL],
      [both, 'call-0003'],
      [ada, 'call-9999'],
    ] as const) {
      const route = `/api/desk/calls/${callId}`;
      expect(await as(hub, who).outcome('GET', route)).toBe('notFound');
      expect(await as(hub, who).outcome('PUT', `${route}/review`, {})).not.toBe('ok');
    }
    const waiting = await as(hub, both).get(waitingSchema, 'GET', '/api/desk/waiting');
    expect(waiting).toEqual({ disputed: 0, unusual: 0, unhappy: 0, sampled: 0 });
  });

  it('are not there before their agent had their hours', async () => {
    const clock = testClock();
    const team = await deskHub({ clock });
    const { hub, ada, nils, north } = team;
    await agentFirst(team, north, 8 * HOUR);
    await handIn(hub, nils, { callId: CALL, startedAt: clock.now() });
    const desk = as(hub, ada);
    const span = { from: clock.now() - HOUR, until: clock.now() + HOUR };
    const all = async () => ({
      listed: (await desk.get(callPageSchema, 'POST', '/api/desk/calls', query())).lines.length,
      read: await desk.outcome('GET', `/api/desk/calls/${CALL}`),
      people: (
        await desk.get(z.array(personFiguresSchema), 'POST', '/api/desk/people', {
          teamId: null,
          ...span,
        })
      ).length,
      trend: (
        await desk.get(z.array(trendPointSchema), 'POST', '/api/desk/trend', {
          agentId: null,
          teamId: north,
          bucketMs: HOUR,
          ...span,
        })
      ).length,
    });
    clock.advance(8 * HOUR - 1);
    expect(await all()).toEqual({ listed: 0, read: 'notFound', people: 0, trend: 0 });
    clock.advance(1);
    expect(await all()).toEqual({ listed: 1, read: 'ok', people: 1, trend: 1 });
  });

  it('come page by page, each once', async () => {
    const { hub, ada, nils } = await deskHub();
    for (const n of [1, 2, 3, 4, 5]) await handIn(hub, nils, { callId: `call-000${n}` });
    const paged: string[] = [];
    let after: unknown = null;
    do {
      const page = await as(hub, ada).get(callPageSchema, 'POST', '/api/desk/calls', {
        ...query(),
        after,
        limit: 2,
      });
      paged.push(...page.lines.map(({ callId }) => callId));
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual([5, 4, 3, 2, 1].map((n) => `call-000${n}`));
  });

  it('show the mood only where the customer agreed', async () => {
    const { hub, ada, nils } = await deskHub();
    const changes = { mood, cues: [tenseCue] };
    await handIn(hub, nils, { callId: CALL, moodConsent: [receipt(true)], ...changes });
    await handIn(hub, nils, { callId: 'call-0002', moodConsent: [receipt(false)], ...changes });
    await handIn(hub, nils, {
      callId: 'call-0003',
      moodConsent: [receipt(true, 'agent')],
      ...changes,
    });
    expect((await lookAt(hub, ada, CALL)).summary).toMatchObject(changes);
    for (const callId of ['call-0002', 'call-0003']) {
      expect((await lookAt(hub, ada, callId)).summary).toMatchObject({ mood: null, cues: [] });
    }
    const figures = await as(hub, ada).send('POST', '/api/desk/people', {
      teamId: null,
      from: 0,
      until: 9e12,
    });
    expect(JSON.stringify(figures.body)).not.toMatch(/mood|tense|band/i);
  });

  it('say who read them, to their agent as well', async () => {
    const clock = testClock();
    const { hub, ada, rita, nils, sven } = await deskHub({ clock });
    await handIn(hub, nils, { callId: CALL });
    const reads = () => as(hub, nils).get(readsSchema, 'GET', `/api/agent/calls/${CALL}/reads`);
    expect(await reads()).toEqual([]);
    const at = clock.now();
    const first = await lookAt(hub, ada, CALL);
    const byAda = { reader: { personId: ada.personId, name: 'Ada Brandt' }, at };
    expect(first.reads).toEqual([byAda]);
    await lookAt(hub, ada, CALL);
    clock.advance(2 * HOUR);
    await lookAt(hub, rita, CALL);
    const byRita = { reader: { personId: rita.personId, name: 'Rita' }, at: clock.now() };
    expect(await reads()).toEqual([byRita, byAda]);
    // A look at what somebody may not see, or at the list, is none.
    await as(hub, sven).send('GET', `/api/desk/calls/${CALL}`);
    await as(hub, ada).send('POST', '/api/desk/calls', query());
    expect(await reads()).toHaveLength(2);
    for (const who of [sven, ada]) {
      const route = `/api/agent/calls/${CALL}/reads`;
      expect(await as(hub, who).outcome('GET', route)).toBe('notFound');
    }
  });

  it('are gone for somebody who supervises the team no longer', async () => {
    const { hub, ada, rita, nils, south } = await deskHub();
    await handIn(hub, nils, { callId: CALL });
    const look = () => as(hub, rita).outcome('GET', `/api/desk/calls/${CALL}`);
    expect(await look()).toBe('ok');
    const move = (memberships: unknown) =>
      ask(hub, 'PATCH', `/api/admin/people/${rita.personId}`, {
        token: ada.token,
        body: { memberships },
      });
    await move([{ teamId: south, role: 'supervisor' }]);
    expect(await look()).toBe('notFound');
    await move([]);
    expect(await look()).toBe('forbidden');
  });
});

describe('figures', () => {
  it('of people and of a course are the team’s, and say what they are not for', async () => {
    const { hub, ada, sara, nils, north, south } = await deskHub();
    const startedAt = 1_767_000_000_000;
    const span = { from: startedAt, until: startedAt + 2 * HOUR };
    await handIn(hub, nils, { callId: CALL, startedAt });
    await handIn(hub, nils, { callId: 'call-0002', startedAt: startedAt + HOUR });
    const desk = as(hub, ada);
    const period = { teamId: north, ...span };
    const people = await desk.get(z.array(personFiguresSchema), 'POST', '/api/desk/people', period);
    expect(people).toMatchObject([
      { agentId: nils.personId, agentName: 'Sam Okafor', calls: 2, notForDecisions: true },
    ]);
    const course = { teamId: north, agentId: null, bucketMs: HOUR, ...span };
    for (const agentId of [null, nils.personId]) {
      const points = await desk.get(z.array(trendPointSchema), 'POST', '/api/desk/trend', {
        ...course,
        agentId,
      });
      expect(points.map(({ from, calls }) => [from, calls])).toEqual([
        [startedAt, 1],
        [startedAt + HOUR, 1],
      ]);
    }
    // Nils's calls are not South's, whoever supervises that.
    const elsewhere = { ...course, teamId: south, agentId: nils.personId };
    const none = await as(hub, sara).get(
      z.array(trendPointSchema),
      'POST',
      '/api/desk/trend',
      elsewhere,
    );
    expect(none).toEqual([]);
    expect(await as(hub, sara).outcome('POST', '/api/desk/trend', course)).toBe('notFound');
    expect(await as(hub, sara).outcome('POST', '/api/desk/people', period)).toBe('notFound');
    const endless = { ...course, from: 0, until: 9e12 };
    expect(await desk.outcome('POST', '/api/desk/trend', endless)).toBe('badRequest');
  });
});

describe('saved views', () => {
  it('are one’s own', async () => {
    const { hub, ada, rita } = await deskHub();
    const [mine, hers] = [as(hub, ada), as(hub, rita)];
    const view = { viewId: 'v', name: 'Refunds', filters: query({ text: 'refund' }).filters };
    expect(await mine.get(savedViewSchema, 'PUT', '/api/desk/views', view)).toEqual(view);
    expect(await hers.get(z.array(savedViewSchema), 'GET', '/api/desk/views')).toEqual([]);
    expect(await hers.outcome('DELETE', '/api/desk/views/v')).toBe('notFound');
    expect(await mine.get(z.array(savedViewSchema), 'GET', '/api/desk/views')).toEqual([view]);
    expect(await mine.outcome('DELETE', '/api/desk/views/v')).toBe('ok');
    expect(await mine.outcome('DELETE', '/api/desk/views/v')).toBe('notFound');
  });
});

describe('colleagues', () => {
  it('are those one shares a team with', async () => {
    const { hub, ada, nils, rut } = await deskHub();
    const names = async (who: typeof ada) =>
      (await as(hub, who).get(z.array(namedSchema), 'GET', '/api/agent/colleagues')).map(
        ({ name }) => name,
      );
    expect(await names(nils)).toEqual(['Ada Brandt', 'Rita']);
    expect(await names(rut)).toEqual([]);
  });
});
