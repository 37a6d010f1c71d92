import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallSummary, NotedFact } from '#shared/model/callSummary.ts';
import { clock } from '#renderer/ui/i18n/clock.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useChange } from '../commitments/useChange.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { ActionRow, DueLine, FactRow } from '../notes/NoteRow.tsx';
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
        <ul aria-label={t('commitments.ofCall')}>
          {items.map((each) => (
            <li key={each.id}>
              <ActionRow
                text={each.text}
                dueAt={each.dueAt}
                doneAt={each.doneAt}
                onDone={(done) => change.tick(each, done)}
                onChange={(text, dueAt) => change.edit(each, text, dueAt)}
                onRemove={() => change.remove(each)}
              />
            </li>
          ))}
        </ul>
      )}
      {change.failed && <p role="alert">{t('actions.failed')}</p>}
      {change.last !== null && <UndoLine last={change.last} onUndone={change.forget} />}
    </>
  );
}
