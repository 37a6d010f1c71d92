import type { ReactNode } from 'react';
import type { Review } from '#shared/model/review.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Call.module.css';

/** What the agent said against a review, and how it was settled; nothing where all agree. */
export function Disagreement(props: {
  readonly review: Pick<Review, 'dispute' | 'resolution'>;
  readonly agent: string;
}): ReactNode {
  const t = useText();
  const { agent } = props;
  const { dispute, resolution } = props.review;
  return (
    <>
      {dispute !== '' && (
        <div className={styles['dispute']}>
          <h4>{t('desk.history.dispute', { agent })}</h4>
          <p className={styles['written']}>{dispute}</p>
        </div>
      )}
      {resolution !== '' && (
        <div className={styles['dispute']}>
          <h4>{t('desk.history.resolution')}</h4>
          <p className={styles['written']}>{resolution}</p>
        </div>
      )}
    </>
  );
}
