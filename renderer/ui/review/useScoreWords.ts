import type { ItemScore, ScorecardItem } from '#shared/model/review.ts';
import { useText } from '../i18n/useText.ts';

/** What was given for an item of a scorecard, in words; undefined for nothing. */
export function useScoreWords(): (item: ScorecardItem, score: ItemScore | undefined) => string {
  const t = useText();
  return ({ points }, score) => {
    if (score === undefined) return t('desk.card.notScored');
    return score.step === null
      ? t('desk.card.notApplicable')
      : t('answers.outOf', { value: score.step, most: points });
  };
}
