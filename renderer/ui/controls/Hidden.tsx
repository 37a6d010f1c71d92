import type { ReactNode } from 'react';
import styles from './Hidden.module.css';

/** Words for screen readers alone. */
export function Hidden(props: { readonly children: ReactNode }): ReactNode {
  return <span className={styles['hidden']}>{props.children}</span>;
}
