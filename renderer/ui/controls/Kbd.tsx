import type { ReactNode } from 'react';
import styles from './Kbd.module.css';

/** A key or a combination, as it stands on the keyboard: "M", "Ctrl+E". */
export function Kbd(props: { readonly keys: string }): ReactNode {
  return <kbd className={styles['kbd']}>{props.keys}</kbd>;
}
