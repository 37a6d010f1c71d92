import type { Ms } from '#shared/lib/units.ts';
import type { MoodReading, MoodTrend } from '#shared/model/mood.ts';

/** The start is the first so much time in which a band could be told: greeting, and what they call about. */
const START_MS: Ms = 20_000;
/** Now is the last so much time: an expression of a few seconds is no trend. */
const NOW_MS: Ms = 10_000;
/** In which a band must have been told for at least this long. */
const NOW_TOLD_MS: Ms = 3_000;
/** A reading holds until the next, at most this long: pictures that were missed tell nothing. */
const HOLDS_MS: Ms = 1_500;
/** By how much more (or less) of the time they must look tense for a trend, and to go on saying so. */
const BEGINS = 0.5;
const ENDS = 0.3;

/** A reading that told a band, and how long it held. */
interface Told {
  readonly atMs: Ms;
  readonly heldMs: Ms;
  readonly tense: boolean;
}

/** What is remembered between readings; its size does not grow with the call. */
export interface TrendState {
  /** Time told at the start, and how much of it looked tense. */
  readonly start: { readonly toldMs: Ms; readonly tenseMs: Ms };
  readonly last: MoodReading | null;
  /** Of the last NOW_MS, oldest first. */
  readonly recent: readonly Told[];
  /** Null while the start or the moment cannot be told. */
  readonly trend: MoodTrend | null;
}

export function startTrend(): TrendState {
  return { start: { toldMs: 0, tenseMs: 0 }, last: null, recent: [], trend: null };
}

/**
 * Takes one reading on, in the order of time: how much of the last 10 s looked tense, beside how much
 * of the start did. All limits are our own choice: a trend must neither flicker nor be told of the
 * first grimace.
 */
export function stepTrend(before: TrendState, reading: MoodReading): TrendState {
  const { last } = before;
  const { atMs } = reading;
  const told = last === null ? null : toldBy(last, atMs);
  const started = before.start.toldMs >= START_MS;
  const start = told === null || started ? before.start : withTold(before.start, told);
  const recent = [...before.recent, ...(told === null ? [] : [told])].filter(
    (each) => atMs - each.atMs <= NOW_MS,
  );
  const trend = started ? trendOf(before.trend, start, sumOf(recent)) : null;
  return { start, last: reading, recent, trend };
}

function toldBy({ atMs, band }: MoodReading, untilMs: Ms): Told | null {
  if (band === 'unsure') return null;
  return { atMs, heldMs: Math.min(untilMs - atMs, HOLDS_MS), tense: band === 'tense' };
}

function withTold(sum: TrendState['start'], { heldMs, tense }: Told): TrendState['start'] {
  return { toldMs: sum.toldMs + heldMs, tenseMs: sum.tenseMs + (tense ? heldMs : 0) };
}

function sumOf(told: readonly Told[]): TrendState['start'] {
  return told.reduce(withTold, { toldMs: 0, tenseMs: 0 });
}

function trendOf(
  before: MoodTrend | null,
  start: TrendState['start'],
  now: TrendState['start'],
): MoodTrend | null {
  if (now.toldMs < NOW_TOLD_MS) return null;
  const more = now.tenseMs / now.toldMs - start.tenseMs / start.toldMs;
  if (more >= (before === 'moreTense' ? ENDS : BEGINS)) return 'moreTense';
  if (-more >= (before === 'lessTense' ? ENDS : BEGINS)) return 'lessTense';
  return 'asAtStart';
}
