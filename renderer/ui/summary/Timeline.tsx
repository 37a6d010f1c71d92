import type { ReactNode } from 'react';
import type { Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { Disclosure } from '../controls/Disclosure.tsx';
import { clock } from '../i18n/clock.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { BackchannelMark, InterruptionMark } from './marks.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import { ticksOf } from './timelineModel.ts';
import type { TimelineData } from './timelineModel.ts';
import styles from './Timeline.module.css';

const LANE = { agent: 20, customer: 64 } as const;
const LANE_HEIGHT = 24;
const HEIGHT = 124;

/** The call in two lanes of speech with its marks; the same as a table is one press away. */
export function Timeline(props: {
  readonly data: TimelineData;
  readonly customerName: string;
}): ReactNode {
  const { data, customerName: name } = props;
  const t = useText();
  const format = useFormat();
  const total = Math.max(1, data.durationMs);
  const at = (ms: number): string => `${((100 * ms) / total).toFixed(3)}%`;
  const spoken = (party: Party): number =>
    data.speech[party].reduce((sum, [start, end]) => sum + end - start, 0);
  return (
    <figure className={styles['figure']}>
      <div className={styles['picture']}>
        <span className={styles['you']}>{t('common.you')}</span>
        <span className={styles['other']} title={name}>
          {name}
        </span>
        <svg
          className={styles['svg']}
          height={HEIGHT}
          width="100%"
          role="img"
          aria-label={t('timeline.label', {
            name,
            duration: format.duration(data.durationMs),
            you: format.duration(spoken('agent')),
            them: format.duration(spoken('customer')),
            interruptions: data.interruptions.length,
            backchannels: data.backchannels.length,
            pauses: data.longPauses.length,
          })}
        >
          {data.longPauses.map(([start, end]) => (
            <rect
              key={start}
              className={styles['pause']}
              x={at(start)}
              width={at(end - start)}
              y={LANE.agent}
              height={LANE.customer + LANE_HEIGHT - LANE.agent}
            />
          ))}
          <Lane spans={data.speech.agent} party="agent" at={at} />
          <Lane spans={data.speech.customer} party="customer" at={at} />
          {data.backchannels.map(({ by, startMs }) => (
            <svg key={`${by}${startMs}`} x={at(startMs)} y={markTop(by)} overflow="visible">
              <BackchannelMark />
            </svg>
          ))}
          {data.interruptions.map(({ by, startMs }) => (
            <svg key={`${by}${startMs}`} x={at(startMs)} y={markTop(by)} overflow="visible">
              <InterruptionMark />
            </svg>
          ))}
          {ticksOf(data.durationMs).map((tick) => (
            <Tick key={tick} x={at(tick)} words={clock(tick)} last={tick / total > 0.95} />
          ))}
        </svg>
      </div>
      <figcaption>
        <Legend customerName={name} />
        <Disclosure label={t('timeline.table')}>
          <TimelineTable data={data} customerName={name} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

/** Marks stand above their party's lane. */
function markTop(by: Party): number {
  return LANE[by] - 9;
}

function Lane(props: {
  readonly spans: readonly Span[];
  readonly party: Party;
  readonly at: (ms: number) => string;
}): ReactNode {
  const y = LANE[props.party];
  return (
    <g>
      <rect className={styles['lane']} x="0" width="100%" y={y} height={LANE_HEIGHT} rx="4" />
      {props.spans.map(([start, end]) => (
        <rect
          key={start}
          className={styles[props.party]}
          x={props.at(start)}
          width={props.at(end - start)}
          y={y + 2}
          height={LANE_HEIGHT - 4}
        />
      ))}
    </g>
  );
}

function Tick(props: {
  readonly x: string;
  readonly words: string;
  readonly last: boolean;
}): ReactNode {
  const bottom = LANE.customer + LANE_HEIGHT;
  return (
    <g className={styles['tick']}>
      <line x1={props.x} x2={props.x} y1={bottom + 4} y2={bottom + 9} />
      <text x={props.x} y={HEIGHT - 12} textAnchor={props.last ? 'end' : 'start'}>
        {props.words}
      </text>
    </g>
  );
}

function Legend(props: { readonly customerName: string }): ReactNode {
  const t = useText();
  return (
    <ul className={styles['legend']}>
      <li>
        <span className={styles['swatchYou']} aria-hidden="true" />
        {t('common.you')}
      </li>
      <li>
        <span className={styles['swatchOther']} aria-hidden="true" />
        {props.customerName}
      </li>
      <li>
        <LegendMark>
          <InterruptionMark />
        </LegendMark>
        {t('timeline.interruption')}
      </li>
      <li>
        <LegendMark>
          <BackchannelMark />
        </LegendMark>
        {t('timeline.backchannel')}
      </li>
      <li>
        <span className={styles['swatchPause']} aria-hidden="true" />
        {t('timeline.pause')}
      </li>
    </ul>
  );
}

function LegendMark(props: { readonly children: ReactNode }): ReactNode {
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
      {props.children}
    </svg>
  );
}
