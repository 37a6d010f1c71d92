import { describe, expect, it } from 'vitest';
import type { Arrivals } from '#renderer/rtc/peer/arrivals.ts';
import { countArrivals, noArrivals, SILENT_MS, stepArrivals } from '#renderer/rtc/peer/arrivals.ts';

/** Looks once a second at what had arrived by then. */
const looks = (counts: readonly number[], everyMs = 1000): Arrivals =>
  counts.reduce((before, count, i) => stepArrivals(before, count, i * everyMs), noArrivals);

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
    expect(looks([5, 9, 9]).quietMs).toBe(1000);
    expect(looks([5, 9, 9, 9, 9]).quietMs).toBe(SILENT_MS);
    expect(looks([5, 9, 9, 9, 9, 10]).quietMs).toBe(0);
  });

  it('counts a figure that fell as something new: a pair of addresses was given up', () => {
    expect(looks([5, 900, 40]).quietMs).toBe(0);
  });

  it('is not missed while nobody looked', () => {
    // A machine that slept for an hour.
    expect(looks([5, 5], 3_600_000).quietMs).toBeLessThan(SILENT_MS);
  });
});
