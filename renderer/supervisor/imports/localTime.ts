import type { EpochMs } from '#shared/lib/units.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as a field for date and time has it: local, to the minute. */
export function toLocalTime(at: EpochMs): string {
  const date = new Date(at);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null where it is no date and time. */
export function fromLocalTime(text: string): EpochMs | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
