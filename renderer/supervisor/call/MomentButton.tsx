import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Ms } from '#shared/lib/units.ts';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Call.module.css';

/** A moment in a list; pressed, it is the one that stands on the timeline. */
export function MomentButton(props: {
  readonly atMs: Ms;
  readonly onPress: (atMs: Ms) => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useText();
  const { atMs } = props;
  return (
    <Button
      className={styles['momentButton'] ?? ''}
      aria-label={t('desk.call.showMoment', { time: clock(atMs) })}
      onPress={() => props.onPress(atMs)}
    >
      {props.children}
    </Button>
  );
}
