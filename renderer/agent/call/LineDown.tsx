import type { ReactNode } from 'react';
import { ProblemIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall, useNow } from '../desk/hooks.ts';
import styles from './LineDown.module.css';

/** Whole seconds until the call is given up; 0 where it is not counted. */
export function useSecondsLeft(): number {
  const now = useNow(500);
  const giveUpAt = useCall((call) => call.giveUpAt);
  return giveUpAt === null ? 0 : Math.max(0, Math.ceil((giveUpAt - now) / 1000));
}

/**
 * The line is down: for how long it is tried, and who hears whom meanwhile. It stands where cues do,
 * which there are none of now: nothing moves, and nothing covers the customer. The top bar reads the
 * change out; a countdown is not read out, second by second.
 */
export function LineDown(): ReactNode {
  const t = useText();
  const name = useCall((call) => call.customerName);
  const seconds = useSecondsLeft();
  return (
    <div className={styles['down']} data-testid="line-down">
      <ProblemIcon size={20} className={styles['icon']} />
      <p className={styles['words']}>
        <strong className={styles['title']}>
          <span className={styles['who']}>{t('line.reconnecting', { name })}</span>{' '}
          <span className={styles['left']} role="timer">
            {t('line.left', { seconds })}
          </span>
        </strong>
        <span className={styles['body']}>{t('line.unheard')}</span>
      </p>
    </div>
  );
}

/** The same in one number, for the bar of a call that is not on screen. */
export function LineLeft(): ReactNode {
  const t = useText();
  const seconds = useSecondsLeft();
  return (
    <span className={styles['left']} role="timer" title={t('line.left', { seconds })}>
      {t('line.seconds', { seconds })}
    </span>
  );
}
