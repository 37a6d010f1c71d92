import type { ReactNode } from 'react';
import type { DeskCall } from '#shared/contract/desk.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { Review } from '#shared/model/review.ts';
import { Tabs } from '#renderer/ui/controls/Tabs.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CommentList } from './CommentList.tsx';
import { Conversation } from './Conversation.tsx';
import { DraftComments } from './DraftComments.tsx';
import { DraftCard } from './DraftCard.tsx';
import { CardShown } from './CardShown.tsx';
import { sharedReviews } from './reviews.ts';
import { ShareBar } from './ShareBar.tsx';
import type { DraftInHand } from './useReviewDraft.ts';
import styles from './Call.module.css';

/** The review beside the call: comments, scorecard, and the conversation with the agent. */
export function ReviewSide(props: {
  readonly call: DeskCall;
  readonly own: Review | null;
  readonly inHand: DraftInHand;
  readonly atMs: Ms | null;
  readonly onMoment: (atMs: Ms) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { call, own, inHand, atMs, onMoment, onChanged } = props;
  const open = own === null || own.status === 'draft';
  const comments = open ? inHand.draft.comments : own.comments;
  const talked = sharedReviews(call).length;
  return (
    <aside className={styles['side']} aria-label={t('desk.review.title')}>
      <ShareBar call={call} own={own} inHand={inHand} onChanged={onChanged} />
      <Tabs
        label={t('desk.review.title')}
        items={[
          {
            id: 'comments',
            label: t('desk.review.comments', { count: comments.length }),
            content: open ? (
              <DraftComments
                callId={call.line.callId}
                inHand={inHand}
                durationMs={call.summary.durationMs}
                atMs={atMs}
                onMoment={onMoment}
              />
            ) : (
              <div className={styles['sidePanel']}>
                <CommentList comments={own.comments} onMoment={onMoment} />
              </div>
            ),
          },
          {
            id: 'card',
            label: t('desk.review.card'),
            content: open ? (
              <DraftCard teamId={call.line.teamId} inHand={inHand} own={own} />
            ) : (
              <div className={styles['sidePanel']}>
                {own.scorecard === null ? (
                  <p className={styles['quiet']}>{t('desk.review.noCard')}</p>
                ) : (
                  <CardShown card={own.scorecard} scores={own.scores} />
                )}
              </div>
            ),
          },
          {
            id: 'history',
            label: t('desk.review.history', { count: talked }),
            content: <Conversation call={call} onMoment={onMoment} onChanged={onChanged} />,
          },
        ]}
      />
    </aside>
  );
}
