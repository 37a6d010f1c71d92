import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useFormat } from '../i18n/useFormat.ts';
import { cx } from '../theme/cx.ts';
import styles from './Meter.module.css';

/** How much of something is done, 0..1, with its name and a percentage, or other words for how much. */
export function Progress(props: {
  readonly label: string;
  readonly share: number;
  readonly words?: string;
}): ReactNode {
  const format = useFormat();
  const share = Math.min(1, Math.max(0, props.share));
  const words = props.words ?? format.percent(share);
  return (
    <ProgressBar
      className={styles['meter'] ?? ''}
      value={share}
      minValue={0}
      maxValue={1}
      valueLabel={words}
    >
      <Label className={styles['label'] ?? ''}>{props.label}</Label>
      <div className={styles['track']}>
        <div className={cx(styles, 'bar')} style={{ transform: `scaleX(${share.toFixed(3)})` }} />
      </div>
      <span className={styles['words']}>{words}</span>
    </ProgressBar>
  );
}
