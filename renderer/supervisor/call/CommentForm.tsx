import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { COMMENT_CHARS, commentKinds } from '#shared/model/review.ts';
import type { CommentKind, ReviewComment } from '#shared/model/review.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { clock, parseClock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../desk/desk.ts';
import { keepUnsent, unsentWords } from '../desk/unsent.ts';
import { kindIcons } from './CommentList.tsx';
import styles from './Call.module.css';

/** Writes a comment, or changes one: what it is, what moment it is about, the words. */
export function CommentForm(props: {
  readonly unsentKey: string;
  readonly editing: ReviewComment | null;
  readonly durationMs: Ms;
  /** The moment that stands on the timeline; null: none. */
  readonly atMs: Ms | null;
  readonly onPut: (comment: ReviewComment) => void;
  readonly onCancel: (() => void) | null;
}): ReactNode {
  const t = useText();
  const { now, freshId } = useDesk();
  const group = useId();
  const { editing, atMs, unsentKey } = props;
  const [kind, setKind] = useState<CommentKind>(editing?.kind ?? 'praise');
  const [text, setText] = useState(() => editing?.text ?? unsentWords(unsentKey));
  const [at, setAt] = useState(() => timeWords(editing === null ? atMs : editing.atMs));
  const [tried, setTried] = useState(false);
  const [seenAtMs, setSeenAtMs] = useState(atMs);
  if (atMs !== seenAtMs) {
    // A press on the timeline while the form is open says what the comment is about.
    setSeenAtMs(atMs);
    setAt(timeWords(atMs));
  }

  const moment = at.trim() === '' ? null : parseClock(at);
  const badMoment = at.trim() !== '' && (moment === null || moment > props.durationMs);
  const put = (): void => {
    setTried(true);
    if (text.trim() === '' || badMoment) return;
    keepUnsent(unsentKey, '');
    props.onPut({
      commentId: editing?.commentId ?? freshId(),
      kind,
      atMs: moment,
      text: text.trim(),
      writtenAt: now(),
    });
    if (editing !== null) return;
    setText('');
    setAt('');
    setTried(false);
  };
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        put();
      }}
    >
      <fieldset className={styles['kinds']}>
        <legend>{t('desk.comment.kind')}</legend>
        {commentKinds.map((each) => {
          const Icon = kindIcons[each];
          return (
            <label key={each}>
              <input
                type="radio"
                name={group}
                checked={kind === each}
                onChange={() => setKind(each)}
              />
              <Icon size={16} />
              {t(`desk.comment.${each}`)}
            </label>
          );
        })}
      </fieldset>
      <TextField
        label={t('desk.comment.at')}
        hint={t('desk.comment.atHint')}
        value={at}
        placeholder={t('desk.comment.atExample')}
        error={
          tried && badMoment ? t('desk.comment.atWrong', { end: clock(props.durationMs) }) : null
        }
        onChange={setAt}
      />
      <TextField
        label={t('desk.comment.text')}
        rows={3}
        value={text}
        maxLength={COMMENT_CHARS}
        error={tried && text.trim() === '' ? t('desk.comment.empty') : null}
        onChange={(words) => {
          setText(words);
          if (editing === null) keepUnsent(unsentKey, words);
        }}
      />
      <div className={styles['actions']}>
        <Button type="submit" size="small">
          {t(editing === null ? 'desk.comment.add' : 'desk.comment.save')}
        </Button>
        {props.onCancel !== null && (
          <Button size="small" kind="quiet" onPress={props.onCancel}>
            {t('desk.comment.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

function timeWords(atMs: Ms | null): string {
  return atMs === null ? '' : clock(atMs);
}
