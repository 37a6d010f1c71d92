import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Situation } from '#shared/model/template.ts';
import { templateSchema } from '#shared/model/template.ts';
import { chooseTemplates, shelve } from '#shared/domain/prompt/choose.ts';
import type { Liking, TemplateUse } from '#shared/domain/prompt/rank.ts';
import { rank } from '#shared/domain/prompt/rank.ts';
import { useOf } from '#shared/domain/prompt/standing.ts';

const template = (id: string, situation: Situation = 'listening') =>
  templateSchema.parse({ id, situation, locale: 'en', text: id, why: '' });

const neutral: Liking = {
  tone: 'any',
  favourites: new Set(),
  use: new Map(),
  passedOver: new Map(),
};

const row = Array.from({ length: 30 }, (_, at) => template(`t${at}`));
const ids = row.map(({ id }) => id);

const use = fc
  .record({ offered: fc.nat(500), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ offered, share }): TemplateUse => ({ offered, said: Math.round(offered * share) }));
const liking = (of: readonly string[]) =>
  fc
    .record({
      favourites: fc.subarray([...of]),
      figures: fc.array(fc.tuple(fc.constantFrom(...of), use)),
      passes: fc.array(fc.tuple(fc.constantFrom(...of), fc.nat(9))),
    })
    .map(({ favourites, figures, passes }): Liking => ({
      ...neutral,
      favourites: new Set(favourites),
      use: new Map(figures),
      passedOver: new Map(passes),
    }));

const placeOf = (id: string, likings: Liking): number =>
  rank(row, likings).findIndex((each) => each.id === id);

describe('whatever the figures and favourites', () => {
  it('each sentence of a situation is ranked, once', () => {
    fc.assert(
      fc.property(liking(ids), (likings) => {
        const ranked = rank(row, likings).map(({ id }) => id);
        expect(ranked.toSorted()).toEqual(ids.toSorted());
      }),
    );
  });

  it('they order the sentences of a situation, and never the situations', () => {
    const situations = ['paraphrase', 'listening', 'openQuestion'] as const;
    const library = situations.flatMap((situation) =>
      Array.from({ length: 4 }, (_, at) => template(`${situation}.${at}`, situation)),
    );
    const values = {
      name: '',
      address: '',
      agent: '',
      company: '',
      issue: '',
      facts: '',
      action: '',
      deadline: '',
    };
    const chosen = (likings: Liking) =>
      chooseTemplates(
        shelve(library, 'en', 'any'),
        situations,
        values,
        likings,
        () => false,
        3,
      ).map(({ situation }) => situation);
    fc.assert(
      fc.property(liking(library.map(({ id }) => id)), (likings) => {
        expect(chosen(likings)).toEqual([...situations]);
      }),
    );
  });

  it('one call more moves a sentence by few places, said or not', () => {
    const everybody = fc
      .integer({ min: 0, max: 300 })
      .chain((offered) =>
        fc.record({ offered: fc.constant(offered), said: fc.integer({ min: 0, max: offered }) }),
      );
    const few = row.slice(0, 6);
    fc.assert(
      fc.property(everybody, fc.nat(5), fc.nat(1), (all, place, said) => {
        const id = `t${place}`;
        const before = new Map(few.map((each) => [each.id, all]));
        const after = new Map(before).set(id, { offered: all.offered + 1, said: all.said + said });
        const ranked = rank(few, { ...neutral, use: after });
        const moved = ranked.findIndex((each) => each.id === id) - place;
        expect(Math.abs(moved)).toBeLessThanOrEqual(all.offered === 0 ? 2 : 4);
        expect(Math.sign(moved)).not.toBe(said === 1 ? 1 : -1);
      }),
    );
  });

  it('a pinned sentence stands before those that are not, if the team’s figures are alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), use, (id, each) => {
        const figures = new Map(ids.map((one) => [one, each]));
        expect(placeOf(id, { ...neutral, use: figures, favourites: new Set([id]) })).toBe(0);
      }),
    );
  });
});

describe('a new sentence', () => {
  /** Offers the first of the row in call after call; it is said as often as `shareOf` says. */
  function offersIn(calls: number, shareOf: (id: string) => number) {
    const figures = new Map<string, TemplateUse>();
    const counted = row.slice(0, 8);
    for (let call = 0; call < calls; call += 1) {
      const [first] = rank(counted, { ...neutral, use: figures });
      const id = first?.id ?? '';
      const { offered } = figures.get(id) ?? { offered: 0 };
      figures.set(id, { offered: offered + 1, said: Math.round((offered + 1) * shareOf(id)) });
    }
    return (id: string) => figures.get(id)?.offered ?? 0;
  }

  it('at the end of the library is tried, though all before it do as usual', () => {
    const offered = offersIn(200, () => 0.3);
    expect(offered('t7')).toBeGreaterThan(3);
  });

  it('that does better is found, and then stands before the others', () => {
    const offered = offersIn(1000, (id) => (id === 't7' ? 0.6 : 0.3));
    expect(offered('t7')).toBeGreaterThan(500);
  });

  it('that does worse is tried, and does not take the place of the good ones', () => {
    const offered = offersIn(1000, (id) => (id === 't0' ? 0.6 : 0.1));
    expect(offered('t7')).toBeGreaterThan(0);
    expect(offered('t7')).toBeLessThan(60);
    expect(offered('t0')).toBeGreaterThan(600);
  });
});

describe('the library’s figures', () => {
  it('count for the situation in which a sentence stands now', () => {
    const figure = { templateId: 'a', offered: 4, said: 2, notUseful: 1 };
    const stored = [
      { ...figure, situation: 'greeting' as const },
      { ...figure, situation: 'listening' as const, offered: 9 },
      { ...figure, templateId: 'gone', situation: 'listening' as const },
    ];
    expect(useOf(stored, [template('a'), template('b')])).toEqual(
      new Map([['a', { offered: 9, said: 2 }]]),
    );
  });
});
