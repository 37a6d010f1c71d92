import { describe, expect, it } from 'vitest';
import type { Arrivals } from '#renderer/rtc/peer/arrivals.ts';
import {
  ALIVE_MS,
  countArrivals,
  LOOK_CLOSELY_MS,
  LOOK_MS,
  noArrivals,
  QUIET_MS,
  SILENT_MS,
  stepArrivals,
} from '#renderer/rtc/peer/arrivals.ts';

/** Looks twice a second at what had arrived by then. */
const looks = (counts: readonly number[], everyMs = 500): Arrivals =>
  counts.reduce((before, count, i) => stepArrivals(before, count, i * everyMs), noArrivals);

/**
 * Looks as watchArrivals does, for a minute.
 * @param arrivedBy how many signs of life had come by then
 * @param lateMs how much later than due each look is
 * @returns the longest silence that was seen
 */
function longestQuiet(arrivedBy: (atMs: number) => number, lateMs = 0): number {
  let arrivals = noArrivals;
  let longest = 0;
  for (let atMs = 0; atMs < 60_000;) {
    arrivals = stepArrivals(arrivals, 1 + arrivedBy(atMs), atMs);
    longest = Math.max(longest, arrivals.quietMs);
    atMs += (arrivals.quietMs > 0 ? LOOK_CLOSELY_MS : LOOK_MS) + lateMs;
  }
  return longest;
}

describe('what arrives', () => {
  it('is counted whatever it is: sound, pictures, checks of the path, messages', () => {
    const quiet = [
      { type: 'inbound-rtp', kind: 'audio', packetsReceived: 100, packetsLost: 7 },
      { type: 'outbound-rtp', kind: 'audio', packetsSent: 900 },
      { type: 'candidate-pair', bytesReceived: 4000, responsesReceived: 4, requestsReceived: 5 },
      { type: 'data-channel', messagesReceived: 3, messagesSent: 8 },
      { type: 'codec' },
    ];
    expect(countArrivals(quiet)).toBe(100 + 4000 + 4 + 5 + 3);
    // What this side sends, and what it misses, is no sign of life.
    expect(countArrivals([])).toBe(0);
  });

  it('is missed from the first look that shows nothing new', () => {
    expect(looks([5, 9, 12]).quietMs).toBe(0);
    expect(looks([5, 9, 9]).quietMs).toBe(500);
    expect(looks([5, 9, 9, 9, 9, 9]).quietMs).toBe(SILENT_MS);
    expect(looks([5, 9, 9, 9, 9, 9, 10]).quietMs).toBe(0);
  });

  it('counts a figure that fell as something new: a pair of addresses was given up', () => {
    expect(looks([5, 900, 40]).quietMs).toBe(0);
  });

  it('is not missed while nobody looked', () => {
    // A machine that slept for an hour, and one so busy that two looks in a row were as late.
    expect(looks([5, 5], 3_600_000).quietMs).toBeLessThan(QUIET_MS);
    expect(looks([5, 5, 5], 3_600_000).quietMs).toBeLessThan(SILENT_MS);
  });

  it('is not missed where both are muted or on hold, and only say that they are there', () => {
    const every = (ms: number) => (atMs: number) => Math.floor(atMs / ms);
    expect(longestQuiet(every(ALIVE_MS))).toBeLessThan(QUIET_MS);
    // Every second sign was lost, or is held back by a tab that is hidden.
    expect(longestQuiet(every(2 * ALIVE_MS))).toBeLessThanOrEqual(QUIET_MS);
    // Three of four were; the network stacks' own signs left aside.
    expect(longestQuiet(every(4 * ALIVE_MS - 1))).toBeLessThan(SILENT_MS);
    // Timers that are late by much and more.
    for (const lateMs of [100, 700, 1900, 5000]) {
      expect(longestQuiet(every(ALIVE_MS), lateMs)).toBe(0);
    }
  });

  it('is missed soon enough, whenever in a look the line broke', () => {
    for (let brokeAt = 10_000; brokeAt < 10_000 + LOOK_MS; brokeAt += 20) {
      let arrivals = noArrivals;
      let atMs = 0;
      while (arrivals.quietMs < SILENT_MS) {
        arrivals = stepArrivals(arrivals, Math.floor(Math.min(atMs, brokeAt) / 20), atMs);
        if (arrivals.quietMs < SILENT_MS) atMs += arrivals.quietMs > 0 ? LOOK_CLOSELY_MS : LOOK_MS;
      }
      expect(atMs - brokeAt).toBeGreaterThanOrEqual(SILENT_MS);
      expect(atMs - brokeAt).toBeLessThanOrEqual(SILENT_MS + LOOK_MS + LOOK_CLOSELY_MS);
    }
  });
});
