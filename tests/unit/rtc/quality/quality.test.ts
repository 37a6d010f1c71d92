import { describe, expect, it } from 'vitest';
import { quietCause, stepCause } from '#renderer/rtc/quality/cause.ts';
import { delayImpairment, lossImpairment, rating } from '#renderer/rtc/quality/figures.ts';
import { noQuality, stepQuality } from '#renderer/rtc/quality/quality.ts';
import { summariseStats } from '#renderer/rtc/peer/stats.ts';
import { fine, madeLine } from './madeLine.ts';
import type { Weather } from './madeLine.ts';

/** A line that has been good for a while, then has this weather for half a minute. */
function after(weather: Partial<Weather>) {
  const line = madeLine();
  line.run(10);
  line.run(30, weather);
  return line.state.told;
}

describe('the rating by ITU-T G.107', () => {
  it('falls with loss and delay as its tables say', () => {
    expect(rating(0)).toBe(93.2);
    // G.113: 5 % of random loss on G.711 with concealment take 15.8; G.107: 400 ms take 34.
    expect(lossImpairment(0.05)).toBeCloseTo(15.8, 1);
    expect(delayImpairment(400)).toBeCloseTo(34.1, 1);
    expect(delayImpairment(null)).toBe(0);
    expect(rating(200)).toBe(0);
  });
});

describe('what is told of a line', () => {
  it('is nothing at first, then good', () => {
    const line = madeLine();
    line.run(2);
    expect(line.state.told).toBeNull();
    line.run(1);
    expect(line.state.told).toEqual({ level: 'good', causes: [] });
  });

  const cases: readonly (readonly [string, Partial<Weather>, string, readonly string[]])[] = [
    ['4 % of lost sound that FEC mends', { lostIn: 0.04, madeUp: 0.002 }, 'good', []],
    ['more than 5 % lost, mended or not', { lostIn: 0.06, madeUp: 0.002 }, 'weak', ['lossIn']],
    ['5 % of sound made up: late, not lost', { madeUp: 0.05 }, 'weak', ['lossIn']],
    ['lost sound where nothing else is known', { lostIn: 0.05, madeUp: null }, 'weak', ['lossIn']],
    ['a seventh made up', { madeUp: 0.143 }, 'poor', ['lossIn']],
    ['a tenth lost on the way out', { lostOut: 0.1 }, 'weak', ['lossOut']],
    ['a fifth lost on the way out', { lostOut: 0.2 }, 'poor', ['lossOut']],
    ['243 ms one way', { roundTripMs: 406 }, 'good', []],
    ['245 ms one way', { roundTripMs: 410 }, 'weak', ['delay']],
    ['394 ms one way', { roundTripMs: 708 }, 'poor', ['delay']],
    ['some of both', { madeUp: 0.02, roundTripMs: 330 }, 'weak', ['lossIn', 'delay']],
    ['jitter of 51 ms', { jitterMs: 51 }, 'weak', ['jitter']],
    ['room for 63 kbit/s', { kbps: 63 }, 'weak', ['lowBitrate']],
    ['room for 39 kbit/s', { kbps: 39 }, 'poor', ['lowBitrate']],
    ['a picture that stands still at times', { frozen: 0.2 }, 'weak', ['frozen']],
    ['a picture that stands still', { frozen: 1 }, 'weak', ['frozen']],
    ['nothing of theirs', { silentIn: true, madeUp: 0 }, 'poor', ['nothingIn']],
    ['nothing of ours', { silentOut: true }, 'poor', ['nothingOut']],
    ['a browser that tells little', { madeUp: null, roundTripMs: null, kbps: null }, 'good', []],
  ];
  it.each(cases)('with %s', (_, weather, level, causes) => {
    expect(after(weather)).toEqual({ level, causes });
  });

  it('misses only what the other side means to send', () => {
    const quiet = { silentIn: true, silentOut: true, frozen: 1 };
    const line = madeLine();
    line.run(40, quiet, { hears: false, sees: false, speaks: false });
    expect(line.state.told?.level).toBe('good');
    // From now on it is missed: the waiting begins now, not back then.
    line.run(2, quiet);
    expect(line.state.told?.level).toBe('good');
    line.run(2, quiet);
    expect(line.state.told).toMatchObject({ level: 'poor', causes: ['nothingIn'] });
  });
});

describe('patience', () => {
  it('tells a bad line within seconds, and silence at once', () => {
    const line = madeLine();
    line.run(10);
    const seconds = line.until('weak', 20, { lostIn: 0.1, lostOut: 0.1, madeUp: 0.05 });
    expect(seconds).toBeGreaterThanOrEqual(3);
    expect(seconds).toBeLessThanOrEqual(6);
    const other = madeLine();
    other.run(10);
    expect(other.until('poor', 20, { silentIn: true })).toBeLessThanOrEqual(4);
  });

  it('does not tell a fault of two seconds', () => {
    const line = madeLine();
    line.run(10);
    line.run(1, { roundTripMs: 900 });
    line.run(1, { roundTripMs: 900 });
    line.run(20);
    expect(line.state.told?.level).toBe('good');
    expect(line.state.causes.delay).toEqual(quietCause);
  });

  it('takes it back only after ten good seconds, and forgets none of them to a relapse', () => {
    const line = madeLine();
    line.run(10);
    line.run(10, { roundTripMs: 500 });
    expect(line.state.told?.level).toBe('weak');
    line.run(9);
    expect(line.state.told?.level).toBe('weak');
    line.run(1, { roundTripMs: 500 });
    line.run(10);
    expect(line.state.told?.level).toBe('weak');
    line.run(1);
    expect(line.state.told?.level).toBe('good');
  });

  it('does not flap where every third second is bad', () => {
    const line = madeLine();
    const told = new Set<string | undefined>();
    for (let i = 0; i < 60; i += 1) line.run(1, i % 3 === 0 ? { jitterMs: 80 } : {});
    for (let i = 0; i < 60; i += 1) {
      line.run(1, i % 3 === 0 ? {} : { jitterMs: 80 });
      told.add(line.state.told?.level);
    }
    expect([...told]).toEqual(['good']);
  });

  it('is told the level that a whole stretch bears out', () => {
    let state = quietCause;
    for (const [atMs, level] of [
      [0, 'weak'],
      [1000, 'poor'],
      [2000, 'poor'],
      [3000, 'poor'],
    ] as const) {
      state = stepCause('delay', state, level, atMs);
    }
    expect(state).toEqual({ told: 'weak', other: null });
    state = stepCause('delay', state, 'poor', 4000);
    state = stepCause('delay', state, 'poor', 7000);
    expect(state.told).toBe('poor');
    state = stepCause('delay', state, 'good', 8000);
    state = stepCause('delay', state, 'weak', 12_000);
    state = stepCause('delay', state, 'good', 18_000);
    expect(state.told).toBe('weak');
  });

  it('gives the same object while nothing changes', () => {
    const line = madeLine();
    line.run(10, { jitterMs: 60 });
    const { told } = line.state;
    line.run(5, { jitterMs: 70 });
    expect(line.state.told).toBe(told);
  });
});

describe('starting over', () => {
  it('comes with a new link, whose counters begin again', () => {
    const line = madeLine();
    line.run(20, { jitterMs: 60 });
    expect(line.state.told?.level).toBe('weak');
    const stats = summariseStats([]);
    const expected = { hears: true, sees: true, speaks: true };
    const next = stepQuality(line.state, { stats, expected }, line.atMs + 1000);
    expect(next.told).toBeNull();
    expect(next.looks).toHaveLength(1);
  });

  it('comes after a sleep, and counts no silence for it', () => {
    const line = madeLine();
    line.run(20);
    line.atMs += 60_000;
    line.run(2);
    expect(line.state.told).toBeNull();
    line.run(2);
    expect(line.state.told?.level).toBe('good');
  });

  it('keeps no more looks than the window has', () => {
    const line = madeLine();
    line.run(100, fine);
    expect(line.state.looks).toHaveLength(5);
    expect(noQuality.looks).toHaveLength(0);
  });
});
