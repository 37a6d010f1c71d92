import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Nothing here yet: one sentence that teaches, and one button. */
export function EmptyState(props: {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className={styles['empty']}>
      <span className={styles['icon']} aria-hidden="true">
        {props.icon}
      </span>
      <p>{props.children}</p>
      {props.action}
    </div>
  );
}
