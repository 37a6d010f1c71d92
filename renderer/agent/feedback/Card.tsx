import type { ReactNode } from 'react';
import type { SharedReview } from '#renderer/session/index.ts';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useScoreWords } from '#renderer/ui/review/useScoreWords.ts';
import styles from './Feedback.module.css';

/** A review's scorecard, item by item; nothing where there is none. */
export function Card(props: { readonly shared: SharedReview }): ReactNode {
  const t = useText();
  const format = useFormat();
  const scoreWords = useScoreWords();
  const { result, review } = props.shared;
  const { scorecard, scores } = review;
  if (scorecard === null || result === null) return null;
  const score = result.score === null ? t('feedback.noScore') : format.percent(result.score);
  return (
    <div className={styles['card']}>
      <h4>{t('feedback.card', { name: scorecard.name, score })}</h4>
      {result.failed && <p>{t('feedback.cardFailed')}</p>}
      <dl>
        {scorecard.items.map((item) => {
          const given = scores.find(({ itemId }) => itemId === item.itemId);
          return (
            <div key={item.itemId}>
              <dt>{item.text}</dt>
              <dd>
                {scoreWords(item, given)}
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
