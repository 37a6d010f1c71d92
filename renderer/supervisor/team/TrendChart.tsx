import type { ReactNode } from 'react';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Estimate } from '#shared/domain/review/mean.ts';
import styles from './Team.module.css';

export interface ChartPoint {
  readonly from: number;
  readonly estimate: Estimate;
  /** What it says in words: when, how much, how sure. */
  readonly words: string;
}

const WIDTH = 300;
const HEIGHT = 120;
const PLOT = { left: 46, right: 8, top: 8, bottom: 20 } as const;

/** One measure over time: a line, its 95 % band, and a dot for each step that has calls. */
export function TrendChart(props: {
  /** The whole picture in a sentence. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly from: number;
  readonly until: number;
  /** What the picture shows at least. */
  readonly range: readonly [number, number];
  readonly valueWords: (value: number) => string;
  readonly timeWords: (at: number) => string;
}): ReactNode {
  const { points, range } = props;
  const ends = points.flatMap(({ estimate: { value, low, high } }) =>
    [value, low, high].filter((each) => each !== null),
  );
  const x = scaleLinear([props.from, props.until], [PLOT.left, WIDTH - PLOT.right]);
  const y = scaleLinear(
    [Math.min(range[0], ...(range[0] < 0 ? ends : [])), Math.max(range[1], ...ends)],
    [HEIGHT - PLOT.bottom, PLOT.top],
  ).nice(3);
  const drawn = points.filter(({ estimate }) => estimate.value !== null);
  const band = area<ChartPoint>()
    .defined(({ estimate }) => estimate.low !== null)
    .x(({ from }) => x(from))
    .y0(({ estimate }) => y(Math.max(y.domain()[0] ?? 0, estimate.low ?? 0)))
    .y1(({ estimate }) => y(estimate.high ?? 0));
  // A step without calls leaves a gap: nothing is known of it.
  const middle = line<ChartPoint>()
    .defined(({ estimate }) => estimate.value !== null)
    .x(({ from }) => x(from))
    .y(({ estimate }) => y(estimate.value ?? 0));
  return (
    <svg
      className={styles['chart']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={props.label}
    >
      {y.ticks(2).map((tick) => (
        <g key={tick} className={styles['tick']}>
          <line x1={PLOT.left} x2={WIDTH - PLOT.right} y1={y(tick)} y2={y(tick)} />
          <text x={PLOT.left - 6} y={y(tick)} textAnchor="end" dominantBaseline="central">
            {props.valueWords(tick)}
          </text>
        </g>
      ))}
      <path className={styles['band']} d={band(points) ?? ''} />
      <path className={styles['line']} d={middle(points) ?? ''} />
      {drawn.map(({ from, estimate: { value, low, high }, words }) => (
        <g key={from} className={styles['dot']}>
          {low !== null && high !== null && (
            <line
              x1={x(from)}
              x2={x(from)}
              y1={y(Math.max(y.domain()[0] ?? 0, low))}
              y2={y(high)}
            />
          )}
          <circle cx={x(from)} cy={y(value ?? 0)} r="3">
            <title>{words}</title>
          </circle>
        </g>
      ))}
      <g className={styles['tick']}>
        <text x={PLOT.left} y={HEIGHT - 6}>
          {props.timeWords(props.from)}
        </text>
        <text x={WIDTH - PLOT.right} y={HEIGHT - 6} textAnchor="end">
          {props.timeWords(props.until)}
        </text>
      </g>
    </svg>
  );
}
