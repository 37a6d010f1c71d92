import type { DayPart, Part, TimePart } from './duePart.ts';
import {
  clockWords,
  counts,
  fillers,
  months,
  namedTimes,
  nearDays,
  unclear,
  units,
  weekdays,
} from './words.ts';

/**
 * Reads what was typed as parts: days, times, spans. Nothing is decided here; what cannot be read is
 * a part too, so that it can be named.
 */
export function readParts(typed: string): readonly Part[] {
  const words = wordsOf(typed);
  const parts: Part[] = [];
  let i = 0;
  while (i < words.length) {
    const [part, taken] = partAt(words, i);
    if (part !== null) parts.push(part);
    i += taken;
  }
  return parts;
}

/** Lower case, one space, one word for what some write as two. */
function wordsOf(typed: string): readonly string[] {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[,;!?]/g, ' ')
    .replaceAll(/\b(i) (dag|morgon|morron|övermorgon|kväll)\b/gu, '$1$2')
    .replaceAll('iövermorgon', 'övermorgon')
    .replaceAll(/\bday after tomorrow\b/g, 'overmorrow')
    .replaceAll(/(\d)\s*(a|p)\.?m\.?(?=\s|$)/g, '$1$2m')
    .split(/\s+/u)
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '');
}

type Taken = readonly [part: Part | null, words: number];

function partAt(words: readonly string[], i: number): Taken {
  const word = words[i] ?? '';
  const next = words[i + 1] ?? '';
  if (word === 'in' || word === 'om') return spanAt(words, i);
  if (clockWords.has(word) && /^\d{1,2}$/.test(next)) return [hourOf(Number(next), next), 2];
  const date = monthDateAt(words, i);
  if (date !== null) return date;
  const single = singleOf(word);
  if (single !== null) return [single, 1];
  if (fillers.has(word)) return [null, 1];
  if (unclear.has(word)) {
    const known = weekdays.has(next) || units.has(next);
    return [{ is: 'unclear', words: known ? `${word} ${next}` : word }, known ? 2 : 1];
  }
  return [{ is: 'unknown', words: word }, 1];
}

function singleOf(word: string): Part | null {
  const away = nearDays.get(word);
  if (away !== undefined) return { is: 'day', day: { by: 'away', days: away } };
  const weekday = weekdays.get(word);
  if (weekday !== undefined) return { is: 'day', day: { by: 'weekday', weekday } };
  const named = namedTimes.get(word);
  if (named !== undefined) return { is: 'time', minutes: named };
  return timeOf(word) ?? isoOf(word) ?? manifold(word);
}

/** "12:00", "12.00", "5pm", "5:30pm". */
function timeOf(word: string): TimePart | Part | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(word);
  if (match === null) return null;
  const [, hours = '', minutes, half] = match;
  if (minutes === undefined && half === undefined) return null;
  const hour = Number(hours);
  const minute = Number(minutes ?? 0);
  if (minute > 59) return { is: 'noSuch', words: word };
  if (half === undefined) {
    return hour > 23 ? { is: 'noSuch', words: word } : { is: 'time', minutes: hour * 60 + minute };
  }
  if (hour < 1 || hour > 12) return { is: 'noSuch', words: word };
  return { is: 'time', minutes: ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute };
}

/** A bare hour after "at": from 13 on there is one reading only. */
function hourOf(hour: number, word: string): Part {
  if (hour > 23) return { is: 'noSuch', words: word };
  return hour > 12 || word.startsWith('0')
    ? { is: 'time', minutes: hour * 60 }
    : { is: 'unclearHour', hour };
}

function isoOf(word: string): Part | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(word);
  if (match === null) return null;
  const [, year, month, day] = match;
  return dateOf({ by: 'date', year: Number(year), month: Number(month), day: Number(day) });
}

/** 4/12 is April to some and December to others; a bare 12 may be an hour or a day. */
function manifold(word: string): Part | null {
  return /^\d{1,4}([/-]\d{1,2}([/-]\d{2,4})?)?$/.test(word) ? { is: 'unclear', words: word } : null;
}

/** "4 dec", "dec 4", "4th of december 2026", "den 4 december". */
function monthDateAt(words: readonly string[], i: number): Taken | null {
  const [first = '', second = '', third = '', fourth = ''] = words.slice(i, i + 4);
  const dayFirst = dayOfMonth(first);
  const [monthWord, dayMonth, used] =
    second === 'of' ? [third, dayFirst, 3] : [second, dayFirst, 2];
  if (dayMonth !== null) {
    const month = months.get(monthWord);
    if (month === undefined) return null;
    return withYear(month, dayMonth, used === 3 ? fourth : third, used);
  }
  const month = months.get(first);
  const day = dayOfMonth(second);
  return month === undefined || day === null ? null : withYear(month, day, third, 2);
}

function withYear(month: number, day: number, yearWord: string, used: number): Taken {
  const year = /^\d{4}$/.test(yearWord) ? Number(yearWord) : null;
  return [dateOf({ by: 'date', year, month, day }), year === null ? used : used + 1];
}

function dateOf(day: DayPart): Part {
  return { is: 'day', day };
}

function dayOfMonth(word: string): number | null {
  const match = /^(\d{1,2})(?:st|nd|rd|th|:[ae])?$/.exec(word);
  return match === null ? null : Number(match[1]);
}

/** "in 2 days", "in an hour", "om två veckor". */
function spanAt(words: readonly string[], i: number): Taken {
  const [word = '', amount = '', unitWord = ''] = words.slice(i, i + 3);
  const count = /^\d{1,4}$/.test(amount) ? Number(amount) : counts.get(amount);
  const unit = units.get(unitWord);
  if (count === undefined || unit === undefined) {
    return [{ is: 'unknown', words: [word, amount].join(' ').trim() }, amount === '' ? 1 : 2];
  }
  return 'days' in unit
    ? [{ is: 'day', day: { by: 'away', days: count * unit.days } }, 3]
    : [{ is: 'span', minutes: count * unit.minutes }, 3];
}
