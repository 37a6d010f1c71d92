import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { madeLine } from '#tests/unit/rtc/quality/madeLine.ts';
import type { Weather } from '#tests/unit/rtc/quality/madeLine.ts';
import { openWorld, TrackList } from './stage.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaStream', TrackList);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A call over a line whose weather the test makes. */
async function callIn(weather: { now: Partial<Weather> }) {
  const opened = openWorld();
  await opened.talk(true);
  const made = madeLine();
  opened.world.stats = () => made.second(weather.now);
  const call = () => {
    const step = opened.step();
    if (step.name !== 'call') throw new Error('there is no call');
    return step.call;
  };
  return { ...opened, call, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) };
}

describe('the customer’s line', () => {
  it('is told with its cause, and the picture gives way and comes back', async () => {
    const weather: { now: Partial<Weather> } = { now: {} };
    const { call, pass, limits, told, page } = await callIn(weather);
    await pass(5000);
    expect(call()).toMatchObject({ line: 'good', causes: [] });
    weather.now = { lostOut: 0.3 };
    await pass(15_000);
    expect(call()).toMatchObject({ line: 'poor', causes: ['lossOut'], picturePaused: true });
    expect(limits.at(-1)?.active).toBe(false);
    expect(told.at(-1)).toMatchObject({ cameraOn: true, picturePaused: true });
    weather.now = {};
    await pass(30_000);
    expect(call()).toMatchObject({ line: 'good', picturePaused: false });
    expect(limits.at(-1)?.active).toBe(true);
    expect(told.at(-1)).not.toHaveProperty('picturePaused');
    page.dispose();
  });

  it('is not judged on hold', async () => {
    const weather: { now: Partial<Weather> } = { now: { roundTripMs: 500 } };
    const { call, pass, peer, page } = await callIn(weather);
    await pass(10_000);
    expect(call().line).toBe('weak');
    peer().onMessage({ type: 'media', muted: true, cameraOn: false, held: true });
    await pass(10_000);
    expect(call()).toMatchObject({ line: 'good', causes: [], held: true });
    page.dispose();
  });

  it('keeps the limit over a new connection, and tells it of the pause', async () => {
    const { pass, peer, peers, limits, told, connect, page } = await callIn({
      now: { lostOut: 0.3 },
    });
    await pass(15_000);
    const last = limits.at(-1);
    expect(last?.active).toBe(false);
    peer().onState('failed');
    connect(1);
    expect(peers).toHaveLength(2);
    expect(limits.at(-1)).toBe(last);
    expect(told.at(-1)).toMatchObject({ picturePaused: true });
    page.dispose();
  });
});
