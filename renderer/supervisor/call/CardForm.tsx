import { useId } from 'react';
import type { ReactNode } from 'react';
import { scoreCard } from '#shared/domain/review/score.ts';
import type { ItemScore, Scorecard, ScorecardItem } from '#shared/model/review.ts';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CardResultLine } from './CardShown.tsx';
import styles from './Call.module.css';

/** Fills in a scorecard; what it comes to stands below, and moves with each answer. */
export function CardForm(props: {
  readonly card: Scorecard;
  readonly scores: readonly ItemScore[];
  readonly onChange: (scores: readonly ItemScore[]) => void;
}): ReactNode {
  const { card, scores } = props;
  const put = (score: ItemScore): void =>
    // Of a card that was changed since, only what it still asks is kept.
    props.onChange(
      card.items.flatMap(({ itemId }) =>
        itemId === score.itemId ? score : (scores.find((each) => each.itemId === itemId) ?? []),
      ),
    );
  return (
    <>
      <CardResultLine result={scoreCard(card, scores)} />
      {card.items.map((item) => (
        <ItemForm
          key={item.itemId}
          item={item}
          score={scores.find(({ itemId }) => itemId === item.itemId) ?? null}
          onChange={put}
        />
      ))}
    </>
  );
}

function ItemForm(props: {
  readonly item: ScorecardItem;
  readonly score: ItemScore | null;
  readonly onChange: (score: ItemScore) => void;
}): ReactNode {
  const t = useText();
  const group = useId();
  const { item, score } = props;
  const { itemId, points } = item;
  const rootCause = score?.rootCause ?? '';
  const choice = (step: number | null, words: string): ReactNode => (
    <label key={words}>
      <input
        type="radio"
        name={group}
        checked={score !== null && score.step === step}
        onChange={() => props.onChange({ itemId, step, rootCause })}
      />
      {words}
    </label>
  );
  return (
    <fieldset className={styles['item']}>
      <legend>
        {item.text}
        {item.critical && (
          <span className={styles['critical']}>
            <WarningIcon size={14} />
            {t('desk.card.critical')}
          </span>
        )}
      </legend>
      <div className={styles['steps']}>
        {Array.from({ length: points }, (_, at) =>
          choice(at + 1, stepWords(t('desk.card.lowest'), t('desk.card.highest'), at + 1, points)),
        )}
        {choice(null, t('desk.card.notApplicable'))}
      </div>
      {score !== null && score.step !== null && (score.step < points || rootCause !== '') && (
        <TextField
          label={t('desk.card.rootCause')}
          value={rootCause}
          maxLength={300}
          onChange={(words) => props.onChange({ ...score, rootCause: words })}
        />
      )}
    </fieldset>
  );
}

/** The ends of a scale say which they are; the steps between are numbers. */
function stepWords(lowest: string, highest: string, step: number, points: number): string {
  if (step === 1) return `1 ${lowest}`;
  return step === points ? `${step} ${highest}` : String(step);
}
