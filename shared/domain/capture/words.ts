/*
 * The words of the due grammar, lower case, in English and Swedish. Weekdays count from Monday = 0,
 * months from 1.
 */

export const weekdays: ReadonlyMap<string, number> = numbered(0, [
  'monday mon måndag mån',
  'tuesday tue tues tisdag tis',
  'wednesday wed onsdag ons',
  'thursday thu thur thurs torsdag tor tors',
  'friday fri fredag fre',
  'saturday sat lördag lör',
  'sunday sun söndag sön',
]);

export const months: ReadonlyMap<string, number> = numbered(1, [
  'january jan januari',
  'february feb februari',
  'march mar mars',
  'april apr',
  'may maj',
  'june jun juni',
  'july jul juli',
  'august aug augusti',
  'september sep sept',
  'october oct oktober okt',
  'november nov',
  'december dec',
]);

/** Days from today. */
export const nearDays: ReadonlyMap<string, number> = numbered(0, [
  'today idag',
  'tomorrow tmrw imorgon imorron',
  'overmorrow övermorgon',
]);

/** Minutes after midnight. */
export const namedTimes: ReadonlyMap<string, number> = new Map([
  ['noon', 720],
  ['midday', 720],
  ['eod', 1020],
]);

type Unit = { readonly days: number } | { readonly minutes: number };

/** How long one lasts, in minutes; days and weeks are counted on the calendar instead. */
export const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...each('minute minutes min mins minut minuter', { minutes: 1 }),
  ...each('hour hours h hr hrs timme timmar tim', { minutes: 60 }),
  ...each('day days dag dagar', { days: 1 }),
  ...each('week weeks vecka veckor', { days: 7 }),
]);

export const counts: ReadonlyMap<string, number> = new Map([
  ...each('a an one en ett', 1),
  ...each('two två', 2),
  ...each('three tre', 3),
  ...each('four fyra', 4),
  ...each('five fem', 5),
  ...each('six sex', 6),
  ...each('seven sju', 7),
]);

/** Words that say nothing about when. */
export const fillers: ReadonlySet<string> = new Set(
  'by on at before until the of due den på senast till före innan kl klockan'.split(' '),
);

/** Words after which a bare number is an hour. */
export const clockWords: ReadonlySet<string> = new Set(['at', 'kl', 'klockan']);

/** "next friday" is this week's to some and next week's to others; so nobody guesses. */
export const unclear: ReadonlySet<string> = new Set(
  'next nästa soon snart later senare asap tonight ikväll morning afternoon evening midnight midnatt weekend helgen'.split(
    ' ',
  ),
);

function numbered(first: number, lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap((line, i) => each(line, first + i)));
}

function each<T>(words: string, value: T): readonly (readonly [string, T])[] {
  return words.split(' ').map((word) => [word, value]);
}
