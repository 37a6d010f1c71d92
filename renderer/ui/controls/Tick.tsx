import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { CheckIcon } from '../icons/icons.tsx';
import styles from './Tick.module.css';

/** A box to tick beside words that stand elsewhere. */
export function Tick(props: {
  /** Read aloud: what is ticked. */
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
}): ReactNode {
  return (
    <Checkbox
      className={styles['tick'] ?? ''}
      aria-label={props.label}
      isSelected={props.isSelected}
      onChange={props.onChange}
    >
      <span className={styles['box']} aria-hidden="true">
        {props.isSelected && <CheckIcon size={16} />}
      </span>
    </Checkbox>
  );
}
