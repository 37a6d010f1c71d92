import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Span } from '#shared/model/callSummary.ts';
import type { Party } from '#shared/model/party.ts';
import { Disclosure } from '../controls/Disclosure.tsx';
import { clock } from '../i18n/clock.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { heightsOf, LANE, LANES_BOTTOM, LANE_HEIGHT } from './layout.ts';
import type { Along } from './layout.ts';
import { Legend } from './Legend.tsx';
import { MoodLane, useMoodWords } from './MoodLane.tsx';
import { BackchannelMark, GoodPauseMark, InterruptionMark } from './marks.tsx';
import { Hatching, Stretches } from './Stretches.tsx';
import { TimelineTable } from './TimelineTable.tsx';
import { ticksOf, unheardOf } from './timelineModel.ts';
import type { TimelineData } from './timelineModel.ts';
import styles from './Timeline.module.css';

/** The call in two lanes of speech with its marks; the same as a table is one press away. */
export function Timeline(props: {
  readonly data: TimelineData;
  readonly customerName: string;
  /** For a reader who is not the agent of the call. */
  readonly agentName?: string;
  /** Lies over the lanes, as wide as they are: pins, and the choice of a moment. */
  readonly over?: ReactNode;
}): ReactNode {
  const { data, customerName: name } = props;
  const t = useText();
  const hatching = useId();
  const total = Math.max(1, data.durationMs);
  const { bottom, height } = heightsOf(data.mood !== null);
  const words = [useTimelineWords(data, name, props.agentName), useMoodWords(data.mood)]
    .filter(Boolean)
    .join(' ');
  const at: Along = (ms) => `${((100 * ms) / total).toFixed(3)}%`;
  return (
    <figure className={styles['figure']}>
      <div className={styles['picture']}>
        <span className={styles['you']} title={props.agentName}>
          {props.agentName ?? t('common.you')}
        </span>
        <span className={styles['other']} title={name}>
          {name}
        </span>
        {data.mood !== null && <span className={styles['moodName']}>{t('mood.lane')}</span>}
        <svg className={styles['svg']} height={height} width="100%" role="img" aria-label={words}>
          <Hatching id={hatching} />
          {data.longPauses.map(([start, end]) => (
            <rect
              key={start}
              className={styles['pause']}
              x={at(start)}
              width={at(end - start)}
              y={LANE.agent}
              height={LANES_BOTTOM - LANE.agent}
            />
          ))}
          <Lane spans={data.speech.agent} party="agent" at={at} />
          <Lane spans={data.speech.customer} party="customer" at={at} />
          <Stretches data={data} hatching={hatching} at={at} />
          <Marks data={data} at={at} />
          {data.mood !== null && <MoodLane spans={data.mood.spans} at={at} />}
          {ticksOf(data.durationMs).map((tick) => (
            <Tick
              key={tick}
              x={at(tick)}
              y={bottom}
              words={clock(tick)}
              last={tick / total > 0.95}
            />
          ))}
        </svg>
        {props.over !== undefined && <div className={styles['over']}>{props.over}</div>}
      </div>
      <figcaption>
        <Legend data={data} customerName={name} agentName={props.agentName} />
        <Disclosure label={t('timeline.table')}>
          <TimelineTable data={data} customerName={name} agentName={props.agentName} />
        </Disclosure>
      </figcaption>
    </figure>
  );
}

/** The picture in one sentence or two. */
function useTimelineWords(data: TimelineData, name: string, agent = 'you'): string {
  const t = useText();
  const format = useFormat();
  const lengthOf = (spans: readonly Span[]): number =>
    spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return t('timeline.label', {
    agent,
    name,
    duration: format.duration(data.durationMs),
    you: format.duration(lengthOf(data.speech.agent)),
    them: format.duration(lengthOf(data.speech.customer)),
    interruptions: data.interruptions.length,
    backchannels: data.backchannels.length,
    good: data.goodPauses.length,
    pauses: data.longPauses.length,
    onHold: data.held.length > 0 ? 'yes' : 'no',
    held: format.duration(lengthOf(data.held)),
    unheard: unheardOf(data).length > 0 ? 'yes' : 'no',
  });
}

/** Marks stand above their party's lane. */
function markTop(by: Party): number {
  return LANE[by] - 9;
}

function Marks(props: { readonly data: TimelineData; readonly at: Along }): ReactNode {
  const { data, at } = props;
  const mark = (by: Party, ms: number, drawn: ReactNode): ReactNode => (
    <svg key={`${by}${ms}`} x={at(ms)} y={markTop(by)} overflow="visible">
      {drawn}
    </svg>
  );
  return (
    <>
      {data.backchannels.map(({ by, startMs }) => mark(by, startMs, <BackchannelMark />))}
      {data.goodPauses.map(([, endMs]) => mark('agent', endMs, <GoodPauseMark />))}
      {data.interruptions.map(({ by, startMs }) => mark(by, startMs, <InterruptionMark />))}
    </>
  );
}

function Lane(props: {
  readonly spans: readonly Span[];
  readonly party: Party;
  readonly at: Along;
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
  readonly y: number;
  readonly words: string;
  readonly last: boolean;
}): ReactNode {
  return (
    <g className={styles['tick']}>
      <line x1={props.x} x2={props.x} y1={props.y + 4} y2={props.y + 9} />
      <text x={props.x} y={props.y + 24} textAnchor={props.last ? 'end' : 'start'}>
        {props.words}
      </text>
    </g>
  );
}
