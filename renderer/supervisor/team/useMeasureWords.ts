import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Estimate } from '#shared/domain/review/mean.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import type { MeasureId, Unit } from './measures.ts';
import { unitOf } from './measures.ts';

export interface MeasureWords {
  readonly name: (id: MeasureId) => string;
  /** A value with its unit; null -> a dash. */
  readonly value: (id: MeasureId, value: number | null) => string;
  /** "61% to 89%"; the words for "too few" where there is none. */
  readonly interval: (id: MeasureId, estimate: Estimate) => string;
  /** "23 answers", "12 calls". */
  readonly count: (id: MeasureId, count: number) => string;
}

/** Measures, their values and their uncertainty in words. */
export function useMeasureWords(): MeasureWords {
  const t = useText();
  const intl = useIntl();
  const format = useFormat();
  return useMemo(() => {
    const byUnit: Readonly<Record<Unit, (value: number) => string>> = {
      percent: (value) => format.percent(value),
      score: (value) =>
        intl.formatNumber(Math.round(value), {
          signDisplay: 'exceptZero',
          maximumFractionDigits: 0,
        }),
      duration: (value) => format.duration(value),
      gap: (value) => format.gap(value),
      number: (value) => intl.formatNumber(value, { maximumFractionDigits: 1 }),
    };
    const value = (id: MeasureId, of: number | null): string =>
      of === null ? '–' : byUnit[unitOf[id]](of);
    return {
      name: (id) => t(`desk.measure.${id}`),
      value,
      interval: (id, { low, high }) =>
        low === null || high === null
          ? t('desk.team.noInterval')
          : t('desk.team.interval', { low: value(id, floor(id, low)), high: value(id, high) }),
      count: (id, count) => t(`desk.team.${isAnswered(id) ? 'answers' : 'calls'}`, { count }),
    };
  }, [t, intl, format]);
}

/** A count, a share or a duration cannot be less than nothing. */
function floor(id: MeasureId, low: number): number {
  return id === 'nps' ? low : Math.max(0, low);
}

function isAnswered(id: MeasureId): boolean {
  return ['csat', 'nps', 'settled', 'fcr', 'heard'].includes(id);
}
