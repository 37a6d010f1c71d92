import { useMemo } from 'react';
import type { CallFigures } from '#shared/model/callFigures.ts';
import type { FigureId } from '#shared/model/figure.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';

type Name = keyof CallFigures;

/** What explains a figure in the glossary; a call's length explains itself. */
export const helpOf: Readonly<Partial<Record<Name, FigureId>>> = {
  shareOfSpeech: 'shareOfSpeech',
  interruptions: 'interruptions',
  backchannels: 'backchannels',
  longestMonologueMs: 'longestMonologue',
  responseGapMs: 'responseGap',
  longPauses: 'longPauses',
};

/** The figures by which calls are compared, in words. */
export function useFigureWords(): {
  readonly name: (figure: Name) => string;
  /** With its unit; null -> the words for "could not be measured". */
  readonly value: (figure: Name, value: number | null) => string;
} {
  const t = useText();
  const format = useFormat();
  return useMemo(
    () => ({
      name: (figure) => t(`desk.figure.${figure}`),
      value: (figure, value) => {
        if (value === null) return t('common.notMeasured');
        if (figure === 'shareOfSpeech') return format.percent(value);
        if (figure === 'responseGapMs') return format.gap(value);
        if (figure === 'durationMs' || figure === 'longestMonologueMs')
          return format.duration(value);
        return t('desk.figure.perCall', { value });
      },
    }),
    [t, format],
  );
}
