import type { ReactNode } from 'react';
import { scoreCard } from '#shared/domain/review/score.ts';
import type { CardResult } from '#shared/domain/review/score.ts';
import type { ItemScore, Scorecard } from '#shared/model/review.ts';
import { WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useScoreWords } from '#renderer/ui/review/useScoreWords.ts';
import styles from './Call.module.css';

/** What a scorecard comes to. */
export function CardResultLine(props: { readonly result: CardResult }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { score, failed, open } = props.result;
  return (
    <p className={styles['result']} aria-live="polite">
      <strong>{score === null ? t('desk.card.noScore') : format.percent(score)}</strong>
      {failed && (
        <span className={styles['critical']}>
          <WarningIcon size={14} />
          {t('desk.card.failedCritical')}
        </span>
      )}
      {open.length > 0 && (
        <span className={styles['quiet']}>{t('desk.card.open', { count: open.length })}</span>
      )}
    </p>
  );
}

/** A filled-in scorecard to read. */
export function CardShown(props: {
  readonly card: Scorecard;
  readonly scores: readonly ItemScore[];
}): ReactNode {
  const scoreWords = useScoreWords();
  const { card, scores } = props;
  return (
    <div className={styles['cardShown']}>
      <h3>{card.name}</h3>
      <CardResultLine result={scoreCard(card, scores)} />
      <dl>
        {card.items.map((item) => {
          const score = scores.find(({ itemId }) => itemId === item.itemId);
          return (
            <div key={item.itemId}>
              <dt>{item.text}</dt>
              <dd>
                {scoreWords(item, score)}
                {score !== undefined && score.rootCause !== '' && (
                  <span className={styles['quiet']}>{score.rootCause}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
