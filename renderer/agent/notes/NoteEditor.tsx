import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { dayOf, localDay } from '#shared/lib/localTime.ts';
import type { Result } from '#shared/lib/result.ts';
import { ok } from '#shared/lib/result.ts';
import type { EpochMs } from '#shared/lib/units.ts';
import { NOTE_CHARS } from '#shared/model/commitment.ts';
import { readDue, windowZone } from '#renderer/session/index.ts';
import type { DueProblem } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useDue } from '#renderer/ui/i18n/useDue.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { DueChips } from './DueChips.tsx';
import styles from './Notes.module.css';
import { useProblem } from './useProblem.ts';

/** Changes a note where it stands: Enter saves, Esc leaves it as it was. */
export function NoteEditor(props: {
  readonly label: string;
  readonly text: string;
  /** Left out for a note that has no due time. */
  readonly dueAt?: EpochMs | null;
  readonly onSave: (text: string, dueAt: EpochMs | null) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useText();
  const { now } = useServices();
  const dueWords = useDue(windowZone);
  const problemWords = useProblem();
  const before = typedOf(props.dueAt ?? null);
  const [text, setText] = useState(props.text);
  const [due, setDue] = useState(before);
  const [pressed, setPressed] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The person has just asked for this field.
  useEffect(() => field.current?.focus(), []);

  const read = (): Result<EpochMs | null, DueProblem> => {
    // What was not touched stays, also where it is over by now.
    if (due.trim() === before) return ok(props.dueAt ?? null);
    return due.trim() === '' ? ok(null) : readDue(due, { now: now(), zone: windowZone });
  };
  const save = (): void => {
    const dueAt = read();
    setPressed(true);
    if (text.trim() !== '' && dueAt.ok) props.onSave(text.trim(), dueAt.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') props.onCancel();
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // Saving moves the focus; without this the same Enter would press what gets it.
    event.preventDefault();
    save();
  };
  const dueAt = read();
  const echo = (): string => {
    if (!dueAt.ok) return problemWords(dueAt.error);
    if (dueAt.value === null) return t('due.none');
    return t(dueAt.value > now() ? 'due.by' : 'due.was', { ...dueWords(dueAt.value, now()) });
  };
  return (
    <div className={styles['editor']}>
      <TextField
        label={props.label}
        value={text}
        maxLength={NOTE_CHARS}
        inputRef={field}
        onChange={setText}
        onKeyDown={onKeyDown}
        error={pressed && text.trim() === '' ? t('actions.noText') : null}
      />
      {props.dueAt !== undefined && (
        <>
          <TextField
            label={t('actions.dueLabel')}
            placeholder={t('actions.duePlaceholder')}
            value={due}
            maxLength={80}
            onChange={setDue}
            onKeyDown={onKeyDown}
            {...(dueAt.ok ? { hint: echo() } : { error: echo() })}
          />
          <DueChips withNone onPick={setDue} />
        </>
      )}
      <div className={styles['buttons']}>
        <Button size="small" kind="primary" onPress={save}>
          {t('actions.save')}
        </Button>
        <Button size="small" kind="quiet" onPress={props.onCancel}>
          {t('actions.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** A due time as it could be typed: "2026-12-04 12:00". */
function typedOf(at: EpochMs | null): string {
  if (at === null) return '';
  const { year, month, day } = dayOf(localDay(at, windowZone));
  const minutes = Math.floor(at / 60_000) + windowZone.offsetMinutesAt(at);
  const ofDay = ((minutes % 1440) + 1440) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}
