import type { EpochMs } from '#shared/lib/units.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the day that the calendar here shows: "2026-12-04"; '' of null. */
export function dayWords(at: EpochMs | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of such a day: no change of the clock moves it into another. Null where it is none. */
export function parseDay(words: string): EpochMs | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words) ?? [];
  if (year === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(day), 12).getTime();
  return Number.isNaN(at) ? null : at;
}
