import type { Ms } from '#shared/lib/units.ts';

/** A duration as on a clock: 252_000 -> "04:12", with hours from one hour on. Rounds down. */
export function clock(ms: Ms): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes, seconds] = [
    Math.floor(total / 3600),
    Math.floor(total / 60) % 60,
    total % 60,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

/**
 * The moment that somebody wrote as on a clock: "4:12" -> 252_000, "1:02:03", "52" (seconds).
 * @returns null where it is no time
 */
export function parseClock(written: string): Ms | null {
  const parts = written.trim().split(':');
  if (parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
  const [first = 0, ...rest] = parts.map(Number);
  if (rest.some((part) => part > 59)) return null;
  return rest.reduce((sum, part) => sum * 60 + part, first) * 1000;
}
