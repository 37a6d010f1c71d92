import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DeskCall, SignedReview } from '#shared/contract/desk.ts';
import type { Ms } from '#shared/lib/units.ts';
import { COMMENT_CHARS } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { StartCalibration } from '../calibration/StartCalibration.tsx';
import { useDesk } from '../desk/desk.ts';
import { keepUnsent, unsentWords } from '../desk/unsent.ts';
import { CardShown } from './CardShown.tsx';
import { CommentList } from './CommentList.tsx';
import { Disagreement } from './Disagreement.tsx';
import { sharedReviews } from './reviews.ts';
import styles from './Call.module.css';

/** What was shared with the agent, what they answered, and who has read the call. */
export function Conversation(props: {
  readonly call: DeskCall;
  readonly onMoment: (atMs: Ms) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { call, onMoment, onChanged } = props;
  const reviews = sharedReviews(call);
  const [starting, setStarting] = useState(false);
  return (
    <div className={styles['sidePanel']}>
      {call.blind && (
        <Banner announce="off" title={t('desk.blind.title')}>
          {t('desk.blind.body')}
        </Banner>
      )}
      <div>
        <Button size="small" onPress={() => setStarting(true)}>
          {t('desk.calibration.together')}
        </Button>
        <StartCalibration line={call.line} isOpen={starting} onClose={() => setStarting(false)} />
      </div>
      {reviews.length === 0 && <p className={styles['quiet']}>{t('desk.history.none')}</p>}
      {reviews.map((signed) => (
        <SharedReview
          key={signed.review.reviewId}
          signed={signed}
          agent={call.line.agentName}
          onMoment={onMoment}
          onChanged={onChanged}
        />
      ))}
      <Readers call={call} />
    </div>
  );
}

function SharedReview(props: {
  readonly signed: SignedReview;
  readonly agent: string;
  readonly onMoment: (atMs: Ms) => void;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const { agent } = props;
  const { review, reviewer } = props.signed;
  return (
    <article className={styles['shared']}>
      <h3>{t('desk.history.by', { name: reviewer.name })}</h3>
      <p className={styles['quiet']}>
        {t(`desk.status.${review.status}`, { agent })}{' '}
        {t('desk.history.changed', {
          date: format.date(review.changedAt),
          time: format.time(review.changedAt),
        })}
      </p>
      <Disagreement review={review} agent={agent} />
      {review.status === 'disputed' && (
        <Resolve reviewId={review.reviewId} agent={agent} onChanged={props.onChanged} />
      )}
      <CommentList comments={review.comments} onMoment={props.onMoment} />
      {review.scorecard !== null && <CardShown card={review.scorecard} scores={review.scores} />}
    </article>
  );
}

/** A dispute ends in words: nobody is overruled in silence. */
function Resolve(props: {
  readonly reviewId: string;
  readonly agent: string;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const { reviewId } = props;
  const [text, setText] = useState(() => unsentWords(reviewId));
  const [error, setError] = useState<string | null>(null);
  const resolve = async (): Promise<void> => {
    if (text.trim() === '') {
      setError(t('desk.resolve.needsWords'));
      return;
    }
    const result = await desk['desk.resolveReview']({ reviewId, words: { text } });
    setError(result.ok ? null : t(`failure.${result.error.code}`));
    if (!result.ok) return;
    keepUnsent(reviewId, '');
    props.onChanged();
  };
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void resolve();
      }}
    >
      <TextField
        label={t('desk.resolve.label')}
        hint={t('desk.resolve.hint', { agent: props.agent })}
        rows={3}
        value={text}
        maxLength={COMMENT_CHARS}
        error={error}
        onChange={(words) => {
          setText(words);
          keepUnsent(reviewId, words);
        }}
      />
      <div className={styles['actions']}>
        <Button type="submit" size="small" kind="primary">
          {t('desk.resolve.send')}
        </Button>
      </div>
    </form>
  );
}

function Readers(props: { readonly call: DeskCall }): ReactNode {
  const t = useText();
  const format = useFormat();
  const { reads, line } = props.call;
  return (
    <section>
      <h3>{t('desk.reads.title')}</h3>
      <p className={styles['quiet']}>{t('desk.reads.body', { agent: line.agentName })}</p>
      <ul className={styles['readers']}>
        {reads.map(({ reader, at }) => (
          <li key={`${reader.personId}${at}`}>
            {t('desk.reads.one', {
              name: reader.name,
              date: format.date(at),
              time: format.time(at),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
