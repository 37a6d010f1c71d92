import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { LANE, LANES_BOTTOM, LANE_HEIGHT } from './layout.ts';
import type { Along } from './layout.ts';
import { kindWords } from './TimelineTable.tsx';
import { unheardOf } from './timelineModel.ts';
import type { TimelineData } from './timelineModel.ts';
import styles from './Timeline.module.css';

/** A word stands in a stretch from this share of the picture on; narrower ones have the legend. */
const WORD_FROM = 0.1;

/** The hatching of stretches that were left out; `id` is how the picture refers to it. */
export function Hatching(props: { readonly id: string }): ReactNode {
  return (
    <defs>
      <pattern id={props.id} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles['hatch']} d="M-1 1L1 -1M0 6L6 0M5 7L7 5" />
      </pattern>
    </defs>
  );
}

/** Hold across both lanes, and what could not be heard in its own: hatched, with a word. */
export function Stretches(props: {
  readonly data: TimelineData;
  readonly hatching: string;
  readonly at: Along;
}): ReactNode {
  const t = useText();
  const { data, at, hatching } = props;
  const across = { y: LANE.agent, height: LANES_BOTTOM - LANE.agent };
  const stretches = [
    ...unheardOf(data).map((one) => ({ ...one, y: LANE[one.by], height: LANE_HEIGHT })),
    ...data.held.map(([startMs, endMs]) => ({ kind: 'hold', startMs, endMs, ...across }) as const),
  ];
  return stretches.map(({ kind, startMs, endMs, y, height }) => (
    <g key={`${kind}${y}${startMs}`}>
      <rect
        className={styles['stretch']}
        fill={`url(#${hatching})`}
        x={at(startMs)}
        width={at(endMs - startMs)}
        y={y}
        height={height}
      />
      {endMs - startMs >= WORD_FROM * data.durationMs && (
        <text
          className={styles['word']}
          x={at((startMs + endMs) / 2)}
          y={y + height / 2}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {t(kindWords[kind])}
        </text>
      )}
    </g>
  ));
}
