import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cx } from '../theme/cx.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './PlaceButton.module.css';

/** A place in the rail: an icon over its word; the tooltip adds the key. */
export function PlaceButton(props: {
  readonly icon: ReactNode;
  readonly word: string;
  readonly keys?: string | undefined;
  readonly current: boolean;
  /** Something goes on there now: marked with a dot and these words. */
  readonly badge?: string | undefined;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <Tooltip words={props.badge ?? props.word} keys={props.keys} placement="right">
      <Button
        className={cx(styles, 'button', props.current && 'current')}
        onPress={props.onPress}
        {...(props.current ? { 'aria-current': 'page' as const } : {})}
      >
        <span className={styles['icon']} aria-hidden="true">
          {props.icon}
          {props.badge !== undefined && <span className={styles['dot']} />}
        </span>
        <span className={styles['word']}>{props.word}</span>
      </Button>
    </Tooltip>
  );
}
