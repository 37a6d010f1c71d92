import type { Ms } from '#shared/lib/units.ts';
import type { LineLevel } from '#shared/model/lineQuality.ts';

/*
 * From when on a line counts as weak or poor. Each with its unit and where it comes from; what is
 * marked as our own choice has no standard to rest on.
 */

/** A figure that is worse the higher it is. */
export interface Limits {
  readonly weak: number;
  readonly poor: number;
}

/** What a figure says of the line. @param value null where it is not known: nothing is said then */
export function above(value: number | null, { weak, poor }: Limits): LineLevel {
  if (value === null || value <= weak) return 'good';
  return value > poor ? 'poor' : 'weak';
}

/**
 * Rating R (0..93.2) by ITU-T G.107 below which speech is weak or poor. ITU-T G.109: below 80 "some
 * users dissatisfied", below 60 "nearly all users dissatisfied". With delay alone these are 244 and
 * 393 ms one way (ITU-T G.114: 400 ms is the limit for conversation), with loss alone 4 and 13.5 %.
 */
export const RATING_FLOORS = { weak: 80, poor: 60 } as const;

/** R of a line without any fault (ITU-T G.107, all default values). */
export const BEST_RATING = 93.2;

/**
 * Robustness against random loss, per cent, of the codec with loss concealment (Bpl, ITU-T G.113
 * Appendix I: 25.1 for G.711 with concealment). Opus has no value there; its FEC copes better, so
 * this errs towards telling too early.
 */
export const LOSS_ROBUSTNESS = 25.1;

/**
 * Share of lost packets, 0..1, that is told whatever FEC makes of it: the copy that Opus sends along
 * is coarser than the original and mends single losses only (RFC 6716, 2.1.7). 5 % is a packet lost
 * in every 0.4 s; ITU-T G.1010 asks for 3 % or less of information loss after all mending.
 */
export const LOST_SHARE: Limits = { weak: 0.05, poor: 0.2 };

/**
 * Interarrival jitter, ms (RFC 3550, 6.4.1). ITU-T Y.1541 allows 50 ms of delay variation in the
 * classes that are for conversation (0 and 1). Poor: twice that, our own choice.
 */
export const JITTER: Limits = { weak: 50, poor: 100 };

/**
 * Kilobits a second that the browser reckons it may send. Opus for speech takes 24 to 32 (RFC 6716,
 * 2.1.1: fullband speech 28 to 40), the headers of 50 packets a second (IP, UDP, SRTP) about 20
 * more: below 64 nothing is left for anything else, below 40 the sound itself has to shrink.
 */
export const OUTGOING_KBPS = { weak: 64, poor: 40 } as const;

/**
 * Share of time, 0..1, in which the other's picture stood still. A freeze is an interval between
 * pictures of more than three times the mean, or 150 ms above it (W3C webrtc-stats, freezeCount). A
 * tenth of the time is our own choice. Never poor: a call is its sound.
 */
export const FROZEN_SHARE: Limits = { weak: 0.1, poor: Infinity };

/** A picture that has not moved for so long stands still, whatever has been counted. Our own choice. */
export const STILL_MS: Ms = 2000;

/** No packet of the other's sound for so long: 150 in a row would have to be lost. Our own choice. */
export const SILENT_IN_MS: Ms = 3000;

/**
 * No report about what this side sends for so long. Reports about sound come every 5 s, plus or
 * minus half (RFC 3550, 6.2): two in a row have failed to come.
 */
export const SILENT_OUT_MS: Ms = 16_000;

/** The stretch over which figures are taken: 200 packets of 20 ms, so that one is half a per cent. */
export const WINDOW_MS: Ms = 4000;

/** Fewer packets than this in a window say nothing of loss. */
export const ENOUGH_PACKETS = 50;

/** So long it has to be worse before it is told, and so long better before that is taken back. */
export const TOLD_AFTER_MS: Ms = 3000;
export const TAKEN_BACK_AFTER_MS: Ms = 10_000;

/** A look that comes so long after the one before it (sleep) starts over. */
export const LOOKS_APART_MS: Ms = 5000;
