import { describe, expect, it } from 'vitest';
import { cuesOf, found, kindsOf, over } from './moments.ts';

describe('a talk-over', () => {
  it('is the agent’s only, never the customer’s, a backchannel or an ordinary overlap', () => {
    const ordinary = [
      over(60_000, 'customer'),
      found({ type: 'backchannel', by: 'agent', startMs: 60_000, endMs: 60_300, atMs: 61_000 }),
      found({ type: 'terminalOverlap', by: 'agent', startMs: 60_000, atMs: 61_000 }),
      found({ type: 'simultaneousStart', startMs: 60_000, atMs: 61_000 }),
    ];
    expect(cuesOf(ordinary)).toEqual([]);
  });
});

describe('a habit of talking over', () => {
  it('is the second talk-over within 60 s, said strongly and instead of the plain cue', () => {
    expect(cuesOf([over(60_000), over(120_000)])).toEqual([
      expect.objectContaining({ id: 0, kind: 'talkOver', tone: 'hint' }),
      { id: 1, kind: 'talkOverHabit', tone: 'strong', atMs: 120_000, aboutMs: 119_350 },
    ]);
    expect(kindsOf([over(60_000), over(120_001)]).map(([kind]) => kind)).toEqual([
      'talkOver',
      'talkOver',
    ]);
  });

  it('counts talk-overs that no cue was shown for', () => {
    expect(kindsOf([over(60_000), over(67_000), over(120_000)])).toEqual([
      ['talkOver', 60_000],
      ['talkOverHabit', 120_000],
    ]);
    expect(kindsOf([over(4_000), over(30_000)])).toEqual([['talkOverHabit', 30_000]]);
    expect(kindsOf([over(60_000), over(90_000)], ['talkOver'])).toEqual([
      ['talkOverHabit', 90_000],
    ]);
  });

  it('does not count the customer’s', () => {
    expect(kindsOf([over(60_000, 'customer'), over(90_000)])).toEqual([['talkOver', 90_000]]);
  });

  it('is not said again within 3 minutes; the plain cue stands in', () => {
    const often = [over(60_000), over(90_000), over(120_000)];
    expect(kindsOf(often)).toEqual([
      ['talkOver', 60_000],
      ['talkOverHabit', 90_000],
      ['talkOver', 120_000],
    ]);
    const later = [over(60_000), over(90_000), over(240_000), over(269_999)];
    expect(kindsOf(later).at(-1)).toEqual(['talkOver', 240_000]);
    const muchLater = [over(60_000), over(90_000), over(350_000), over(375_000)];
    expect(kindsOf(muchLater).at(-1)).toEqual(['talkOverHabit', 375_000]);
  });

  it('that is switched off leaves the plain cue', () => {
    expect(kindsOf([over(60_000), over(90_000)], ['talkOverHabit'])).toEqual([
      ['talkOver', 60_000],
      ['talkOver', 90_000],
    ]);
  });
});
