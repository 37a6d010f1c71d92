import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import type { CallId } from '#shared/model/call.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Summary.module.css';

/** How long the agent has paused before notes are written: long enough to not write every letter. */
export const NOTES_PAUSE_MS: Ms = 600;
/** The longest note the store takes, in characters. */
const NOTES_LENGTH = 20_000;

type Saving = 'clean' | 'waiting' | 'saved' | 'failed';

/** Notes to oneself, saved while typing and when the page is left. */
export function Notes(props: { readonly callId: CallId; readonly saved: string }): ReactNode {
  const t = useText();
  const { setNotes } = useServices();
  const { callId } = props;
  const [text, setText] = useState(props.saved);
  const [saving, setSaving] = useState<Saving>('clean');
  const unsaved = useRef<string | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const save = useCallback(async (): Promise<void> => {
    const notes = unsaved.current;
    if (notes === null) return;
    const result = await setNotes(callId, notes);
    // What was typed meanwhile has its own save coming.
    if (unsaved.current !== notes) return;
    if (result.ok) unsaved.current = null;
    setSaving(result.ok ? 'saved' : 'failed');
  }, [setNotes, callId]);

  useEffect(
    () => () => {
      clearTimeout(pause.current);
      void save();
    },
    [save],
  );

  return (
    <section className={styles['card']}>
      <TextField
        label={t('summary.notes')}
        hint={t('summary.notesHint')}
        rows={4}
        value={text}
        maxLength={NOTES_LENGTH}
        onChange={(next) => {
          unsaved.current = next;
          setText(next);
          setSaving('waiting');
          clearTimeout(pause.current);
          pause.current = setTimeout(() => void save(), NOTES_PAUSE_MS);
        }}
        onBlur={() => void save()}
      />
      <output className={styles['saving']}>
        {saving === 'waiting' && t('summary.notesSaving')}
        {saving === 'saved' && t('summary.notesSaved')}
        {saving === 'failed' && t('summary.notesFailed')}
      </output>
      {saving === 'failed' && (
        <div>
          <Button size="small" onPress={() => void save()}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
    </section>
  );
}
