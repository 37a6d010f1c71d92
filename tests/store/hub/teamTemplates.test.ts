import { describe, expect, it } from 'vitest';
import type { Template } from '#shared/model/template.ts';
import type { TeamChange } from '#shared/model/teamTemplate.ts';
import { aSentence, aUse, aUseReport } from '#tests/hub/support/library.ts';
import { engines } from '../support/engines.ts';
import { NOW, hubStore } from '../support/stores.ts';

let requests = 0;
function change(
  baseRevision: number,
  template: Partial<Template> = {},
  rest: Partial<TeamChange> = {},
): TeamChange {
  requests += 1;
  return {
    requestId: `request-${requests}`,
    baseRevision,
    what: baseRevision === 0 ? 'created' : 'edited',
    status: 'published',
    template: aSentence(template),
    ...rest,
  };
}

const nils = { teamId: 'north', personId: 'p-nils', name: 'Nils', at: NOW };
const ada = { teamId: 'north', personId: 'p-ada', name: 'Ada', at: NOW + 1 };
const sven = { teamId: 'south', personId: 'p-sven', name: 'Sven', at: NOW };
const MOST = 1000;
const all = (teamId: string, after = 0) => ({ teamId, after, limit: 1000 });

describe.each(engines())('a team’s sentences on $kind', ({ place }) => {
  async function withTeams() {
    const store = await hubStore(await place());
    for (const teamId of ['north', 'south']) {
      await store.teams.add({ teamId, name: teamId, agentFirstMs: 0, keepDays: null }, NOW);
    }
    return store.teamTemplates;
  }

  it('are listed as they are now, by their place, and kept with every change', async () => {
    const templates = await withTeams();
    await templates.take(nils, [change(0), change(0, { id: 'own-2', text: 'Zoë 李 😀' })], MOST);
    await templates.take(ada, [change(1, { text: 'Again?' }, { status: 'archived' })], MOST);
    const { templates: listed, last } = await templates.listAfter(all('north'));
    expect(last).toBe(3);
    expect(listed).toMatchObject([
      { place: 2, revision: 1, by: 'Nils', template: { id: 'own-2', text: 'Zoë 李 😀' } },
      { place: 3, revision: 2, by: 'Ada', at: NOW + 1, status: 'archived' },
    ]);
    expect((await templates.listAfter({ ...all('north'), limit: 1 })).templates).toHaveLength(1);
    expect((await templates.listAfter(all('north', 2))).templates).toHaveLength(1);
    expect(await templates.listAfter(all('south'))).toEqual({ templates: [], last: 0 });
    expect(
      (await templates.history('north', 'own-1')).map(({ by, template }) => [by, template.text]),
    ).toEqual([
      ['Ada', 'Again?'],
      ['Nils', 'So {facts}?'],
    ]);
    expect(await templates.history('south', 'own-1')).toEqual([]);
  });

  it('take a change once, and the second of two not at all', async () => {
    const templates = await withTeams();
    const first = change(0);
    expect(await templates.take(nils, [first, first], MOST)).toEqual([
      { as: 'taken', revision: 1 },
      { as: 'taken', revision: 1 },
    ]);
    await templates.take(ada, [change(1, { text: 'theirs' })], MOST);
    // Handed in again after others went on: answered as it was then.
    expect(await templates.take(nils, [first], MOST)).toEqual([{ as: 'taken', revision: 1 }]);
    expect(
      await templates.take(nils, [change(1, { text: 'mine' }), change(5)], MOST),
    ).toMatchObject([
      { as: 'conflict', newest: { revision: 2, by: 'Ada', template: { text: 'theirs' } } },
      { as: 'conflict', newest: { revision: 2 } },
    ]);
    expect(await templates.take(nils, [change(3, { id: 'never-was' })], MOST)).toEqual([
      { as: 'conflict', newest: null },
    ]);
    expect(
      await templates.take(nils, [{ ...first, template: aSentence({ id: 'other' }) }], MOST),
    ).toMatchObject([{ as: 'refused' }]);
    expect((await templates.history('north', 'own-1')).length).toBe(2);
  });

  it('keep to their team, and to how many it may have', async () => {
    const templates = await withTeams();
    const sent = change(0);
    await templates.take(nils, [sent], 1);
    // The same request of another team is another one.
    expect(await templates.take(sven, [sent], 1)).toEqual([{ as: 'taken', revision: 1 }]);
    expect(await templates.take(nils, [change(0, { id: 'own-2' }), change(1)], 1)).toMatchObject([
      { as: 'refused' },
      { as: 'taken', revision: 2 },
    ]);
    expect((await templates.listAfter(all('south'))).templates).toHaveLength(1);
  });

  it('get one winner of many at once, and places that nobody who reads on misses', async () => {
    const templates = await withTeams();
    const seen: number[] = [];
    const reading = new AbortController();
    const reader = (async () => {
      let after = 0;
      while (!reading.signal.aborted) {
        const page = await templates.listAfter({ teamId: 'north', after, limit: 3 });
        seen.push(...page.templates.map((each) => each.place));
        after = seen.at(-1) ?? 0;
      }
    })();
    const tries = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        templates.take(
          i % 2 === 0 ? nils : ada,
          [change(0), change(0, { id: `alone-${i}` })],
          MOST,
        ),
      ),
    );
    reading.abort();
    await reader;
    expect(tries.filter(([of]) => of?.as === 'taken')).toHaveLength(1);
    expect(tries.filter(([of]) => of?.as === 'conflict')).toHaveLength(23);
    expect(tries.every(([, own]) => own?.as === 'taken')).toBe(true);
    const { templates: rest } = await templates.listAfter(all('north', seen.at(-1) ?? 0));
    expect([...seen, ...rest.map((each) => each.place)]).toEqual(
      Array.from({ length: 25 }, (_, i) => i + 1),
    );
  });

  it('sum up how they fared, each report once, also of many at once', async () => {
    const templates = await withTeams();
    const uses = (said: number) =>
      ['own-2', 'own-1'].map((id) => aUse({ templateId: id, offered: 3, said, notUseful: 0 }));
    const reports = Array.from({ length: 20 }, (_, at) =>
      aUseReport({
        reportId: `report-of-a-call-${at}`,
        uses: at % 2 ? uses(1) : uses(1).toReversed(),
      }),
    );
    await Promise.all(reports.map((each) => templates.addUse('north', [each])));
    await templates.addUse('north', reports);
    expect(await templates.useOf('north')).toEqual([
      aUse({ templateId: 'own-1', offered: 60, said: 20, notUseful: 0 }),
      aUse({ templateId: 'own-2', offered: 60, said: 20, notUseful: 0 }),
    ]);
    const broken = { reportId: 'report-of-a-call-99', uses: [{ ...aUse(), said: -1 }] };
    await expect(
      templates.addUse('north', [aUseReport({ reportId: 'report-of-a-call-98' }), broken]),
    ).rejects.toMatchObject({ code: 'invalid' });
    expect((await templates.useOf('north'))[0]).toMatchObject({ offered: 60 });
    expect(await templates.useOf('south')).toEqual([]);
  });

  it('forgets which reports were counted some time after, and keeps the sums', async () => {
    const templates = await withTeams();
    const add = (reportId: string) =>
      templates.addUse('north', [aUseReport({ reportId, uses: [aUse({ offered: 1 })] })]);
    const offered = async () => (await templates.useOf('north'))[0]?.offered;
    const all = ['00699-old-enough', '00700-not-yet-old', 'report-of-old-app'];
    for (const each of all) await add(each);
    await templates.addUse('south', [aUseReport({ reportId: '00699-old-enough' })]);
    expect(await templates.forgetReports('00700')).toBe(2);
    expect(await templates.forgetReports('00700')).toBe(0);
    expect(await offered()).toBe(3);
    // Known ones change nothing; the one that was forgotten would.
    for (const each of all) await add(each);
    expect(await offered()).toBe(4);
  });
});
