import type { Ms } from '#shared/lib/units.ts';

/*
 * Whether anything arrives at all, looked at once a second. ICE says `disconnected` only after about
 * 6 s of silence, and a consent check (RFC 7675: a check every 5 s, consent lost after 30 s) would
 * say it later still; whoever speaks into a dead line should know sooner.
 */

type Entry = Readonly<Record<string, unknown>>;

/** What grows only when something has come in: of sound and pictures, and of checks of the path. */
const counters: Readonly<Record<string, readonly string[]>> = {
  'inbound-rtp': ['packetsReceived'],
  'candidate-pair': ['bytesReceived', 'responsesReceived', 'requestsReceived'],
  transport: ['bytesReceived'],
  'data-channel': ['messagesReceived'],
};

/**
 * A figure that grows with everything that arrives, whatever it is: RTP, RTCP, STUN, messages. It
 * may also shrink, when a pair of addresses is given up. For comparing two looks, nothing else.
 */
export function countArrivals(report: Iterable<Entry>): number {
  let sum = 0;
  for (const entry of report) {
    for (const name of counters[String(entry['type'])] ?? []) {
      const value = entry[name];
      if (typeof value === 'number') sum += value;
    }
  }
  return sum;
}

/** Between two looks while all is well … */
export const LOOK_MS: Ms = 1000;
/** … and while nothing arrives: whoever waits should not wait for the look as well. */
export const LOOK_CLOSELY_MS: Ms = 250;

/**
 * Nothing for so long is no pause. The other side says `alive` every second, sound comes every 20 ms
 * (every 400 ms with DTX), and libwebrtc checks a steady path every 2.5 s, so that at least three
 * signs in a row were lost.
 */
export const SILENT_MS: Ms = 3000;

export interface Arrivals {
  readonly count: number;
  readonly atMs: Ms;
  /** For how long nothing has arrived, as far as it was looked at. */
  readonly quietMs: Ms;
}

export const noArrivals: Arrivals = { count: 0, atMs: -Infinity, quietMs: 0 };

/**
 * One look. Time in which nobody looked (a page that slept, a machine that was suspended) says
 * nothing: it counts as one look.
 */
export function stepArrivals(before: Arrivals, count: number, atMs: Ms): Arrivals {
  const lookedMs = Math.min(atMs - before.atMs, 1.5 * LOOK_MS);
  const quietMs = count === before.count ? before.quietMs + lookedMs : 0;
  return { count, atMs, quietMs };
}
