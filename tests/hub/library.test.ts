import { describe, expect, it } from 'vitest';
import type { TeamPage } from '#shared/contract/library.ts';
import { teamAnswersSchema, teamPageSchema, teamUseSchema } from '#shared/contract/library.ts';
import type { TeamChange } from '#shared/model/teamTemplate.ts';
import { useReportId } from '#shared/model/useReport.ts';
import { testClock } from './support/clock.ts';
import { ask } from './support/hub.ts';
import type { Answer } from './support/hub.ts';
import { aChange, aSentence, aUse, aUseReport } from './support/library.ts';
import type { Someone, TestTeam } from './support/team.ts';
import { signIn, teamHub } from './support/team.ts';

type Hub = TestTeam['hub'];

/** As coarse as a report says when it was. */
const PERIOD = 30 * 24 * 3600 * 1000;

const page = async (hub: Hub, { token }: Someone, after = 0): Promise<TeamPage> =>
  teamPageSchema.parse(
    (await ask(hub, 'GET', `/api/agent/templates?after=${after}`, { token })).body,
  );

const handIn = (
  hub: Hub,
  { token }: Someone,
  teamId: string,
  changes: readonly unknown[],
): Promise<Answer> =>
  ask(hub, 'POST', '/api/agent/templates', { token, body: { teamId, changes } });

const answersOf = ({ body }: Answer) => teamAnswersSchema.parse(body).answers;

describe('a team’s library at its hub', () => {
  it('is every member’s to change, under their own name and the hub’s time', async () => {
    const { hub, north, nils, ada } = await teamHub();
    const lie = { ...aChange(), by: 'Somebody else', at: 1, personId: ada.personId };
    expect(answersOf(await handIn(hub, nils, north, [lie]))).toEqual([
      { requestId: 'request-1', as: 'taken', revision: 1 },
    ]);
    const edit = aChange({
      requestId: 'request-2',
      baseRevision: 1,
      what: 'archived',
      status: 'archived',
    });
    await handIn(hub, ada, north, [edit]);
    const { templates, ...rest } = await page(hub, nils);
    expect(rest).toEqual({ teamId: north, next: 2, more: false, last: 2 });
    expect(templates).toMatchObject([
      { place: 2, revision: 2, by: 'Ada Brandt', what: 'archived', status: 'archived' },
    ]);
    expect(templates[0]?.at).toBeGreaterThan(1_700_000_000_000);
    const history = await ask(hub, 'GET', '/api/agent/templates/own-1/history', {
      token: nils.token,
    });
    expect(history.body).toMatchObject({
      changes: [
        { revision: 2, by: 'Ada Brandt' },
        { revision: 1, by: 'Nils', what: 'created' },
      ],
    });
  });

  it('is of one team alone', async () => {
    const { hub, north, south, nils, sven, sara } = await teamHub();
    await handIn(hub, nils, north, [aChange()]);
    for (const other of [sven, sara]) {
      expect((await page(hub, other)).templates).toEqual([]);
      const refused = await handIn(hub, other, north, [aChange({ requestId: 'request-9' })]);
      expect(refused).toMatchObject({ status: 409, body: { error: 'wrongState' } });
    }
    expect(answersOf(await handIn(hub, sara, south, [aChange()]))).toMatchObject([{ as: 'taken' }]);
    expect((await page(hub, sven)).templates).toMatchObject([{ by: 'Sara' }]);
    expect((await page(hub, nils)).templates).toMatchObject([{ by: 'Nils', revision: 1 }]);
  });

  it('answers each change for itself, and again as before', async () => {
    const { hub, north, nils, ada } = await teamHub();
    await handIn(hub, ada, north, [aChange()]);
    const bad = { ...aChange({ requestId: 'request-bad' }), template: aSentence({ text: '' }) };
    const unkept = aChange({ requestId: 'request-nul', template: aSentence({ id: 'a\0b' }) });
    const changes: readonly TeamChange[] = [
      aChange({ requestId: 'request-2', template: aSentence({ text: 'mine' }) }),
      bad,
      unkept,
      aChange({ requestId: 'request-3', template: aSentence({ id: 'own-2' }) }),
    ];
    const expected = [
      { requestId: 'request-2', as: 'conflict', newest: { by: 'Ada Brandt', revision: 1 } },
      {
        requestId: 'request-bad',
        as: 'refused',
        because: expect.stringContaining('template.text'),
      },
      { requestId: 'request-nul', as: 'refused', because: expect.stringContaining('template.id') },
      { requestId: 'request-3', as: 'taken', revision: 1 },
    ];
    expect(answersOf(await handIn(hub, nils, north, changes))).toMatchObject(expected);
    expect(answersOf(await handIn(hub, nils, north, changes))).toMatchObject(expected);
    expect((await page(hub, nils)).last).toBe(2);
  });

  it('comes in pages, from any place', async () => {
    const { hub, north, nils } = await teamHub();
    const many = Array.from({ length: 150 }, (_, i) =>
      aChange({ requestId: `request-${i}`, template: aSentence({ id: `own-${i}` }) }),
    );
    await handIn(hub, nils, north, many.slice(0, 100));
    await handIn(hub, nils, north, many.slice(100));
    const first = await page(hub, nils);
    expect(first).toMatchObject({ more: true, next: 100, last: 150 });
    const rest = await page(hub, nils, first.next);
    expect([rest.more, rest.templates.length]).toEqual([false, 50]);
    expect(await page(hub, nils, 999)).toMatchObject({ templates: [], next: 999, last: 150 });
  });

  it.each([
    ['no changes', []],
    ['too many', Array.from({ length: 101 }, (_, i) => aChange({ requestId: `request-${i}` }))],
    ['one without its request', [{ ...aChange(), requestId: undefined }]],
    ['what is no change', ['x']],
  ])('refuses %s', async (_name, changes) => {
    const { hub, north, nils } = await teamHub();
    expect((await handIn(hub, nils, north, changes)).status).toBe(400);
    expect((await page(hub, nils)).last).toBe(0);
  });

  it.each(['-1', '1.5', 'x', '1e400'])('refuses the place %s', async (after) => {
    const { hub, nils } = await teamHub();
    const answer = await ask(hub, 'GET', `/api/agent/templates?after=${after}`, {
      token: nils.token,
    });
    expect(answer.status).toBe(400);
  });
});

describe('how a team’s sentences fared', () => {
  const useOf = async (hub: Hub, { token }: Someone) =>
    teamUseSchema.parse((await ask(hub, 'GET', '/api/agent/templates/use', { token })).body);
  const report = (hub: Hub, { token }: Someone, teamId: string, reports: readonly unknown[]) =>
    ask(hub, 'POST', '/api/agent/templates/use', { token, body: { teamId, reports } });

  it('is summed over everybody’s calls, each report once, and is that team’s alone', async () => {
    const { hub, north, south, nils, ada, sara } = await teamHub();
    const first = aUseReport({ uses: [aUse(), aUse({ templateId: 'own-2', said: 0 })] });
    const second = aUseReport({ reportId: 'report-of-another', uses: [aUse({ notUseful: 1 })] });
    expect(await report(hub, nils, north, [first])).toMatchObject({ status: 200 });
    // Its answer was lost, so it comes again, beside a new one.
    expect(await report(hub, ada, north, [first, second])).toMatchObject({ status: 200 });
    expect(await report(hub, sara, south, [first])).toMatchObject({ status: 200 });
    const north1 = { ...aUse(), offered: 6, said: 2, notUseful: 1 };
    expect(await useOf(hub, nils)).toEqual({
      teamId: north,
      use: [north1, aUse({ templateId: 'own-2', said: 0 })],
    });
    expect((await useOf(hub, sara)).use).toEqual(first.uses);
    expect(JSON.stringify(await useOf(hub, ada))).not.toMatch(/Nils|Ada|report/);
  });

  it('counts a report for half a year, and forgets by then which it has counted', async () => {
    const clock = testClock();
    const { hub, north, ...team } = await teamHub({ clock });
    let { nils } = team;
    const reportId = useReportId(clock.now(), 'random-and-nobodys');
    const offered = async () => (await useOf(hub, nils)).use[0]?.offered;
    const late = useReportId(clock.now() - 8 * PERIOD, 'random-and-nobodys');
    const early = useReportId(clock.now() + 2 * PERIOD, 'random-and-nobodys');
    const send = (...ids: readonly string[]) =>
      report(
        hub,
        nils,
        north,
        ids.map((id) => aUseReport({ reportId: id })),
      );
    expect(await send(reportId, late, early)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await offered()).toBe(3);
    const forgotten = () => hub.entries.filter(({ event }) => event === 'useReports.forgotten');
    clock.advance(6 * PERIOD);
    nils = await signIn(hub, nils);
    await send(reportId);
    expect(await offered()).toBe(3);
    expect(forgotten()).toEqual([]);
    clock.advance(2 * PERIOD);
    await expect.poll(forgotten).toMatchObject([{ fields: { count: 1 } }]);
    // From here on nobody knows that it was counted, so it is not counted.
    nils = await signIn(hub, nils);
    expect(await send(reportId)).toMatchObject({ status: 200, body: { ok: true } });
    expect(await offered()).toBe(3);
  });

  it('takes all of a batch or nothing, and nothing for another team', async () => {
    const { hub, north, south, nils } = await teamHub();
    for (const bad of [
      [aUseReport(), aUseReport({ reportId: 'short' })],
      [aUseReport({ uses: [aUse({ offered: -1 })] })],
      [aUseReport({ uses: [aUse({ said: Number.MAX_VALUE })] })],
      [],
    ]) {
      expect(await report(hub, nils, north, bad)).toMatchObject({ status: 400 });
    }
    expect(await report(hub, nils, south, [aUseReport()])).toMatchObject({
      status: 409,
      body: { error: 'wrongState' },
    });
    expect((await useOf(hub, nils)).use).toEqual([]);
  });
});
