import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { EpochMs, Ms } from '#shared/lib/units.ts';
import { useText } from './useText.ts';

/** Numbers, durations and moments in the reader's language. */
export interface Format {
  /** 0.384 -> "38%"; null -> the words for "could not be measured". */
  readonly percent: (share: number | null) => string;
  /** 1500 -> "1.5 s", 252_000 -> "4 min 12 s"; null -> the words for "could not be measured". */
  readonly duration: (ms: Ms | null) => string;
  /** Whole milliseconds below a second, else seconds: for gaps between turns. */
  readonly gap: (ms: Ms | null) => string;
  readonly date: (at: EpochMs) => string;
  readonly time: (at: EpochMs) => string;
  /** Whether both fall on the same day of this machine's calendar. */
  readonly sameDay: (one: EpochMs, other: EpochMs) => boolean;
  /** "de" -> "German". */
  readonly language: (locale: string) => string;
  /** Names or facts as spoken language: "a, b and c". */
  readonly list: (items: readonly string[]) => string;
}

export function useFormat(): Format {
  const intl = useIntl();
  const t = useText();
  return useMemo(() => {
    const duration = (ms: Ms | null): string => {
      if (ms === null) return t('common.notMeasured');
      if (Math.abs(ms) < 59_950) return t('unit.seconds', { value: ms / 1000 });
      const seconds = Math.round(ms / 1000);
      if (seconds < 3600) {
        return t('unit.minutesSeconds', {
          minutes: Math.floor(seconds / 60),
          seconds: seconds % 60,
        });
      }
      const minutes = Math.round(seconds / 60);
      return t('unit.hoursMinutes', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    };
    const date = (at: EpochMs): string =>
      intl.formatDate(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    return {
      percent: (share) =>
        share === null
          ? t('common.notMeasured')
          : intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 0 }),
      duration,
      gap: (ms) =>
        ms !== null && Math.abs(ms) < 1000
          ? t('unit.milliseconds', { value: Math.round(ms / 10) * 10 })
          : duration(ms),
      date,
      time: (at) => intl.formatTime(at, { hour: '2-digit', minute: '2-digit' }),
      sameDay: (one, other) => date(one) === date(other),
      language: (locale) => intl.formatDisplayName(locale, { type: 'language' }) ?? locale,
      list: (items) => intl.formatList(items, { type: 'conjunction' }),
    };
  }, [intl, t]);
}
