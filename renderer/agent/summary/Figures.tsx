import type { ReactNode } from 'react';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Format } from '#renderer/ui/i18n/useFormat.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import type { Text, TextValues } from '#renderer/ui/i18n/text.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { StatFigure } from '#renderer/ui/summary/StatFigure.tsx';
import type { FigureExplanation, StatFigureProps } from '#renderer/ui/summary/StatFigure.tsx';
import styles from './Summary.module.css';

/** The six figures, each with its "what is this". */
export function Figures(props: { readonly summary: CallSummary }): ReactNode {
  const t = useText();
  const format = useFormat();
  return (
    <div className={styles['figures']}>
      {figuresOf(props.summary, t, format).map((figure) => (
        <StatFigure key={figure.name} {...figure} />
      ))}
    </div>
  );
}

type FigureId = 'share' | 'interruptions' | 'listening' | 'monologue' | 'response' | 'pauses';

function figuresOf(
  summary: CallSummary,
  t: Text<MessageId>,
  format: Format,
): readonly StatFigureProps[] {
  const { metrics, customerName: name } = summary;
  const duration = format.duration(summary.durationMs);
  const turns = metrics.turns.customer;
  const explain = (id: FigureId, outOf: TextValues): FigureExplanation => ({
    definition: t(`figure.${id}.definition`, { name }),
    outOf: t(`figure.${id}.outOf`, { name, duration, ...outOf }),
    source: t('figure.source.voices'),
    caution: t(`figure.${id}.caution`),
  });
  return [
    {
      name: t('figure.share'),
      value: format.percent(metrics.shareOfSpeech.agent),
      details: [
        t('figure.share.detail', { name, them: format.percent(metrics.shareOfSpeech.customer) }),
        t('figure.share.ofCall', {
          you: format.percent(metrics.shareOfCall.agent),
          them: format.percent(metrics.shareOfCall.customer),
        }),
      ],
      explanation: explain('share', {}),
    },
    {
      name: t('figure.interruptions', { name }),
      value: t('figure.interruptions.value', { count: metrics.interruptions.agent }),
      details: [t('figure.interruptions.detail', { name, count: metrics.interruptions.customer })],
      explanation: explain('interruptions', { turns }),
    },
    {
      name: t('figure.listening'),
      value: t('figure.listening.value', { count: metrics.backchannels.agent }),
      details: [t('figure.listening.detail', { name, count: metrics.backchannels.customer })],
      explanation: explain('listening', { turns }),
    },
    {
      name: t('figure.monologue'),
      value: format.duration(metrics.longestMonologueMs.agent),
      details: [
        t('figure.monologue.detail', {
          name,
          them: format.duration(metrics.longestMonologueMs.customer),
        }),
      ],
      explanation: explain('monologue', { turns: metrics.turns.agent }),
    },
    {
      name: t('figure.response'),
      value: format.gap(metrics.medianResponseGapMs.agent),
      details: [
        t('figure.response.detail', {
          name,
          them: format.gap(metrics.medianResponseGapMs.customer),
        }),
      ],
      explanation: explain('response', {
        count: summary.responses.filter(({ by }) => by === 'agent').length,
      }),
    },
    {
      name: t('figure.pauses'),
      value: t('figure.pauses.value', { count: metrics.longPauses }),
      details: [
        t('figure.pauses.detail', {
          silence: format.duration(metrics.silenceMs),
          share: format.percent(
            summary.durationMs > 0 ? metrics.silenceMs / summary.durationMs : null,
          ),
        }),
      ],
      explanation: explain('pauses', {}),
    },
  ];
}
