import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './Settings.module.css';

/** One group of settings: its name at the side, its fields beside it. */
export function Section(props: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={styles['section']}>
      <div>
        <h2 id={id}>{props.title}</h2>
        {props.intro !== undefined && <p className={styles['quiet']}>{props.intro}</p>}
      </div>
      <div className={styles['fields']}>{props.children}</div>
    </fieldset>
  );
}
