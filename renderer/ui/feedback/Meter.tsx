import type { ReactNode } from 'react';
import { Label, Meter as AriaMeter } from 'react-aria-components';
import { cx } from '../theme/cx.ts';
import styles from './Meter.module.css';

/** A level that moves, 0..1, with a name and its state in words. */
export function Meter(props: {
  readonly label: string;
  readonly value: number;
  /** The level in words ("we hear you"); read aloud in place of a percentage. */
  readonly words: string;
  readonly labelHidden?: boolean;
}): ReactNode {
  const share = Math.min(1, Math.max(0, props.value));
  const hidden = props.labelHidden === true;
  return (
    <AriaMeter
      className={styles['meter'] ?? ''}
      value={share}
      minValue={0}
      maxValue={1}
      valueLabel={props.words}
      {...(hidden ? { 'aria-label': props.label } : {})}
    >
      {!hidden && <Label className={styles['label'] ?? ''}>{props.label}</Label>}
      <div className={styles['track']}>
        <div className={cx(styles, 'bar')} style={{ transform: `scaleX(${share.toFixed(3)})` }} />
      </div>
      <span className={styles['words']}>{props.words}</span>
    </AriaMeter>
  );
}
