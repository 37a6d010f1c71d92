import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './RowButton.module.css';

/** A whole row of a list that can be pressed. */
export function RowButton(props: {
  readonly onPress: () => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Button className={styles['row'] ?? ''} onPress={props.onPress}>
      {props.children}
    </Button>
  );
}
