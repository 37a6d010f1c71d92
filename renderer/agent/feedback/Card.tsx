import type { ReactNode } from 'react';
import type { SharedReview } from '#renderer/session/index.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Feedback.module.css';

/** A review's scorecard, item by item; nothing where there is none. */
export function Card(props: { readonly shared: SharedReview }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { result, review } = props.shared;
  const { scorecard, scores } = review;
  if (scorecard === null || result === null) return null;
  const score = result.score === null ? t('feedback.noScore') : format.percent(result.score);
  return (
    <div className={styles['card']}>
      <h4>{t('feedback.card', { name: scorecard.name, score })}</h4>
      {result.failed && <p>{t('feedback.cardFailed')}</p>}
      <dl>
        {scorecard.items.map(({ itemId, text, points }) => {
          const given = scores.find((each) => each.itemId === itemId);
          return (
            <div key={itemId}>
              <dt>{text}</dt>
              <dd>
                {given === undefined && t('feedback.notScored')}
                {given?.step === null && t('feedback.notApplicable')}
                {typeof given?.step === 'number' &&
                  t('answers.outOf', { value: given.step, most: points })}
                {given !== undefined && given.rootCause !== '' && (
                  <span className={styles['quiet']}> {given.rootCause}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={styles['quiet']}>{t('feedback.notForDecisions')}</p>
    </div>
  );
}
