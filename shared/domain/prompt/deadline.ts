import { dayNumber } from '#shared/lib/localTime.ts';
import type { EpochMs } from '#shared/lib/units.ts';

/** Days ahead for which the weekday alone tells which day is meant. */
const THIS_WEEK_DAYS = 6;

/** Where and when a deadline is spoken of. */
export interface Saying {
  readonly now: EpochMs;
  readonly locale: string;
  /** IANA name, such as Europe/Stockholm: the agent's. */
  readonly timeZone: string;
}

/**
 * A moment as one says it, without its preposition: "today at 3 PM", "tomorrow noon", "Friday at
 * 12:30", "Friday 11 December at 09:00", with the year where it is another one.
 * @throws RangeError when the locale or the time zone is not known, or `dueAt` is no moment
 */
export function spokenTime(dueAt: EpochMs, { now, locale, timeZone }: Saying): string {
  const due = dayOf(dueAt, timeZone);
  const today = dayOf(now, timeZone);
  const ahead = due.number - today.number;
  const time = timeOf(dueAt, locale, timeZone);
  const day = dayWords();
  if (time === 'noon' && ahead <= 1 && ahead >= 0)
    return ahead === 0 ? 'noon today' : `${day} noon`;
  return `${day}${between(dueAt, locale, timeZone)}${time}`;

  function dayWords(): string {
    if (ahead >= -1 && ahead <= 1) {
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(ahead, 'day');
    }
    if (ahead > 0 && ahead <= THIS_WEEK_DAYS) return date({ weekday: 'long' });
    const long = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    return date(due.year === today.year ? long : { ...long, year: 'numeric' });
  }

  function date(parts: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(dueAt);
  }
}

/** The calendar day that a moment falls on: a running number to subtract, and its year. */
function dayOf(at: EpochMs, timeZone: string): { readonly number: number; readonly year: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value);
  return { number: dayNumber(part('year'), part('month'), part('day')), year: part('year') };
}

function timeOf(at: EpochMs, locale: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
  const { hour12 } = clock.resolvedOptions();
  const parts = clock.formatToParts(at);
  const onTheHour = parts.some(({ type, value }) => type === 'minute' && Number(value) === 0);
  const isNoon = onTheHour && parts.some(({ type, value }) => type === 'hour' && value === '12');
  const inTheMorning = hour12 === true && hourOf(at, timeZone) === 0;
  if (isNoon && !inTheMorning && locale.toLowerCase().startsWith('en')) return 'noon';
  // "3 PM" is said without minutes; "15:00" needs them to be read as a time.
  if (!(hour12 === true && onTheHour)) return plain(clock.format(at));
  return plain(new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric' }).format(at));
}

function hourOf(at: EpochMs, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' });
  return Number(clock.format(at));
}

/** What the language puts between a day and a time: " at ", " um ", " kl. ". */
function between(at: EpochMs, locale: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).formatToParts(at);
  const hour = parts.findIndex(({ type }) => type === 'hour');
  const before = parts[hour - 1];
  if (before?.type !== 'literal') return ' ';
  // Written short, said in full.
  return plain(before.value).replace(' kl. ', ' klockan ');
}

/** With plain spaces: some languages' times come with narrow ones. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
