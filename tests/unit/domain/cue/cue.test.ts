import { describe, expect, it } from 'vitest';
import { sayGoodbye, startCues, switchCues } from '#shared/domain/cue/cue.ts';
import type { CueMoment } from '#shared/domain/cue/moment.ts';
import {
  agentSpeaks,
  answer,
  backchannel,
  begun,
  cuesOf,
  customerSpeaks,
  found,
  kindsOf,
  over,
  play,
  quiet,
} from './moments.ts';

/** Talk-overs that are too far apart for a habit, where the arbiter is what is looked at. */
const momentsOf = (...atMs: number[]) =>
  cuesOf(
    atMs.map((at) => over(at)),
    ['talkOverHabit'],
  ).map((cue) => cue.atMs);

describe('a cue', () => {
  it('says what it is about and when it was decided', () => {
    expect(cuesOf([over(60_000)])).toEqual([
      { id: 0, kind: 'talkOver', tone: 'hint', atMs: 60_000, aboutMs: 59_350 },
    ]);
  });

  it('is not shown in the first 5 s', () => {
    expect(momentsOf(4999)).toEqual([]);
    expect(momentsOf(5000)).toEqual([5000]);
  });

  it('is followed by 20 s without one', () => {
    expect(momentsOf(60_000, 79_999)).toEqual([60_000]);
    expect(momentsOf(60_000, 80_000)).toEqual([60_000, 80_000]);
  });

  it('that is strong waits only until the one before has left the screen', () => {
    const kinds = (...atMs: number[]) => kindsOf(atMs.map((at) => over(at)));
    expect(kinds(60_000, 67_999)).toEqual([['talkOver', 60_000]]);
    expect(kinds(60_000, 68_000)).toEqual([
      ['talkOver', 60_000],
      ['talkOverHabit', 68_000],
    ]);
    expect(kinds(60_000, 68_000, 87_999)).toHaveLength(2);
    expect(kinds(60_000, 68_000, 88_000)).toHaveLength(3);
  });

  it('is one of 3 in any 5 minutes', () => {
    expect(momentsOf(60_000, 90_000, 120_000, 359_999)).toEqual([60_000, 90_000, 120_000]);
    expect(momentsOf(60_000, 90_000, 120_000, 360_000, 389_999, 390_000)).toEqual([
      60_000, 90_000, 120_000, 360_000, 390_000,
    ]);
  });

  it('that is not due is dropped, not shown later', () => {
    expect(kindsOf([over(60_000), over(67_000), quiet(90_000, 89_000)])).toEqual([
      ['talkOver', 60_000],
    ]);
  });

  it('is not shown when its kind is switched off, and has an id of its own', () => {
    expect(cuesOf([over(60_000)], ['talkOver'])).toEqual([]);
    expect(cuesOf([over(60_000), over(130_000)]).map((cue) => cue.id)).toEqual([0, 1]);
  });

  it('follows the switches in mid-call, and what is switched off takes no place', () => {
    const off = play([over(60_000), over(130_000)], begun(['talkOver']));
    expect(off.cues).toEqual([]);
    const on = play([over(200_000)], switchCues(off.state, []));
    expect(on.cues.map((cue) => cue.atMs)).toEqual([200_000]);
    expect(play([over(300_000)], switchCues(on.state, ['talkOver'])).cues).toEqual([]);
  });
});

describe('while only one has been heard', () => {
  const start = (party: 'agent' | 'customer') =>
    found({ type: 'speechStart', party, startMs: 20_000, atMs: 20_096 });
  const waits = [customerSpeaks(60_000, 50_000), quiet(64_000, 60_000)];

  it('there is no cue: the other’s microphone may be dead', () => {
    const of = (...moments: CueMoment[]) => play(moments, startCues([])).cues.length;
    expect(of(start('customer'), ...waits)).toBe(0);
    expect(of(start('customer'), start('agent'), ...waits)).toBe(1);
    expect(of(start('agent'), agentSpeaks(200_000, 20_000))).toBe(0);
    expect(of(start('agent'), start('customer'), agentSpeaks(200_000, 20_000))).toBe(1);
  });
});

describe('of several cues for one moment', () => {
  const both = [
    customerSpeaks(50_000, 48_000),
    { ...quiet(60_000, 50_000), events: over(60_000).events },
  ];

  it('the one that matters most to the customer is shown', () => {
    expect(kindsOf(both)).toEqual([['talkOver', 60_000]]);
    expect(kindsOf(both, ['talkOver'])).toEqual([['customerWaits', 60_000]]);
    const monologue = { ...agentSpeaks(60_000, -20_000), events: over(60_000).events };
    expect(kindsOf([monologue])).toEqual([['talkOver', 60_000]]);
  });

  it('praise gives way to any other, even to one that is switched off', () => {
    const paused = answer(60_000, 12_000, 800, over(60_000).events);
    expect(kindsOf([paused])).toEqual([['talkOver', 60_000]]);
    expect(kindsOf([paused], ['talkOver', 'talkOverHabit'])).toEqual([]);
    expect(kindsOf([answer(60_000, 12_000, 800)])).toEqual([['goodPause', 60_000]]);
  });
});

describe('praise', () => {
  const pause = (atMs: number) => answer(atMs, 12_000, 800);

  it('comes once in 5 minutes, of whatever kind', () => {
    const listening = (atMs: number) => [
      backchannel(atMs - 9_000),
      backchannel(atMs - 5_000),
      answer(atMs, 12_000, 0),
    ];
    expect(
      kindsOf([pause(60_000), ...listening(90_000), pause(359_999), ...listening(360_000)]),
    ).toEqual([
      ['goodPause', 60_000],
      ['activeListening', 360_000],
    ]);
  });

  it('never comes within the quiet after a hint', () => {
    expect(kindsOf([over(60_000), pause(79_999)])).toEqual([['talkOver', 60_000]]);
    expect(kindsOf([over(60_000), pause(80_000)])).toHaveLength(2);
  });

  it('leaves a place free for hints', () => {
    const talkOvers = [over(60_000), over(130_000)];
    expect(kindsOf([...talkOvers, pause(200_000), over(220_000)])).toEqual([
      ['talkOver', 60_000],
      ['talkOver', 130_000],
      ['talkOver', 220_000],
    ]);
  });

  it('holds back a hint only while it is on screen', () => {
    expect(kindsOf([pause(60_000), over(67_999)])).toEqual([['goodPause', 60_000]]);
    expect(kindsOf([pause(60_000), over(68_000)])).toEqual([
      ['goodPause', 60_000],
      ['talkOver', 68_000],
    ]);
  });
});

describe('a goodbye', () => {
  const bye = sayGoodbye(begun(), 60_000);

  it('is followed by quiet', () => {
    const moments = [over(70_000), customerSpeaks(80_000, 75_000), quiet(90_000, 80_000)];
    expect(play(moments, bye).cues).toEqual([]);
  });

  it('is over when the customer has more to say after all: a turn of 10 s since then', () => {
    expect(play([customerSpeaks(79_999, 70_000), over(80_000)], bye).cues).toEqual([]);
    expect(play([customerSpeaks(80_000, 70_000), over(80_100)], bye).cues).toHaveLength(1);
  });

  it('counts of a turn that was going on only what comes after', () => {
    expect(play([customerSpeaks(69_999, 30_000), over(70_100)], bye).cues).toEqual([]);
    expect(play([customerSpeaks(70_000, 30_000), over(70_100)], bye).cues).toHaveLength(1);
  });
});
