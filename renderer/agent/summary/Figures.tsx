import type { ReactNode } from 'react';
import type { CallSummary, PerParty } from '#shared/model/callSummary.ts';
import { figureNumbers } from '#renderer/session/index.ts';
import type { Format } from '#renderer/ui/i18n/useFormat.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import type { MessageId } from '#renderer/ui/i18n/en/index.ts';
import type { Text } from '#renderer/ui/i18n/text.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { StatFigure } from '#renderer/ui/summary/StatFigure.tsx';
import type { FigureDetail, StatFigureProps } from '#renderer/ui/summary/StatFigure.tsx';
import styles from './Summary.module.css';

/** The figures, each with what it means. */
export function Figures(props: { readonly summary: CallSummary }): ReactNode {
  const words = { t: useText(), format: useFormat(), name: props.summary.customerName };
  return (
    <div className={styles['figures']}>
      {[...talkFigures(props.summary, words), ...turnFigures(props.summary, words)].map(
        (figure) => (
          <StatFigure key={figure.id} {...figure} />
        ),
      )}
    </div>
  );
}

interface Words {
  readonly t: Text<MessageId>;
  readonly format: Format;
  readonly name: string;
}

/** How long everybody spoke, and how long nobody did. */
function talkFigures(summary: CallSummary, words: Words): readonly StatFigureProps[] {
  const { t, format, name } = words;
  const { metrics, durationMs } = summary;
  const talkMs = durationMs - metrics.heldMs;
  const bothSpoke = metrics.overlapMs !== null;
  return [
    {
      id: 'talkTime',
      name: t('figure.talk'),
      value: format.duration(metrics.speechMs.agent),
      details: [
        other(words, format.duration(metrics.speechMs.customer)),
        {
          words: t('figure.talk.overlap', { overlap: format.duration(metrics.overlapMs) }),
          help: 'overlap',
        },
      ],
    },
    {
      id: 'shareOfSpeech',
      name: t('figure.share'),
      value: format.percent(metrics.shareOfSpeech.agent),
      details: [
        bothSpoke && metrics.shareOfSpeech.agent === null
          ? {
              words: t('figure.share.few', {
                needed: format.duration(figureNumbers.enoughSpeechMs),
              }),
            }
          : other(words, format.percent(metrics.shareOfSpeech.customer)),
        {
          words: t('figure.share.ofCall', {
            you: format.percent(metrics.shareOfCall.agent),
            them: format.percent(metrics.shareOfCall.customer),
            name,
          }),
          help: 'shareOfCall',
        },
      ],
    },
    {
      id: 'longPauses',
      name: t('figure.pauses'),
      value: times(words, metrics.longPauses),
      details: [
        {
          words:
            metrics.silenceMs === null
              ? t('figure.pauses.silenceUnknown')
              : t('figure.pauses.silence', {
                  silence: format.duration(metrics.silenceMs),
                  share: format.percent(talkMs > 0 ? metrics.silenceMs / talkMs : null),
                }),
          help: 'silence',
        },
      ],
    },
    {
      id: 'holdTime',
      name: t('figure.hold'),
      value: summary.held.length === 0 ? t('figure.hold.none') : format.duration(metrics.heldMs),
      details: [{ words: t('figure.hold.detail', { count: summary.held.length, name }) }],
    },
  ];
}

/** How the turns went. */
function turnFigures(summary: CallSummary, words: Words): readonly StatFigureProps[] {
  const { t, format, name } = words;
  const { metrics } = summary;
  return [
    {
      id: 'interruptions',
      name: t('figure.interruptions', { name }),
      value: times(words, metrics.interruptions.agent),
      details: interruptionDetails(summary, words),
    },
    {
      id: 'backchannels',
      name: t('figure.listening'),
      value: times(words, metrics.backchannels.agent),
      details: [other(words, times(words, metrics.backchannels.customer))],
    },
    {
      id: 'longestMonologue',
      name: t('figure.monologue'),
      value: format.duration(metrics.longestMonologueMs.agent),
      details: [other(words, format.duration(metrics.longestMonologueMs.customer))],
    },
    {
      id: 'responseGap',
      name: t('figure.response'),
      value: format.gap(metrics.medianResponseGapMs.agent),
      details: responseDetails(summary, words),
    },
  ];
}

function interruptionDetails(
  { metrics, interruptions }: CallSummary,
  { t, name }: Words,
): readonly FigureDetail[] {
  const { agent, customer }: PerParty<number | null> = metrics.interruptions;
  if (agent === null || customer === null) return [];
  const theirs = { words: t('figure.interruptions.other', { name, count: customer }) };
  if (agent === 0) return [theirs];
  const back = interruptions.filter(
    (one) =>
      one.by === 'agent' && !one.yielded && one.endMs - one.cueAtMs <= figureNumbers.gaveBackMs,
  );
  const gaveBack = t('figure.interruptions.gaveBack', { count: back.length, all: agent });
  return [{ words: gaveBack, help: 'yielded' }, theirs];
}

function responseDetails(
  { metrics, responses, goodPauses }: CallSummary,
  words: Words,
): readonly FigureDetail[] {
  const { t, format } = words;
  // Without the other's speech there is nothing to answer, and the reason stands below.
  if (metrics.turns.agent === null) return [];
  const count = responses.filter(({ by }) => by === 'agent').length;
  const few = t('figure.response.few', { count, needed: figureNumbers.enoughResponses });
  return [
    metrics.medianResponseGapMs.agent === null
      ? { words: few }
      : other(words, format.gap(metrics.medianResponseGapMs.customer)),
    { words: t('figure.response.good', { count: goodPauses.length }), help: 'goodPauses' },
  ];
}

function other({ t, name }: Words, them: string): FigureDetail {
  return { words: t('figure.other', { name, them }) };
}

function times({ t }: Words, count: number | null): string {
  return count === null ? t('common.notMeasured') : t('figure.times', { count });
}
