import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { isImported } from '#shared/model/call.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import styles from './Feedback.module.css';
import { Imported } from './Imported.tsx';
import { LoadFailed } from './LoadFailed.tsx';
import { Review, ReviewHead } from './Review.tsx';
import { Thanks } from './Thanks.tsx';

/** Everything that others in the team say to the agent, in one place. */
export function FeedbackPage(): ReactNode {
  const t = useText();
  return (
    <div className={styles['page']}>
      <header>
        <ScreenTitle>{t('feedback.title')}</ScreenTitle>
        <p className={styles['quiet']}>{t('feedback.intro')}</p>
      </header>
      <Reviews />
      <Imported />
      <Plans />
      <Thanks />
    </div>
  );
}

function Reviews(): ReactNode {
  const t = useText();
  const { feedback } = useServices();
  const { go } = useNav();
  const { loaded, reload } = useLoaded(feedback.reviews);
  return (
    <section className={styles['section']}>
      <h2>{t('feedback.reviews')}</h2>
      {loaded.state === 'loading' && <output>{t('common.loading')}</output>}
      {loaded.state === 'failed' && <LoadFailed onAgain={reload} />}
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p className={styles['quiet']}>{t('feedback.noReviews')}</p>
      )}
      {loaded.state === 'ready' &&
        loaded.value.map((shared) => (
          <article key={shared.review.reviewId} className={styles['item']}>
            <ReviewHead shared={shared} />
            <Review shared={shared} onChanged={reload} />
            {!isImported(shared.review.callId) && (
              <div>
                <Button
                  kind="quiet"
                  size="small"
                  onPress={() => go({ name: 'history', callId: shared.review.callId })}
                >
                  {t('feedback.openCall')}
                </Button>
              </div>
            )}
          </article>
        ))}
    </section>
  );
}

function Plans(): ReactNode {
  const t = useText();
  const format = useFormat();
  const { feedback } = useServices();
  const load = useCallback(() => feedback.plans(), [feedback]);
  const { loaded, reload } = useLoaded(load);
  return (
    <section className={styles['section']}>
      <h2>{t('feedback.plans')}</h2>
      {loaded.state === 'failed' && <LoadFailed onAgain={reload} />}
      {loaded.state === 'ready' && loaded.value.length === 0 && (
        <p className={styles['quiet']}>{t('feedback.noPlans')}</p>
      )}
      {loaded.state === 'ready' &&
        loaded.value.map(({ closedAt, goals, planId, title }) => (
          <article key={planId} className={styles['item']}>
            <div className={styles['reviewHead']}>
              <h3>{title}</h3>
              {closedAt !== null && (
                <span className={styles['quiet']}>{t('feedback.plan.closed')}</span>
              )}
            </div>
            <ul>
              {goals.map(({ doneAt, dueAt, goalId, text }) => (
                <li key={goalId}>
                  {text}{' '}
                  <span className={styles['quiet']}>
                    {doneAt !== null && t('feedback.goal.done')}
                    {doneAt === null &&
                      dueAt !== null &&
                      t('feedback.goal.due', { date: format.date(dueAt) })}
                  </span>
                </li>
              ))}
            </ul>
          </article>
        ))}
    </section>
  );
}
