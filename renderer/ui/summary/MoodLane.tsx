import type { ReactNode } from 'react';
import type { Band, BandSpan, BandTimeline } from '#shared/model/mood.ts';
import { useFormat } from '../i18n/useFormat.ts';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import { LANE_HEIGHT, MOOD_LANE } from './layout.ts';
import type { Along } from './layout.ts';
import styles from './Timeline.module.css';

/**
 * Where each band lies in its lane, from the lane's upper edge: positive above, neutral in the
 * middle, tense below and thicker, so that the picture can be read without its colours.
 */
const places = {
  positive: { y: 3, height: 5 },
  neutral: { y: 10, height: 4 },
  tense: { y: 14, height: 8 },
} as const satisfies Partial<Record<Band, unknown>>;

/** What the customer's expression looked like, along the same time as the lanes of speech. */
export function MoodLane(props: {
  readonly spans: readonly BandSpan[];
  readonly at: Along;
}): ReactNode {
  const { at } = props;
  return (
    <g>
      <rect
        className={styles['lane']}
        x="0"
        width="100%"
        y={MOOD_LANE}
        height={LANE_HEIGHT}
        rx="4"
      />
      {props.spans.map(({ band, startMs, endMs }) => (
        <svg
          key={startMs}
          x={at(startMs)}
          width={at(endMs - startMs)}
          y={MOOD_LANE}
          height={LANE_HEIGHT}
        >
          <Stretch band={band} />
        </svg>
      ))}
    </g>
  );
}

/** The same for the legend. */
export function BandMark(props: { readonly band: Band }): ReactNode {
  return (
    <svg width="16" height={LANE_HEIGHT} aria-hidden="true">
      <Stretch band={props.band} />
    </svg>
  );
}

function Stretch({ band }: { readonly band: Band }): ReactNode {
  if (band === 'unsure') {
    const middle = LANE_HEIGHT / 2;
    return <line className={styles['untold']} x1="1" x2="100%" y1={middle} y2={middle} />;
  }
  return (
    <rect
      className={cx(styles, 'band', band === 'tense' && 'tense')}
      width="100%"
      {...places[band]}
    />
  );
}

/** The lane in one sentence; null where there is none. */
export function useMoodWords(mood: BandTimeline | null): string | null {
  const t = useText();
  const format = useFormat();
  if (mood === null) return null;
  const lasted = (band: Band): string => format.duration(lengthOf(mood, band));
  return t('mood.lane.label', {
    positive: lasted('positive'),
    neutral: lasted('neutral'),
    tense: lasted('tense'),
    unsure: lasted('unsure'),
  });
}

/** For how long a band was told, all its stretches added up. */
export function lengthOf({ spans }: BandTimeline, band: Band): number {
  return spans
    .filter((span) => span.band === band)
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}
