import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { EpochMs } from '#shared/lib/units.ts';
import type { CallSummary, NotedFact } from '#shared/model/callSummary.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CommitmentList } from '../commitments/CommitmentList.tsx';
import { useChange } from '../commitments/useChange.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { NoteEditor } from '../notes/NoteEditor.tsx';
import { DueLine, FactRow } from '../notes/NoteRow.tsx';
import { UndoLine } from '../notes/UndoLine.tsx';
import type { Undo } from '../notes/UndoLine.tsx';
import styles from './Summary.module.css';

/** What was jotted down; once the call is stored, to be put right. */
export function Facts(props: {
  readonly summary: CallSummary;
  readonly stored: boolean;
}): ReactNode {
  const t = useText();
  const { setFacts } = useServices();
  const { callId } = props.summary;
  const [facts, setShown] = useState(props.summary.facts);
  const [last, setLast] = useState<Undo | null>(null);
  const [failed, setFailed] = useState(false);
  const save = async (next: readonly NotedFact[], undo: Undo | null): Promise<void> => {
    const before = facts;
    setShown(next);
    const { ok } = await setFacts(callId, next);
    setFailed(!ok);
    if (ok) setLast(undo);
    else setShown(before);
  };
  return (
    <section className={styles['card']}>
      <h2 className={styles['cardTitle']}>{t('summary.facts')}</h2>
      {facts.length === 0 && <p className={styles['quiet']}>{t('summary.noFacts')}</p>}
      <ul className={styles['rows']}>
        {facts.map((fact, i) => (
          <li key={`${fact.atMs} ${fact.text}`}>
            <span className={styles['at']}>{clock(fact.atMs)}</span>
            {props.stored ? (
              <FactRow
                text={fact.text}
                onChange={(text) => void save(facts.with(i, { ...fact, text }), null)}
                onRemove={() =>
                  void save(facts.toSpliced(i, 1), {
                    words: t('actions.removed', { text: fact.text }),
                    undo: () => void save(facts, null),
                  })
                }
              />
            ) : (
              <span className={styles['what']}>{fact.text}</span>
            )}
          </li>
        ))}
      </ul>
      {failed && <p role="alert">{t('actions.failed')}</p>}
      {last !== null && <UndoLine last={last} onUndone={() => setLast(null)} />}
    </section>
  );
}

/** What was promised in the call; once it is stored, to be ticked and put right. */
export function Promised(props: {
  readonly summary: CallSummary;
  readonly stored: boolean;
}): ReactNode {
  const t = useText();
  const { actions } = props.summary;
  return (
    <section className={styles['card']}>
      <h2 className={styles['cardTitle']}>{t('commitments.ofCall')}</h2>
      {props.stored ? (
        <StoredPromises callId={props.summary.callId} />
      ) : (
        <>
          {actions.length === 0 && <p className={styles['quiet']}>{t('commitments.noneOfCall')}</p>}
          <ul>
            {actions.map((action) => (
              <li key={action.actionId}>
                {action.text}
                <DueLine dueAt={action.dueAt} doneAt={null} />
              </li>
            ))}
          </ul>
          {actions.length > 0 && <p className={styles['quiet']}>{t('commitments.notSavedYet')}</p>}
        </>
      )}
    </section>
  );
}

function StoredPromises(props: { readonly callId: CallSummary['callId'] }): ReactNode {
  const t = useText();
  const { commitments } = useServices();
  const { callId } = props;
  const load = useCallback(() => commitments.list({ of: 'call', callId }), [commitments, callId]);
  const { loaded, reload } = useLoaded(load);
  const change = useChange(reload);
  if (loaded.state === 'failed') return <p role="alert">{t('commitments.loadFailed')}</p>;
  const items = loaded.state === 'ready' ? loaded.value : [];
  return (
    <>
      {loaded.state === 'ready' && items.length === 0 && (
        <p className={styles['quiet']}>{t('commitments.noneOfCall')}</p>
      )}
      {items.length > 0 && (
        <CommitmentList label={t('commitments.ofCall')} items={items} change={change} />
      )}
      {loaded.state === 'ready' && (
        <AddPromise onAdd={(text, dueAt) => change.add({ callId, text, dueAt })} />
      )}
      {change.failed && <p role="alert">{t('actions.failed')}</p>}
      {change.last !== null && <UndoLine last={change.last} onUndone={change.forget} />}
    </>
  );
}

/** What came to mind after the call, noted as in it. */
function AddPromise(props: {
  readonly onAdd: (text: string, dueAt: EpochMs | null) => void;
}): ReactNode {
  const t = useText();
  /** `left`: the focus was in the editor that is gone, and goes to the button. */
  const [editor, setEditor] = useState<'none' | 'open' | 'left'>('none');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (editor === 'left') button.current?.focus();
  }, [editor]);
  if (editor !== 'open') {
    return (
      <div>
        <Button size="small" ref={button} onPress={() => setEditor('open')}>
          {t('commitments.add')}
        </Button>
      </div>
    );
  }
  return (
    <NoteEditor
      label={t('actions.editLabel')}
      text=""
      dueAt={null}
      onCancel={() => setEditor('left')}
      onSave={(text, dueAt) => {
        setEditor('left');
        props.onAdd(text, dueAt);
      }}
    />
  );
}
