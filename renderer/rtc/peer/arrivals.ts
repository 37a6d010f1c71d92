import type { Ms } from '#shared/lib/units.ts';

/*
 * Whether anything arrives at all, looked at about twice a second. ICE says `disconnected` only after about
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

/**
 * Between two looks while all is well. A little more than half of the second after which
 * watchLine.ts wants its own: those count here as well, so that two looks a second do for both …
 */
export const LOOK_MS: Ms = 600;
/** … and while nothing arrives: whoever waits should not wait for the look as well. */
export const LOOK_CLOSELY_MS: Ms = 250;

/** Each side says so often that it is there. */
export const ALIVE_MS: Ms = 500;

/**
 * Two signs in a row were lost, and with sound 50 packets. Too little to say that the line is down,
 * enough to ask the hub whether the way to it is.
 */
export const QUIET_MS: Ms = 1000;

/**
 * Nothing for so long is no pause, also where both are muted or on hold: the other side says `alive`
 * four times in it, and its network stack acknowledges what this side says as often, without its
 * page, whose timers may be held back (to one a second in a hidden tab). Sound comes every 20 ms
 * (DTX is off; every 400 ms with it), and libwebrtc checks a steady path every 2.5 s. Not shorter:
 * phones pass from one cell or access point to the next in a second or so, and need nothing for it.
 */
export const SILENT_MS: Ms = 2000;

export interface Arrivals {
  readonly count: number;
  readonly atMs: Ms;
  /** For how long nothing has arrived, as far as it was looked at. */
  readonly quietMs: Ms;
}

export const noArrivals: Arrivals = { count: 0, atMs: -Infinity, quietMs: 0 };

/**
 * One look. Time in which nobody looked (a page that slept, a machine that was suspended) says
 * nothing: it counts as one look. It takes three looks in a row that found nothing to be SILENT_MS.
 */
export function stepArrivals(before: Arrivals, count: number, atMs: Ms): Arrivals {
  const lookedMs = Math.min(atMs - before.atMs, 1.5 * LOOK_MS);
  const quietMs = count === before.count ? before.quietMs + lookedMs : 0;
  return { count, atMs, quietMs };
}
