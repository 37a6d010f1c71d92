import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { dayOf, localDay } from '#shared/lib/localTime.ts';
import type { Zone } from '#shared/lib/localTime.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import { useText } from './useText.ts';

/** A due time in words. */
export interface DueWords {
  /** "today 17:00", "Friday 12:00", "Fri 4 Dec 2026 12:00". */
  readonly when: string;
  /** "in 3 days", "2 hours ago". */
  readonly away: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Words a moment as somebody says it who knows what day it is. Days are those of the calendar. */
export function useDue(zone: Zone): (at: EpochMs, now: EpochMs) => DueWords {
  const intl = useIntl();
  const t = useText();
  return useMemo(() => {
    const away = (at: EpochMs, now: EpochMs, days: number): string => {
      const ms = at - now;
      const within = (value: number, unit: 'day' | 'hour' | 'minute'): string =>
        intl.formatRelativeTime(value, unit);
      if (days !== 0 && Math.abs(ms) > 6 * HOUR) return within(days, 'day');
      if (Math.abs(ms) >= HOUR) return within(Math.round(ms / HOUR), 'hour');
      return within(ms < 0 ? Math.floor(ms / MINUTE) : Math.ceil(ms / MINUTE), 'minute');
    };
    const dayWords = (at: EpochMs, now: EpochMs, days: number): string => {
      if (days > 1 && days < 7) return intl.formatDate(at, { weekday: 'long' });
      const sameYear = dayOf(localDay(at, zone)).year === dayOf(localDay(now, zone)).year;
      return intl.formatDate(at, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        ...(sameYear ? {} : { year: 'numeric' }),
      });
    };
    return (at, now) => {
      const days = localDay(at, zone) - localDay(now, zone);
      const time = intl.formatTime(at, { hour: '2-digit', minute: '2-digit' });
      const near = ({ '-1': 'due.yesterday', 0: 'due.today', 1: 'due.tomorrow' } as const)[
        String(days)
      ];
      const when =
        near === undefined
          ? t('due.day', { day: dayWords(at, now, days), time })
          : t(near, { time });
      return { when, away: away(at, now, days) };
    };
  }, [intl, t, zone]);
}
