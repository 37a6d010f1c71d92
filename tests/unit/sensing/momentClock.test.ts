import { describe, expect, it } from 'vitest';
import { FRAME_MS } from '#renderer/sensing/voice/moment.ts';
import { fileClock, MomentClock } from '#renderer/sensing/voice/momentClock.ts';

/** Feeds moments `from`..`to` that arrive `lagMs` after they ended; the clocks agree at 0. */
function feed(clock: MomentClock, from: number, to: number, lagMs: (index: number) => number) {
  const times: (number | 'skip')[] = [];
  for (let index = from; index < to; index += 1) {
    const time = clock.timeOf(index, (index + 1) * FRAME_MS + lagMs(index));
    times.push('skip' in time ? 'skip' : time.atMs);
  }
  return times;
}

describe('time of live moments', () => {
  it('starts at the media clock and goes on in steps of 32 ms whatever the arrivals do', () => {
    const clock = new MomentClock(5000, 0);
    const times = feed(clock, 0, 400, (index) => (index % 7) * 6);
    expect(times[0]).toBe(5032);
    expect(times).toEqual(times.map((_, i) => 5032 + i * FRAME_MS));
    expect(clock.corrections).toBe(0);
  });

  it('leaves a hole where moments were lost', () => {
    const clock = new MomentClock(0, 0);
    expect(feed(clock, 0, 1, () => 0)).toEqual([32]);
    expect(feed(clock, 10, 11, () => 0)).toEqual([352]);
  });

  it('jumps forward after the audio clock stood still', () => {
    const clock = new MomentClock(0, 0);
    feed(clock, 0, 125, () => 0);
    const stalled = feed(clock, 125, 251, () => 2000);
    expect(stalled[0]).toBe(126 * FRAME_MS);
    expect(stalled.at(-1)).toBe(251 * FRAME_MS + Math.trunc(2000 / FRAME_MS) * FRAME_MS);
    expect(clock.corrections).toBe(1);
  });

  it('does not mistake late arrivals for a stopped clock while some are in time', () => {
    const clock = new MomentClock(0, 0);
    feed(clock, 0, 1000, (index) => (index % 50 === 0 ? 10 : 400));
    expect(clock.corrections).toBe(0);
  });

  it('bears a lag just under two frames and corrects one of two', () => {
    const under = new MomentClock(0, 0);
    feed(under, 0, 300, (index) => (index === 0 ? 0 : 63));
    // The first window holds the punctual first moment, the second does not.
    expect(under.corrections).toBe(0);
    const over = new MomentClock(0, 0);
    feed(over, 0, 300, (index) => (index === 0 ? 0 : 64));
    expect(over.corrections).toBe(1);
  });

  it('never runs backwards: when the audio ran ahead it leaves moments out', () => {
    const clock = new MomentClock(0, 0);
    // The first moment came 320 ms late, so everything counted from it is ahead.
    const times = feed(clock, 0, 300, (index) => (index === 0 ? 320 : 0));
    const shown = times.filter((time) => time !== 'skip');
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(new Set(shown).size).toBe(shown.length);
    expect(times.filter((time) => time === 'skip')).toHaveLength(10);
    expect(times.at(-1)).toBe(300 * FRAME_MS);
  });

  it('never gives a time before the call', () => {
    const time = new MomentClock(0, 0).timeOf(0, 0);
    expect(time).toEqual({ atMs: FRAME_MS });
  });
});

describe('time of moments from a file', () => {
  it('counts from 0', () => {
    expect(fileClock.timeOf(0)).toEqual({ atMs: 32 });
    expect(fileClock.timeOf(99)).toEqual({ atMs: 3200 });
  });
});
