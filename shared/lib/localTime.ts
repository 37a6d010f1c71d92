import type { EpochMs } from './units.ts';

/*
 * A calendar for the rooms that have no clock: days, and what the clock on the wall shows, from a
 * moment and the place's own offset. Proleptic Gregorian, like everybody's.
 */

/** A place's clock: how many minutes it is ahead of UTC at a moment (Berlin in summer: 120). */
export interface Zone {
  readonly offsetMinutesAt: (at: EpochMs) => number;
}

/** What calendar and clock on the wall show; month 1..12, day 1..31. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Days since 1970-01-01 of a calendar day. A day beyond its month's end counts on into the next.
 * Works with years that begin in March, so that the leap day is the last of its year.
 */
export function dayNumber(year: number, month: number, day: number): number {
  const fromMarch = (month + 9) % 12;
  const y = month <= 2 ? year - 1 : year;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  // 719,468 days lie between 0000-03-01 and 1970-01-01.
  return y * 365 + leapDays + Math.floor((fromMarch * 153 + 2) / 5) + day - 1 - 719_468;
}

/** The calendar day of a day number. */
export function dayOf(number: number): Pick<LocalTime, 'year' | 'month' | 'day'> {
  const sinceMarch = number + 719_468;
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** 0 = Monday … 6 = Sunday. Day 0 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** The day number that the calendar on the wall shows at a moment. */
export function localDay(at: EpochMs, zone: Zone): number {
  return Math.floor((at + zone.offsetMinutesAt(at) * MINUTE) / DAY);
}

/** Whether there is such a day: no 31 June, no 29 February but in leap years. */
export function isDay(year: number, month: number, day: number): boolean {
  const back = dayOf(dayNumber(year, month, day));
  return back.year === year && back.month === month && back.day === day;
}

/** Why a time on the wall is no one moment: clocks that go forward skip an hour, back repeat one. */
export type ClockChange = 'skipped' | 'twice';

/** The moment at which the clock shows `minutes` after midnight on that day, or why there is none. */
export function momentAt(day: number, minutes: number, zone: Zone): EpochMs | ClockChange {
  const wall = day * DAY + minutes * MINUTE;
  // No change of the clock lies further away than the offsets that hold a day before and after.
  const offsets = [zone.offsetMinutesAt(wall - DAY), zone.offsetMinutesAt(wall + DAY)];
  const found = [...new Set(offsets)]
    .map((offset) => ({ offset, at: wall - offset * MINUTE }))
    .filter(({ offset, at }) => zone.offsetMinutesAt(at) === offset)
    .map(({ at }) => at);
  const [only] = found;
  if (only === undefined) return 'skipped';
  return found.length > 1 ? 'twice' : only;
}
