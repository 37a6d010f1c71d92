import type { Zone } from '#shared/lib/localTime.ts';

/** The real clock of a place, from the runtime's own time zone data. */
export function zoneOf(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  return {
    offsetMinutesAt: (at) => {
      const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
      const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name ?? '');
      if (match === null) throw new Error(`no offset in ${String(name)}`);
      const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
      return match[1] === '-' ? -minutes : minutes;
    },
  };
}

/** What the wall shows at a moment, "2026-12-04 12:00 Fri". */
export function wall(at: number, timeZone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, weekday } = parts;
  return `${year}-${month}-${day} ${hour}:${minute} ${weekday}`;
}
