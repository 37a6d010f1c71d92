import { describe, expect, it } from 'vitest';
import type { CallEvent } from '#shared/model/callEvent.ts';
import { coverageOf } from '#shared/domain/summary/coverage.ts';

const batch: CallEvent = {
  type: 'vad',
  atMs: 32,
  agentPercent: [1, 1, 1],
  customerPercent: [1, 1, 1],
  agentDbfs: [-70, -200, -40],
  customerDbfs: [-70, -70],
};
const muted = (atMs: number, on: boolean): CallEvent => ({
  type: 'muted',
  atMs,
  party: 'agent',
  muted: on,
});
const held = (atMs: number, on: boolean): CallEvent => ({ type: 'held', atMs, held: on });

describe('what was measured', () => {
  it('is where frames are', () => {
    const { measured, missing, talkMs } = coverageOf([batch], 100);
    expect(measured).toEqual({
      agent: [
        [0, 32],
        [64, 96],
      ],
      customer: [[0, 64]],
    });
    expect(missing).toEqual({
      agent: [
        [32, 64],
        [96, 100],
      ],
      customer: [[64, 100]],
    });
    expect(talkMs).toBe(100);
  });

  it('is also where a party had muted itself: that is known silence', () => {
    const measuredBy = (events: CallEvent[]) => coverageOf(events, 1000).measured;
    expect(measuredBy([muted(20, true), muted(80, false), batch]).agent).toEqual([[0, 96]]);
    expect(measuredBy([muted(500, true), muted(600, true)]).agent).toEqual([[500, 1000]]);
    expect(measuredBy([muted(500, true)]).customer).toEqual([]);
  });

  it('leaves hold out of everything; one that was never taken back lasts to the end', () => {
    const events = [batch, muted(60, true), held(50, true), held(70, false), held(900, true)];
    const coverage = coverageOf(events, 1000);
    expect(coverage.held).toEqual([
      [50, 70],
      [900, 1000],
    ]);
    expect(coverage.talkMs).toBe(880);
    expect(coverage.measured.agent).toEqual([
      [0, 32],
      [70, 900],
    ]);
    expect(coverage.missing.customer).toEqual([[70, 900]]);
  });

  it('knows a line without any sound: nothing louder than -58 dBFS', () => {
    expect(coverageOf([batch], 100).sounded).toEqual({ agent: true, customer: false });
    const at = (level: number): CallEvent => ({ ...batch, customerDbfs: [level] });
    expect(coverageOf([at(-58)], 100).sounded.customer).toBe(false);
    expect(coverageOf([at(-57)], 100).sounded.customer).toBe(true);
  });
});
