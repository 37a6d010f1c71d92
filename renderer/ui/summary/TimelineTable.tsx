import type { ReactNode } from 'react';
import { clock } from '../i18n/clock.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { momentsOf } from './timelineModel.ts';
import type { Moment, MomentKind, TimelineData } from './timelineModel.ts';
import styles from './TimelineTable.module.css';

export const kindWords = {
  speech: 'timeline.speech',
  interruption: 'timeline.interruption',
  backchannel: 'timeline.backchannel',
  pause: 'timeline.pause',
  goodPause: 'timeline.goodPause',
  hold: 'timeline.hold',
  muted: 'timeline.muted',
  notHeard: 'timeline.notHeard',
  positive: 'mood.positive',
  neutral: 'mood.neutral',
  tense: 'mood.tense',
  unsure: 'mood.lane.unsure',
} as const satisfies Record<MomentKind, string>;

/** The timeline in words, row by row. */
export function TimelineTable(props: {
  readonly data: TimelineData;
  readonly customerName: string;
  readonly agentName?: string | undefined;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const moments = momentsOf(props.data);
  if (moments.length === 0) return <p>{t('timeline.nothing')}</p>;
  const who = (by: Moment['by']): string => {
    if (by === null) return t('timeline.both');
    return by === 'agent' ? (props.agentName ?? t('common.you')) : props.customerName;
  };
  return (
    <table className={styles['table']} aria-label={t('timeline.tableLabel')}>
      <thead>
        <tr>
          <th scope="col">{t('timeline.time')}</th>
          <th scope="col">{t('timeline.who')}</th>
          <th scope="col">{t('timeline.what')}</th>
          <th scope="col">{t('timeline.length')}</th>
        </tr>
      </thead>
      <tbody>
        {moments.map((moment) => (
          <tr key={`${moment.kind}${moment.by ?? ''}${moment.startMs}`}>
            <td>{clock(moment.startMs)}</td>
            <td>{who(moment.by)}</td>
            <td>{t(kindWords[moment.kind])}</td>
            <td>{format.duration(moment.endMs - moment.startMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
