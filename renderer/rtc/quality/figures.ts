import type { Ms } from '#shared/lib/units.ts';
import type { LinkStats } from '../peer/stats.ts';
import { BEST_RATING, ENOUGH_PACKETS, LOSS_ROBUSTNESS } from './thresholds.ts';

/** One look at a link. */
export interface Look {
  readonly atMs: Ms;
  readonly stats: LinkStats;
}

/** What a stretch of a call between two looks came to. Null: cannot be told. */
export interface LineFigures {
  /** Shares of lost packets, 0..1. */
  readonly lostIn: number | null;
  readonly lostOut: number | null;
  /** Share of the sound played that had to be made up, 0..1. */
  readonly madeUp: number | null;
  /** From mouth to ear: half the round trip and the wait in the jitter buffer. */
  readonly oneWayMs: Ms | null;
  readonly jitterMs: Ms | null;
  readonly outgoingKbps: number | null;
  /** Share of the time in which the other's picture stood still, 0..1. */
  readonly frozenShare: number | null;
}

/** Differences of two looks at the same link. */
export function figuresOf(from: Look, to: Look): LineFigures {
  const a = from.stats;
  const b = to.stats;
  const received = b.audio.packetsReceived - a.audio.packetsReceived;
  // A packet that was given up and came after all lowers the count.
  const lost = Math.max(0, b.audio.packetsLost - a.audio.packetsLost);
  const sent = b.audio.packetsSent - a.audio.packetsSent;
  const waitMs = ratio(
    grown(a.audio.jitterBufferMs, b.audio.jitterBufferMs),
    grown(a.audio.jitterBufferCount, b.audio.jitterBufferCount),
  );
  const { outgoingBps, roundTripMs } = b;
  return {
    lostIn: received + lost < ENOUGH_PACKETS ? null : lost / (received + lost),
    lostOut: sent < ENOUGH_PACKETS ? null : b.audio.reported.lostShare,
    madeUp:
      received < ENOUGH_PACKETS
        ? null
        : ratio(grown(a.audio.concealed, b.audio.concealed), grown(a.audio.played, b.audio.played)),
    oneWayMs: roundTripMs === null ? null : roundTripMs / 2 + (waitMs ?? 0),
    jitterMs: b.audio.jitterMs,
    outgoingKbps: outgoingBps === null ? null : outgoingBps / 1000,
    frozenShare: ratio(grown(a.video.freezesMs, b.video.freezesMs), to.atMs - from.atMs),
  };
}

function grown(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, to - from);
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}

/** How much a delay takes from the rating R (ITU-T G.107, Id, in the usual simplified form). */
export function delayImpairment(oneWayMs: Ms | null): number {
  const ms = oneWayMs ?? 0;
  return 0.024 * ms + 0.11 * Math.max(0, ms - 177.3);
}

/** How much lost sound takes from the rating R (ITU-T G.107, Ie,eff for random loss, Ie = 0). */
export function lossImpairment(lostShare: number | null): number {
  const perCent = 100 * (lostShare ?? 0);
  return (95 * perCent) / (perCent + LOSS_ROBUSTNESS);
}

/** @returns the rating R, 0..93.2 */
export function rating(impairments: number): number {
  return Math.max(0, BEST_RATING - impairments);
}
