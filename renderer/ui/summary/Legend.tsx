import type { ReactNode } from 'react';
import { bands } from '#shared/model/mood.ts';
import { useText } from '../i18n/useText.ts';
import { BandMark } from './MoodLane.tsx';
import { BackchannelMark, GoodPauseMark, InterruptionMark } from './marks.tsx';
import { kindWords } from './TimelineTable.tsx';
import { unheardOf } from './timelineModel.ts';
import type { TimelineData } from './timelineModel.ts';
import styles from './Timeline.module.css';

/** What each colour and shape is; hatching is named where there is some. */
export function Legend(props: {
  readonly data: TimelineData;
  readonly customerName: string;
  readonly agentName?: string | undefined;
}): ReactNode {
  const t = useText();
  const { data } = props;
  const unheard = unheardOf(data);
  return (
    <ul className={styles['legend']}>
      <Swatch kind="swatchYou" words={props.agentName ?? t('common.you')} />
      <Swatch kind="swatchOther" words={props.customerName} />
      <Mark words={t('timeline.interruption')}>
        <InterruptionMark />
      </Mark>
      <Mark words={t('timeline.backchannel')}>
        <BackchannelMark />
      </Mark>
      <Mark words={t('timeline.goodPause')}>
        <GoodPauseMark />
      </Mark>
      <Swatch kind="swatchPause" words={t('timeline.pause')} />
      {data.held.length > 0 && <Swatch kind="swatchHatched" words={t('timeline.hold')} />}
      {(['muted', 'notHeard'] as const).map(
        (kind) =>
          unheard.some((one) => one.kind === kind) && (
            <Swatch key={kind} kind="swatchHatched" words={t(`timeline.${kind}`)} />
          ),
      )}
      {bands.map(
        (band) =>
          data.mood?.spans.some((span) => span.band === band) === true && (
            <li key={band}>
              <BandMark band={band} />
              {t(kindWords[band])}
            </li>
          ),
      )}
    </ul>
  );
}

function Swatch(props: {
  readonly kind: 'swatchYou' | 'swatchOther' | 'swatchPause' | 'swatchHatched';
  readonly words: string;
}): ReactNode {
  return (
    <li>
      <span className={styles[props.kind]} aria-hidden="true" />
      {props.words}
    </li>
  );
}

function Mark(props: { readonly words: string; readonly children: ReactNode }): ReactNode {
  return (
    <li>
      <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
        {props.children}
      </svg>
      {props.words}
    </li>
  );
}
