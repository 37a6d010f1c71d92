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
