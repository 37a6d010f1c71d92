import { describe, expect, it } from 'vitest';
import { answer, backchannel, cuesOf, found, kindsOf, over } from './moments.ts';

describe('a good pause', () => {
  it('was left after a long turn, from 500 ms to 2 s', () => {
    const gaps = (gap: number) => kindsOf([answer(60_000, 10_000, gap)]);
    expect(gaps(499)).toEqual([]);
    expect(gaps(500)).toEqual([['goodPause', 60_000]]);
    expect(gaps(1_999)).toEqual([['goodPause', 60_000]]);
    expect(gaps(2_000)).toEqual([]);
    expect(kindsOf([answer(60_000, 9_999, 800)])).toEqual([]);
  });

  it('says where it was', () => {
    expect(cuesOf([answer(60_000, 12_000, 800)])).toEqual([
      {
        id: 0,
        kind: 'goodPause',
        tone: 'praise',
        atMs: 60_000,
        aboutMs: 60_000 - 704 - 800,
      },
    ]);
  });

  it('is not praised after a turn that the agent talked over', () => {
    const talkedOver = (atMs: number) => [over(atMs), answer(60_000, 12_000, 800)];
    expect(kindsOf(talkedOver(50_000), ['talkOver'])).toEqual([]);
    // The turn began at 46.496 s; a talk-over is decided 650 ms after its start.
    expect(kindsOf(talkedOver(47_145), ['talkOver'])).toEqual([['goodPause', 60_000]]);
    expect(kindsOf(talkedOver(47_146), ['talkOver'])).toEqual([]);
  });

  it('was the agent’s', () => {
    const turn = { type: 'turn', party: 'agent', startMs: 0, endMs: 30_000, atMs: 31_500 } as const;
    const response = {
      type: 'response',
      by: 'customer',
      gapMs: 800,
      startMs: 30_800,
      atMs: 31_500,
    } as const;
    expect(cuesOf([found(turn, response)])).toEqual([]);
  });
});

describe('active listening', () => {
  /** The customer's turn lasts from 48 s to 60 s. */
  const end = answer(60_704, 12_000, 0);

  it('is two listening signals or more in one long turn, told when the agent answers', () => {
    expect(cuesOf([backchannel(50_000), end])).toEqual([]);
    expect(cuesOf([backchannel(50_000), backchannel(55_000)])).toEqual([]);
    expect(cuesOf([backchannel(50_000), backchannel(55_000), end])).toEqual([
      { id: 0, kind: 'activeListening', tone: 'praise', atMs: 60_704, aboutMs: 48_000 },
    ]);
  });

  it('goes before a good pause in the same turn', () => {
    const both = [backchannel(50_000), backchannel(55_000), answer(61_504, 12_000, 800)];
    expect(kindsOf(both)).toEqual([['activeListening', 61_504]]);
    expect(kindsOf(both, ['activeListening'])).toEqual([['goodPause', 61_504]]);
  });

  it('does not count signals in another turn, or in a short one', () => {
    expect(cuesOf([backchannel(47_000), backchannel(55_000), end])).toEqual([]);
    const short = answer(60_704, 9_999, 0);
    expect(cuesOf([backchannel(55_000), backchannel(57_000), short])).toEqual([]);
  });

  it('is not praised in a turn that the agent talked over', () => {
    const signals = [backchannel(52_000), backchannel(55_000)];
    expect(kindsOf([over(49_000), ...signals, end], ['talkOver'])).toEqual([]);
    expect(kindsOf([over(48_000), ...signals, end], ['talkOver'])).toHaveLength(1);
  });
});
