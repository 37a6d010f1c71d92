import { useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import { windowZone } from '#renderer/session/index.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Tick } from '#renderer/ui/controls/Tick.tsx';
import { ClockIcon, CloseIcon, EditIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useDue } from '#renderer/ui/i18n/useDue.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useNow } from '../desk/hooks.ts';
import { NoteEditor } from './NoteEditor.tsx';
import styles from './Notes.module.css';

/** One fact, to change where it stands, or to remove. */
export function FactRow(props: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useText();
  const { text } = props;
  return (
    <Row
      {...props}
      onChange={props.onChange}
      words={{
        label: t('facts.editLabel'),
        edit: t('facts.edit', { text }),
        remove: t('facts.remove', { text }),
      }}
    />
  );
}

/** One promise with its due time; with `onDone` it can be ticked. */
export function ActionRow(props: {
  readonly text: string;
  readonly dueAt: EpochMs | null;
  readonly doneAt?: EpochMs | null;
  /** Stands below the due time. */
  readonly more?: ReactNode;
  readonly onChange: (text: string, dueAt: EpochMs | null) => void;
  readonly onDone?: (done: boolean) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const t = useText();
  const { text, dueAt, doneAt = null, onDone } = props;
  return (
    <Row
      {...props}
      words={{
        label: t('actions.editLabel'),
        edit: t('actions.edit', { text }),
        remove: t('actions.remove', { text }),
      }}
      {...(onDone === undefined
        ? {}
        : {
            tick: (
              <Tick
                label={t('actions.tick', { text })}
                isSelected={doneAt !== null}
                onChange={onDone}
              />
            ),
          })}
      below={
        <>
          <DueLine dueAt={dueAt} doneAt={doneAt} />
          {props.more}
        </>
      }
    />
  );
}

function Row(props: {
  readonly text: string;
  readonly dueAt?: EpochMs | null;
  readonly words: { readonly label: string; readonly edit: string; readonly remove: string };
  readonly tick?: ReactNode;
  readonly below?: ReactNode;
  readonly onChange: (text: string, dueAt: EpochMs | null) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const [editing, setEditing] = useState(false);
  const { words, text, dueAt } = props;
  if (editing) {
    return (
      <NoteEditor
        label={words.label}
        text={text}
        {...(dueAt === undefined ? {} : { dueAt })}
        onCancel={() => setEditing(false)}
        onSave={(next, nextDue) => {
          setEditing(false);
          props.onChange(next, nextDue);
        }}
      />
    );
  }
  return (
    <div className={styles['row']}>
      {props.tick}
      <div className={styles['what']}>
        <p className={styles['text']}>{text}</p>
        {props.below}
      </div>
      <IconButton
        icon={<EditIcon size={16} />}
        label={words.edit}
        size="small"
        placement="left"
        onPress={() => setEditing(true)}
      />
      <IconButton
        icon={<CloseIcon size={16} />}
        label={words.remove}
        size="small"
        placement="left"
        onPress={props.onRemove}
      />
    </div>
  );
}

/** When it is or was due; an icon and a word go with what is late. */
export function DueLine(props: {
  readonly dueAt: EpochMs | null;
  readonly doneAt: EpochMs | null;
}): ReactNode {
  const t = useText();
  const now = useNow(30_000);
  const dueWords = useDue(windowZone);
  const { dueAt, doneAt } = props;
  const late = doneAt === null && dueAt !== null && dueAt <= now;
  const words = (): string => {
    if (doneAt !== null) return t('due.doneOn', { when: dueWords(doneAt, now).when });
    if (dueAt === null) return t('due.none');
    return t(late ? 'due.was' : 'due.by', { ...dueWords(dueAt, now) });
  };
  return (
    <p className={cx(styles, 'due', late && 'late')}>
      {late ? (
        <WarningIcon size={14} />
      ) : (
        dueAt !== null && doneAt === null && <ClockIcon size={14} />
      )}
      <span>{words()}</span>
    </p>
  );
}
