import type { ReactNode } from 'react';
import type { FigureId } from '#shared/model/figure.ts';
import { MetricHelp } from '../glossary/MetricHelp.tsx';
import styles from './StatFigure.module.css';

/** A line below the figure: the same of the other person, or a figure that belongs to it. */
export interface FigureDetail {
  readonly words: string;
  /** A figure of its own, with an explanation of its own. */
  readonly help?: FigureId;
}

export interface StatFigureProps {
  readonly id: FigureId;
  readonly name: string;
  /** The figure with its unit, or the words for "not measured". */
  readonly value: string;
  readonly details: readonly FigureDetail[];
}

/** One figure of a call, with its unit and what it means. */
export function StatFigure(props: StatFigureProps): ReactNode {
  return (
    <div className={styles['figure']}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>{props.name}</h3>
        <MetricHelp id={props.id} name={props.name} />
      </div>
      <p className={styles['value']}>{props.value}</p>
      {props.details.map(({ words, help }) => (
        <div key={words} className={styles['detail']}>
          <p>{words}</p>
          {help !== undefined && <MetricHelp id={help} />}
        </div>
      ))}
    </div>
  );
}
