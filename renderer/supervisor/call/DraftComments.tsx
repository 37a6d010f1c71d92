import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import type { ReviewComment } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentList } from './CommentList.tsx';
import type { DraftInHand } from './useReviewDraft.ts';
import styles from './Call.module.css';

/** One's own comments while they are a draft. */
export function DraftComments(props: {
  readonly callId: CallId;
  readonly inHand: DraftInHand;
  readonly durationMs: Ms;
  readonly atMs: Ms | null;
  readonly onMoment: (atMs: Ms) => void;
}): ReactNode {
  const t = useText();
  const [editing, setEditing] = useState<ReviewComment | null>(null);
  const { inHand, callId } = props;
  const { comments } = inHand.draft;
  const put = (comment: ReviewComment): void => {
    const known = comments.some(({ commentId }) => commentId === comment.commentId);
    inHand.change({
      comments: known
        ? comments.map((each) => (each.commentId === comment.commentId ? comment : each))
        : [...comments, comment],
    });
    setEditing(null);
  };
  const remove = (comment: ReviewComment): void => {
    inHand.change({ comments: comments.filter((each) => each !== comment) });
    if (editing?.commentId === comment.commentId) setEditing(null);
  };
  return (
    <div className={styles['sidePanel']}>
      <CommentForm
        key={editing?.commentId ?? 'new'}
        unsentKey={editing?.commentId ?? callId}
        editing={editing}
        durationMs={props.durationMs}
        atMs={props.atMs}
        onPut={put}
        onCancel={editing === null ? null : () => setEditing(null)}
      />
      {comments.length > 0 && (
        <CommentList
          comments={comments}
          onMoment={props.onMoment}
          renderActions={(comment) => (
            <div className={styles['actions']}>
              <Button size="small" kind="quiet" onPress={() => setEditing(comment)}>
                {t('desk.comment.edit')}
              </Button>
              <Button size="small" kind="quiet" onPress={() => remove(comment)}>
                {t('desk.comment.delete')}
              </Button>
            </div>
          )}
        />
      )}
    </div>
  );
}
