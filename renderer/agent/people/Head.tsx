import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import styles from './People.module.css';

/** The way back, and what this screen is. */
export function Head(props: {
  readonly backLabel: string;
  readonly onBack: () => void;
  readonly children: string;
}): ReactNode {
  return (
    <>
      <div className={styles['back']}>
        <Button kind="quiet" size="small" icon={<BackIcon size={16} />} onPress={props.onBack}>
          {props.backLabel}
        </Button>
      </div>
      <ScreenTitle>{props.children}</ScreenTitle>
    </>
  );
}
