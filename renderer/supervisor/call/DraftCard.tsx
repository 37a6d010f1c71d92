import { useCallback } from 'react';
import type { ReactNode } from 'react';
import type { ItemScore, Review, Scorecard } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useLoaded } from '#renderer/ui/load/useLoaded.ts';
import { useDesk } from '../desk/desk.ts';
import { CardForm } from './CardForm.tsx';
import type { DraftInHand } from './useReviewDraft.ts';
import styles from './Call.module.css';

const NONE = 'none';

/** The scorecard of one's own draft: which one, and its answers. */
export function DraftCard(props: {
  readonly teamId: string;
  readonly inHand: DraftInHand;
  readonly own: Review | null;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { teamId, inHand } = props;
  const { loaded, reload } = useLoaded(
    useCallback(() => desk['desk.scorecards']({ teamId }), [desk, teamId]),
  );
  const cards = loaded.state === 'ready' ? withKept(loaded.value, props.own) : [];
  const { scorecardId, scores } = inHand.draft;
  const card = cards.find((each) => each.scorecardId === scorecardId) ?? null;
  return (
    <div className={styles['sidePanel']}>
      {loaded.state === 'loading' && <output>{t('common.loading')}</output>}
      {loaded.state === 'failed' && (
        <Banner
          tone="attention"
          title={t('desk.card.failed')}
          actions={
            <Button size="small" onPress={reload}>
              {t('common.tryAgain')}
            </Button>
          }
        >
          {t(`failure.${loaded.failure.code}`)}
        </Banner>
      )}
      {loaded.state === 'ready' && cards.length === 0 && (
        <p className={styles['quiet']}>{t('desk.card.noneYet')}</p>
      )}
      {cards.length > 0 && (
        <Select
          label={t('desk.card.which')}
          value={card?.scorecardId ?? NONE}
          options={[
            { id: NONE, label: t('desk.card.none') },
            ...cards.map(({ scorecardId: id, name }) => ({ id, label: name })),
          ]}
          onChange={(id) =>
            inHand.change({
              scorecardId: id === NONE ? null : id,
              scores: keptScores(
                cards.find((each) => each.scorecardId === id),
                scores,
              ),
            })
          }
        />
      )}
      {card !== null && (
        <CardForm
          card={card}
          scores={scores}
          onChange={(next) => inHand.change({ scores: next })}
        />
      )}
    </div>
  );
}

/** A card that was deleted since the draft began is still the draft's. */
function withKept(cards: readonly Scorecard[], own: Review | null): readonly Scorecard[] {
  const kept = own?.scorecard ?? null;
  const isThere = cards.some(({ scorecardId }) => scorecardId === kept?.scorecardId);
  return kept === null || isThere ? cards : [...cards, kept];
}

/** Answers that the newly chosen card asks for as well. */
function keptScores(
  card: Scorecard | undefined,
  scores: readonly ItemScore[],
): readonly ItemScore[] {
  const asked = new Set(card?.items.map(({ itemId }) => itemId));
  return scores.filter(({ itemId }) => asked.has(itemId));
}
