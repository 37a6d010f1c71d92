import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import styles from './Feedback.module.css';
import { LoadFailed } from './LoadFailed.tsx';
import { Review, ReviewHead } from './Review.tsx';
import { useOwnId } from './useOwnId.ts';

/** On a call's page: what was shared about it, and who read it. Nothing outside of a team. */
export function FeedbackOnCall(props: { readonly callId: CallId }): ReactNode {
  return useOwnId() === null ? null : <OnCall callId={props.callId} />;
}

function OnCall(props: { readonly callId: CallId }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { feedback } = useServices();
  const { callId } = props;
  const reviews = useLoaded(feedback.reviews);
  const load = useCallback(() => feedback.reads(callId), [feedback, callId]);
  const reads = useLoaded(load);
  const own =
    reviews.loaded.state === 'ready'
      ? reviews.loaded.value.filter(({ review }) => review.callId === callId)
      : null;
  return (
    <section className={styles['onCall']} aria-labelledby="feedback-on-call">
      <h2 id="feedback-on-call">{t('feedback.onCall')}</h2>
      {reviews.loaded.state === 'failed' && <LoadFailed onAgain={reviews.reload} />}
      {own?.length === 0 && <p className={styles['quiet']}>{t('feedback.onCall.none')}</p>}
      {own?.map((shared) => (
        <article key={shared.review.reviewId}>
          <ReviewHead shared={shared} />
          <Review shared={shared} onChanged={reviews.reload} />
        </article>
      ))}
      {reads.loaded.state === 'ready' && (
        <>
          <h3>{t('feedback.reads')}</h3>
          {reads.loaded.value.length === 0 && (
            <p className={styles['quiet']}>{t('feedback.reads.none')}</p>
          )}
          <ul className={styles['reads']}>
            {reads.loaded.value.map(({ at, reader }) => (
              <li key={`${reader.personId} ${at}`}>
                {t('feedback.reads.line', {
                  name: reader.name,
                  date: format.date(at),
                  time: format.time(at),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
