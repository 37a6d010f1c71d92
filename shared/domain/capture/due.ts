import type { ClockChange, Zone } from '#shared/lib/localTime.ts';
import { dayNumber, dayOf, isDay, localDay, momentAt, weekdayOf } from '#shared/lib/localTime.ts';
import type { Result } from '#shared/lib/result.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import type { DayPart, Part } from './duePart.ts';
import { readParts } from './dueWords.ts';

/** Now, and the clock on the agent's wall. */
export interface Here {
  readonly now: EpochMs;
  readonly zone: Zone;
}

/** Why a due time was not taken; `words` are what it is about, as they were typed. */
export type DueProblem =
  | { readonly code: 'missing' }
  | { readonly code: 'unknown' | 'unclear' | 'noSuch' | 'contradiction'; readonly words: string }
  | { readonly code: 'unclearHour'; readonly hour: number }
  /** The moment is known, and over. */
  | { readonly code: 'past'; readonly dueAt: EpochMs }
  | { readonly code: 'tooFar' }
  | { readonly code: ClockChange };

/** A day without a time means the end of a working day, 17:00. */
const END_OF_DAY_MINUTES = 17 * 60;

/** A promise for later than this is a slip of the pen. */
const FURTHEST_DAYS = 5 * 366;

/**
 * Reads a due time: the next such moment in the future, by the clock on the wall, so that "noon" is
 * noon on both sides of a change of the clock. What can be read in two ways, or is over, is refused
 * with its reason.
 * @param typed e.g. "fri 12:00", "tomorrow noon", "in 2 hours", "4 dec", "imorgon kl 9.30"
 */
export function readDue(typed: string, here: Here): Result<EpochMs, DueProblem> {
  const parts = readParts(typed);
  const stuck = parts.map(problemOf).find((problem) => problem !== null);
  if (stuck) return err(stuck);
  const spans = parts.filter((part) => part.is === 'span');
  const times = parts.filter((part) => part.is === 'time');
  const days = parts.flatMap((part) => (part.is === 'day' ? [part.day] : []));
  const [span] = spans;
  if (span !== undefined) {
    if (parts.length > spans.length || spans.length > 1) return contradiction(typed);
    if (span.minutes > FURTHEST_DAYS * 1440) return err({ code: 'tooFar' });
    return span.minutes === 0
      ? err({ code: 'past', dueAt: here.now })
      : ok(wholeMinute(here.now + span.minutes * 60_000));
  }
  if (times.length > 1) return contradiction(typed);
  const minutes = times[0]?.minutes ?? null;
  if (days.length === 0)
    return minutes === null ? err({ code: 'missing' }) : timeAlone(minutes, here);
  return onDay(days, minutes, here, typed);
}

function problemOf(part: Part): DueProblem | null {
  switch (part.is) {
    case 'unclear':
    case 'noSuch':
    case 'unknown':
      return { code: part.is, words: part.words };
    case 'unclearHour':
      return { code: 'unclearHour', hour: part.hour };
    default:
      return null;
  }
}

function contradiction(typed: string): Result<EpochMs, DueProblem> {
  return err({ code: 'contradiction', words: typed.trim() });
}

/** The next time the clock shows it: today, or else tomorrow. */
function timeAlone(minutes: number, here: Here): Result<EpochMs, DueProblem> {
  const today = localDay(here.now, here.zone);
  const first = future(today, minutes, here);
  return first.ok || first.error.code !== 'past' ? first : future(today + 1, minutes, here);
}

/** One day, or a date with the weekday that it must fall on. */
function onDay(
  days: readonly DayPart[],
  said: number | null,
  here: Here,
  typed: string,
): Result<EpochMs, DueProblem> {
  const weekday = days.find((day) => day.by === 'weekday');
  const fixed = days.filter((day) => day.by !== 'weekday');
  const [first] = fixed;
  if (fixed.length > 1 || days.length - fixed.length > 1) return contradiction(typed);
  const minutes = said ?? END_OF_DAY_MINUTES;
  if (first === undefined) return nextWeekday(weekday?.weekday ?? 0, minutes, here);
  const day = dayFrom(first, here);
  if (day === null) return err({ code: 'noSuch', words: typed.trim() });
  if (weekday !== undefined && weekdayOf(day) !== weekday.weekday) return contradiction(typed);
  return future(day, minutes, here);
}

function nextWeekday(weekday: number, minutes: number, here: Here): Result<EpochMs, DueProblem> {
  const today = localDay(here.now, here.zone);
  const day = today + ((weekday - weekdayOf(today) + 7) % 7);
  const first = future(day, minutes, here);
  return first.ok || first.error.code !== 'past' ? first : future(day + 7, minutes, here);
}

/** @returns null where the calendar has no such day */
function dayFrom(part: Exclude<DayPart, { by: 'weekday' }>, here: Here): number | null {
  const today = localDay(here.now, here.zone);
  if (part.by === 'away') return today + part.days;
  const { year, month, day } = part;
  const thisYear = dayOf(today).year;
  // 29 February comes again within eight years, and not always within four.
  const years = year === null ? Array.from({ length: 9 }, (_, i) => thisYear + i) : [year];
  const found = years
    .filter((each) => isDay(each, month, day))
    .map((each) => dayNumber(each, month, day));
  return (year === null ? found.find((each) => each >= today) : found[0]) ?? null;
}

function future(day: number, minutes: number, here: Here): Result<EpochMs, DueProblem> {
  if (day - localDay(here.now, here.zone) > FURTHEST_DAYS) return err({ code: 'tooFar' });
  const at = momentAt(day, minutes, here.zone);
  if (typeof at === 'string') return err({ code: at });
  return at > here.now ? ok(at) : err({ code: 'past', dueAt: at });
}

/** A due time in seconds would look odd; it is never sooner than what was said. */
function wholeMinute(at: EpochMs): EpochMs {
  return Math.ceil(at / 60_000) * 60_000;
}
