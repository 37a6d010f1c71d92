import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { Party } from '#shared/model/party.ts';
import { lanePath } from './lane.ts';
import { partIn, placeIn } from './strip.ts';
import type { StripSpan } from './strip.ts';
import styles from './TalkLanes.module.css';

/** What a strip of recent talk shows. Times are on the call's media clock. */
export interface Talk {
  readonly slotMs: Ms;
  /** Where the newest slot ends. */
  readonly endMs: Ms;
  /** One share of speech a slot, newest last. */
  readonly agent: readonly number[];
  readonly customer: readonly number[];
  /** The agent spoke over the other, or both spoke and nobody is to be told. */
  readonly marks: readonly { readonly kind: 'talkOver' | 'overlap'; readonly atMs: Ms }[];
  /** Where a party was not listened to; null while it lasts. */
  readonly unheard: readonly {
    readonly party: Party;
    readonly why: 'muted' | 'held';
    readonly fromMs: Ms;
    readonly toMs: Ms | null;
  }[];
}

const LANE = 19;
/** Between the lanes, where marks cover no speech. */
const GUTTER = 8;

export function stripSpan({ slotMs, endMs, agent, customer }: Talk): StripSpan {
  return { startMs: endMs - Math.max(1, agent.length, customer.length) * slotMs, endMs };
}

/** Two lanes of speech, with marks of different shapes between them and hatching where nobody listened. */
export function TalkLanes(props: { readonly talk: Talk; readonly words: string }): ReactNode {
  const { talk } = props;
  const hatch = useId();
  const strip = stripSpan(talk);
  return (
    <svg className={styles['lanes']} role="img" aria-label={props.words}>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
        <path className={styles['hatch']} d="M-1 1L1 -1M-1 7L7 -1M5 7L7 5" />
      </pattern>
      <Lane values={talk.agent} kind="you" top={0} />
      <Lane values={talk.customer} kind="other" top={LANE + GUTTER} />
      {talk.unheard.map(({ party, why, fromMs, toMs }) => {
        const part = partIn(strip, fromMs, toMs);
        if (part === null) return null;
        return (
          <rect
            key={`${party} ${why} ${fromMs}`}
            x={percent(part.from)}
            width={percent(part.width)}
            y={party === 'agent' ? 0 : LANE + GUTTER}
            height={LANE}
            fill={`url(#${hatch})`}
          />
        );
      })}
      {talk.marks.map(({ kind, atMs }) => {
        const place = placeIn(strip, atMs);
        if (place === null) return null;
        return (
          <svg key={`${kind} ${atMs}`} className={styles['mark']} x={percent(place)} y={LANE}>
            <path className={styles[kind]} d={shapes[kind]} />
          </svg>
        );
      })}
    </svg>
  );
}

/** As in the summary's timeline a triangle is an interruption; an overlap is an upright bar. */
const shapes = {
  talkOver: `M-5 0H5L0 ${GUTTER}Z`,
  overlap: `M0 1V${GUTTER - 1}`,
} as const;

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

function Lane(props: {
  readonly values: readonly number[];
  readonly kind: 'you' | 'other';
  readonly top: number;
}): ReactNode {
  return (
    <svg
      className={styles[props.kind]}
      y={props.top}
      width="100%"
      height={LANE}
      viewBox={`0 0 ${Math.max(1, props.values.length)} 1`}
      preserveAspectRatio="none"
    >
      <rect className={styles['ground']} width="100%" height="100%" />
      <path d={lanePath(props.values)} />
    </svg>
  );
}
