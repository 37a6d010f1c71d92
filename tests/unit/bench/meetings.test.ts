import { describe, expect, it } from 'vitest';
import { meetingFigures } from '#tests/bench/meetingFigures.ts';
import { intrusions, joined, readRttm, sharedMs } from '#tests/bench/rttm.ts';
import { noScore } from '#tests/accuracy/score.ts';

const stretch = (startMs: number, endMs: number) => ({ startMs, endMs });

describe('an RTTM file', () => {
  it('is read line by line, in milliseconds, without its other lines', () => {
    const text =
      'SPEAKER ami 1 1.500 2.000 <NA> <NA> A <NA> <NA>\n;; a remark\nSPEAKER ami 1 x 2 <NA> <NA> B\n';
    expect(readRttm(text)).toEqual([{ speaker: 'A', startMs: 1500, endMs: 3500 }]);
  });

  it('is joined over breaths and overlaps', () => {
    const parts = [stretch(2000, 2500), stretch(0, 1000), stretch(1300, 1900), stretch(2801, 3000)];
    expect(joined(parts)).toEqual([stretch(0, 2500), stretch(2801, 3000)]);
    expect(sharedMs([stretch(0, 1000)], [stretch(900, 2000), stretch(5000, 6000)])).toBe(100);
  });
});

describe('what one side does under the other’s speech', () => {
  const others = [stretch(0, 10_000)];
  it.each([
    ['an interruption', stretch(5000, 6000), 'interruptionsMs'],
    ['an interruption with half a second to go', stretch(9500, 11_000), 'interruptionsMs'],
    ['nothing clear with less', stretch(9501, 11_000), 'unclearMs'],
    ['a backchannel', stretch(5000, 5699), 'backchannelsMs'],
    ['nothing clear between the two', stretch(5000, 5700), 'unclearMs'],
    ['nothing clear at a simultaneous start', stretch(399, 2000), 'unclearMs'],
  ] as const)('is %s', (_, own, kind) => {
    const none = { interruptionsMs: [], backchannelsMs: [], unclearMs: [] };
    expect(intrusions([own], others)).toEqual({ ...none, [kind]: [own.startMs] });
  });

  it('is nothing in the other’s silence', () => {
    expect(Object.values(intrusions([stretch(10_000, 12_000)], others)).flat()).toEqual([]);
  });
});

describe('the figures of meetings', () => {
  it('say how much was missed and how much was invented', () => {
    const figures = meetingFigures(
      1,
      [{ truth: [stretch(0, 1000)], found: [stretch(200, 1300)], talkOvers: 2 }],
      [
        {
          interruptions: { hits: 1, missed: 1, falseAlarms: 0 },
          backchannels: { hits: 1, missed: 3, falseAlarms: 0 },
          backchannelsFlagged: 1,
        },
      ],
    );
    expect(Object.fromEntries(figures.map(({ name, value }) => [name, value]))).toEqual({
      meetingsExcerpts: 1,
      meetingsMissedOnOneLine: 20,
      meetingsInventedOnOneLine: 30,
      meetingsTalkOversOnOneLine: 2,
      meetingsInterruptions: 2,
      meetingsF1: 2 / 3,
      meetingsPrecision: 1,
      meetingsRecall: 0.5,
      meetingsBackchannels: 4,
      meetingsBackchannelsFlagged: 1,
      meetingsBackchannelsFound: 25,
    });
  });

  it('are none of nothing', () => {
    const side = { interruptions: noScore, backchannels: noScore, backchannelsFlagged: 0 };
    const figures = meetingFigures(0, [], [side]);
    expect(figures.find(({ name }) => name === 'meetingsF1')?.value).toBeNull();
    expect(figures.find(({ name }) => name === 'meetingsMissedOnOneLine')?.value).toBeNull();
  });
});
