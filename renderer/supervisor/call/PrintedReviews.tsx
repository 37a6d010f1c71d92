import type { ReactNode } from 'react';
import type { DeskCall } from '#shared/contract/desk.ts';
import type { Review } from '#shared/model/review.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { usePrinting } from '../app/usePrinting.ts';
import { CardShown } from './CardShown.tsx';
import { CommentList } from './CommentList.tsx';
import { Disagreement } from './Disagreement.tsx';
import { sharedReviews } from './reviews.ts';
import styles from './Call.module.css';

/** On paper, the side's tabs stand one below the other: what was shared with the agent. */
export function PrintedReviews(props: { readonly call: DeskCall }): ReactNode {
  if (!usePrinting()) return null;
  return (
    <div className={styles['onPaper']}>
      {sharedReviews(props.call).map(({ review, reviewer }) => (
        <PrintedReview
          key={review.reviewId}
          review={review}
          reviewer={reviewer.name}
          agent={props.call.line.agentName}
        />
      ))}
    </div>
  );
}

function PrintedReview(props: {
  readonly review: Review;
  readonly reviewer: string;
  readonly agent: string;
}): ReactNode {
  const t = useText();
  const { review, reviewer, agent } = props;
  return (
    <section className={styles['card']}>
      <h2>{t('desk.history.by', { name: reviewer })}</h2>
      <p className={styles['quiet']}>{t(`desk.status.${review.status}`, { agent })}</p>
      <CommentList comments={review.comments} onMoment={() => undefined} />
      {review.scorecard !== null && <CardShown card={review.scorecard} scores={review.scores} />}
      <Disagreement review={review} agent={agent} />
    </section>
  );
}
