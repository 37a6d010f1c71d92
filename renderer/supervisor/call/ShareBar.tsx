import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeskCall } from '#shared/contract/desk.ts';
import type { Review } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import type { DraftInHand } from './useReviewDraft.ts';
import styles from './Call.module.css';

/** Where the review stands, and the step that shows it to the agent. */
export function ShareBar(props: {
  readonly call: DeskCall;
  readonly own: Review | null;
  readonly inHand: DraftInHand;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const [asking, setAsking] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { own, inHand } = props;
  const { draft, state } = inHand;
  const agent = props.call.line.agentName;
  if (own !== null && own.status !== 'draft') {
    return (
      <div className={styles['share']}>
        <p>{t(`desk.status.${own.status}`, { agent })}</p>
      </div>
    );
  }
  const nothing = draft.comments.length === 0 && draft.scores.length === 0;
  const share = async (): Promise<void> => {
    setAsking(false);
    setSharing(true);
    const saved = await inHand.flush();
    const review = saved.ok ? (saved.value ?? own) : null;
    const shared =
      saved.ok && review !== null
        ? await desk['desk.shareReview']({ reviewId: review.reviewId })
        : saved;
    setSharing(false);
    setFailed(shared.ok ? null : t(`failure.${shared.error.code}`));
    if (shared.ok) props.onChanged();
  };
  return (
    <div className={styles['share']}>
      <p aria-live="polite">
        {nothing && state === 'saved' ? t('desk.status.none') : t(`desk.draft.${state}`, { agent })}
      </p>
      {state === 'failed' && (
        <Button size="small" onPress={() => void inHand.flush()}>
          {t('common.tryAgain')}
        </Button>
      )}
      <Button
        kind="primary"
        size="small"
        isDisabled={nothing}
        isPending={sharing}
        onPress={() => setAsking(true)}
      >
        {t('desk.review.share', { agent })}
      </Button>
      {failed !== null && (
        <p role="alert" className={styles['error']}>
          {t('desk.review.shareFailed')} {failed}
        </p>
      )}
      <ConfirmDialog
        isOpen={asking}
        kind="primary"
        title={t('desk.review.shareTitle', { agent })}
        confirmLabel={t('desk.review.share', { agent })}
        cancelLabel={t('desk.review.shareNot')}
        onConfirm={() => void share()}
        onCancel={() => setAsking(false)}
      >
        {t('desk.review.shareBody', { agent, comments: draft.comments.length })}
      </ConfirmDialog>
    </div>
  );
}
