import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import type { SharedReview } from '#renderer/session/index.ts';
import { COMMENT_CHARS } from '#shared/model/review.ts';
import { useServices } from '../desk/services.ts';
import { Card } from './Card.tsx';
import styles from './Feedback.module.css';

/** One review as the agent reads it, and what they can answer. */
export function Review(props: {
  readonly shared: SharedReview;
  /** It was answered: what is shown is not the newest any more. */
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { shared, onChanged } = props;
  const { comments, dispute, resolution, status } = shared.review;
  return (
    <div className={styles['review']}>
      {comments.length > 0 && (
        <ul aria-label={t('feedback.comments')}>
          {comments.map(({ commentId, kind, atMs, text }) => (
            <li key={commentId}>
              <span className={styles['kind']}>
                {t(`feedback.kind.${kind}`)}
                {atMs !== null && ` ${t('feedback.at', { time: clock(atMs) })}`}
              </span>
              <p className={styles['written']}>{text}</p>
            </li>
          ))}
        </ul>
      )}
      <Card shared={shared} />
      {dispute !== '' && (
        <div>
          <h4>{t('feedback.youSaid')}</h4>
          <p className={styles['written']}>{dispute}</p>
        </div>
      )}
      {resolution !== '' && (
        <div>
          <h4>{t('feedback.answer')}</h4>
          <p className={styles['written']}>{resolution}</p>
        </div>
      )}
      {(status === 'shared' || status === 'acknowledged') && (
        <Answer shared={shared} onChanged={onChanged} />
      )}
    </div>
  );
}

/** "I have read it", or another view in words, which are kept until they have arrived. */
function Answer(props: {
  readonly shared: SharedReview;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { feedback } = useServices();
  const { onChanged, shared } = props;
  const { reviewId, status } = shared.review;
  const [words, setWords] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const isWriting = words !== null;
  // The button that was pressed is gone: what it asked for has the focus instead.
  useEffect(() => {
    if (isWriting) form.current?.querySelector('textarea')?.focus();
  }, [isWriting]);

  const send = async (answer: ReturnType<typeof feedback.acknowledge>): Promise<void> => {
    setBusy(true);
    const sent = await answer;
    setBusy(false);
    setProblem(sent.ok ? null : t('feedback.failed', { why: t(`failure.${sent.error.code}`) }));
    if (sent.ok) onChanged();
  };
  const disagree = (): void => {
    if (words === null || words.trim() === '') setProblem(t('feedback.disagree.empty'));
    else void send(feedback.dispute(reviewId, words));
  };

  if (words !== null) {
    return (
      <div className={styles['answer']} ref={form}>
        <TextField
          label={t('feedback.disagree.label')}
          hint={t('feedback.disagree.hint')}
          error={problem}
          rows={4}
          maxLength={COMMENT_CHARS}
          value={words}
          onChange={setWords}
        />
        <div className={styles['buttons']}>
          <Button kind="primary" isPending={busy} onPress={disagree}>
            {t('feedback.disagree.send')}
          </Button>
          <Button
            isDisabled={busy}
            onPress={() => {
              setWords(null);
              setProblem(null);
            }}
          >
            {t('actions.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles['answer']}>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={styles['buttons']}>
        {status === 'shared' && (
          <Button
            kind="primary"
            size="small"
            isPending={busy}
            onPress={() => void send(feedback.acknowledge(reviewId))}
          >
            {t('feedback.acknowledge')}
          </Button>
        )}
        <Button size="small" isDisabled={busy} onPress={() => setWords('')}>
          {t('feedback.disagree')}
        </Button>
      </div>
    </div>
  );
}

/** Whose review of which call it is, and where it stands. */
export function ReviewHead(props: { readonly shared: SharedReview }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { customerName: name, review, reviewer, startedAt } = props.shared;
  const date = format.date(startedAt);
  return (
    <div className={styles['reviewHead']}>
      <h3>{t('feedback.about', { reviewer: reviewer.name, name, date })}</h3>
      {review.status !== 'draft' && (
        <span className={review.status === 'shared' ? styles['fresh'] : styles['quiet']}>
          {t(`feedback.status.${review.status}`)}
        </span>
      )}
    </div>
  );
}
