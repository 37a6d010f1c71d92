import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { CommentKind, ReviewComment } from '#shared/model/review.ts';
import { CoachingIcon, PraiseIcon, QuestionIcon } from '#renderer/ui/icons/icons.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { MomentButton } from './MomentButton.tsx';
import styles from './Call.module.css';

export const kindIcons: Readonly<Record<CommentKind, typeof PraiseIcon>> = {
  praise: PraiseIcon,
  coaching: CoachingIcon,
  question: QuestionIcon,
};

/** Comments in their order; each has the number of its pin on the timeline. */
export function CommentList(props: {
  readonly comments: readonly ReviewComment[];
  readonly onMoment: (atMs: Ms) => void;
  /** Buttons of one's own draft. */
  readonly renderActions?: (comment: ReviewComment) => ReactNode;
}): ReactNode {
  const t = useText();
  return (
    <ol className={styles['comments']} aria-label={t('desk.comment.list')}>
      {props.comments.map((comment, index) => {
        const Icon = kindIcons[comment.kind];
        return (
          <li key={comment.commentId} className={styles['comment']}>
            <div className={styles['commentHead']}>
              <span className={styles['number']}>{index + 1}</span>
              <Icon size={16} />
              <span>{t(`desk.comment.${comment.kind}`)}</span>
              <span className={styles['gap']} />
              {comment.atMs === null ? (
                <span className={styles['quiet']}>{t('desk.comment.whole')}</span>
              ) : (
                <MomentButton atMs={comment.atMs} onPress={props.onMoment}>
                  {clock(comment.atMs)}
                </MomentButton>
              )}
            </div>
            <p className={styles['written']}>{comment.text}</p>
            {props.renderActions?.(comment)}
          </li>
        );
      })}
    </ol>
  );
}
