import type { ReactNode } from 'react';
import type { CallSummary, PerParty } from '#shared/model/callSummary.ts';
import type { FigureId } from '#shared/model/figure.ts';
import type { CallFigures } from '#shared/model/callFigures.ts';
import { MetricHelp } from '#renderer/ui/glossary/MetricHelp.tsx';
import { UnusualIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Call.module.css';

interface Row {
  readonly id: FigureId;
  /** The figure by which calls are compared, where it is one. */
  readonly compared?: keyof CallFigures;
  readonly agent: string;
  /** Null: it is of both together. */
  readonly customer: string | null;
}

/** What Hearback counted, both sides of the talk beside each other. */
export function CallFiguresTable(props: {
  readonly summary: CallSummary;
  readonly unusual: readonly (keyof CallFigures)[];
}): ReactNode {
  const t = useText();
  const { summary, unusual } = props;
  const rows = useRows(summary);
  return (
    <section className={styles['card']}>
      <h2>{t('desk.call.figures')}</h2>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('desk.call.figure')}</th>
            <th scope="col">{summary.agentName}</th>
            <th scope="col">{summary.customerName}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, compared, agent, customer }) => (
            <tr key={id}>
              <th scope="row">
                <span className={styles['figure']}>
                  {t(`glossary.${id}.name`)}
                  <MetricHelp id={id} />
                </span>
                {compared !== undefined && unusual.includes(compared) && (
                  <span className={styles['unusual']}>
                    <UnusualIcon size={14} />
                    {t('desk.call.unusual', { agent: summary.agentName })}
                  </span>
                )}
              </th>
              {customer === null ? (
                <td colSpan={2}>{agent}</td>
              ) : (
                <>
                  <td>{agent}</td>
                  <td>{customer}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function useRows({ metrics }: CallSummary): readonly Row[] {
  const t = useText();
  const format = useFormat();
  const both = <T,>(values: PerParty<T>, words: (value: T) => string) => ({
    agent: words(values.agent),
    customer: words(values.customer),
  });
  const times = (count: number | null): string =>
    count === null ? t('common.notMeasured') : t('figure.times', { count });
  return [
    { id: 'talkTime', ...both(metrics.speechMs, format.duration) },
    {
      id: 'shareOfSpeech',
      compared: 'shareOfSpeech',
      ...both(metrics.shareOfSpeech, format.percent),
    },
    { id: 'interruptions', compared: 'interruptions', ...both(metrics.interruptions, times) },
    { id: 'backchannels', compared: 'backchannels', ...both(metrics.backchannels, times) },
    {
      id: 'longestMonologue',
      compared: 'longestMonologueMs',
      ...both(metrics.longestMonologueMs, format.duration),
    },
    {
      id: 'responseGap',
      compared: 'responseGapMs',
      ...both(metrics.medianResponseGapMs, format.gap),
    },
    {
      id: 'longPauses',
      compared: 'longPauses',
      agent: times(metrics.longPauses),
      customer: null,
    },
    {
      id: 'holdTime',
      agent: metrics.heldMs === 0 ? t('figure.hold.none') : format.duration(metrics.heldMs),
      customer: null,
    },
  ];
}
