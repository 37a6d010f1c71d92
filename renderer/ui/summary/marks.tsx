import type { ReactNode } from 'react';
import styles from './Timeline.module.css';

/* Each mark has a shape of its own, so that colour is never the only difference. */

/** A triangle that points into the lane. */
export function InterruptionMark(): ReactNode {
  return <path className={styles['interruption']} d="M-6 -5H6L0 5Z" />;
}

/** A diamond, for a moment that was left. */
export function GoodPauseMark(): ReactNode {
  return <path className={styles['goodPause']} d="M0 -5L5 0L0 5L-5 0Z" />;
}

/** A small circle. */
export function BackchannelMark(): ReactNode {
  return <circle className={styles['backchannel']} r="4" />;
}
