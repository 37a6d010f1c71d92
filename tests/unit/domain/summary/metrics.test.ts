import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import type { TurnEvent } from '#shared/model/turnEvent.ts';
import { measuredSpans } from '#shared/domain/summary/coverage.ts';
import { longestStretch, median, metricsOf } from '#shared/domain/summary/metrics.ts';

const all = [[0, 100_000]] as const;
const nothing = { agent: [], customer: [] };

describe('the figures of a call', () => {
  it('add up', () => {
    const metrics = metricsOf({
      durationMs: 100_000,
      turnEvents: [],
      speech: { agent: [[10_000, 30_000]], customer: [[25_000, 65_000]] },
      measured: { agent: all, customer: all },
    });
    expect(metrics).toMatchObject({
      speechMs: { agent: 20_000, customer: 40_000 },
      overlapMs: 5_000,
      silenceMs: 45_000,
      shareOfSpeech: { agent: 1 / 3, customer: 2 / 3 },
      shareOfCall: { agent: 0.2, customer: 0.4 },
    });
  });

  it('are null, not 0, where there was nothing to measure by', () => {
    const metrics = metricsOf({
      durationMs: 0,
      turnEvents: [],
      speech: nothing,
      measured: nothing,
    });
    expect(metrics).toMatchObject({
      shareOfSpeech: { agent: null, customer: null },
      shareOfCall: { agent: null, customer: null },
      longestMonologueMs: { agent: null, customer: null },
      medianResponseGapMs: { agent: null, customer: null },
      interruptions: { agent: 0, customer: 0 },
    });
  });

  it('call silence only what was measured on both sides', () => {
    const metrics = metricsOf({
      durationMs: 100_000,
      turnEvents: [],
      speech: { agent: [[10_000, 20_000]], customer: [] },
      measured: { agent: all, customer: [[0, 40_000]] },
    });
    expect(metrics.silenceMs).toBe(30_000);
    expect(metrics.shareOfCall).toEqual({ agent: 0.1, customer: 0 });
  });

  it('count by party', () => {
    const turnEvents: TurnEvent[] = [
      { type: 'backchannel', by: 'agent', startMs: 0, endMs: 1, atMs: 1 },
      { type: 'turn', party: 'customer', startMs: 0, endMs: 1, atMs: 1 },
      { type: 'response', by: 'agent', gapMs: 300, startMs: 0, atMs: 1 },
      { type: 'response', by: 'agent', gapMs: -100, startMs: 0, atMs: 1 },
      { type: 'longPause', startMs: 0, endMs: 2000, atMs: 2000 },
    ];
    expect(
      metricsOf({ durationMs: 9_000, turnEvents, speech: nothing, measured: nothing }),
    ).toMatchObject({
      backchannels: { agent: 1, customer: 0 },
      turns: { agent: 0, customer: 1 },
      medianResponseGapMs: { agent: 100, customer: null },
      longPauses: 1,
    });
  });

  it('find the longest stretch of a turn between pauses of 2 s', () => {
    const speech = [
      [0, 10_000],
      [11_999, 20_000],
      [22_000, 30_000],
    ] as const;
    expect(longestStretch([[0, 30_000]], speech)).toEqual([0, 20_000]);
    expect(longestStretch([[5_000, 15_000]], speech)).toEqual([5_000, 15_000]);
    expect(longestStretch([], speech)).toBe(null);
  });

  it('take the middle of an odd, and the mean of an even number of values', () => {
    expect(median([])).toBe(null);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('what was measured', () => {
  const batch: CallEvent = {
    type: 'vad',
    atMs: 32,
    agentPercent: [1, 1, 1],
    customerPercent: [1, 1, 1],
    agentDbfs: [-70, -200, -70],
    customerDbfs: [-70, -70],
  };
  const muted = (atMs: number, on: boolean): CallEvent => ({
    type: 'muted',
    atMs,
    party: 'agent',
    muted: on,
  });

  it('is where frames are', () => {
    expect(measuredSpans([batch], 'agent', 1000)).toEqual([
      [0, 32],
      [64, 96],
    ]);
    expect(measuredSpans([batch], 'customer', 1000)).toEqual([[0, 64]]);
  });

  it('is also where a party had muted itself: that is known silence', () => {
    expect(measuredSpans([muted(20, true), muted(80, false), batch], 'agent', 1000)).toEqual([
      [0, 96],
    ]);
    expect(measuredSpans([muted(500, true), muted(600, true)], 'agent', 1000)).toEqual([
      [500, 1000],
    ]);
    expect(measuredSpans([muted(500, true)], 'customer', 1000)).toEqual([]);
  });
});
