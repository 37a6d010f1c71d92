import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CustomerRecord, DeletionProof } from '#shared/contract/desk.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { Page, useRefusalWords } from '../app/Page.tsx';
import { useDesk } from '../desk/desk.ts';
import type { Outcome } from '../desk/desk.ts';
import styles from '../app/Page.module.css';

/** What came of the last question. */
type Shown =
  | { readonly is: 'record'; readonly record: CustomerRecord }
  | { readonly is: 'proof'; readonly proof: DeletionProof };

/** A customer's own data: looked up, given out as a file, deleted with a proof. */
export function CustomersPage(): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const refusal = useRefusalWords();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);

  const ask = async <T,>(asked: Outcome<T>, take: (value: T) => Shown): Promise<void> => {
    setBusy(true);
    const result = await asked;
    setBusy(false);
    setError(result.ok ? null : refusal(result.error));
    if (result.ok) setShown(take(result.value));
  };
  const look = (): void => {
    if (name.trim() === '') setError(t('desk.customers.needsName'));
    else {
      void ask(desk['desk.customer']({ name }), (record) => ({ is: 'record', record }));
    }
  };
  const remove = (of: string): void => {
    void ask(desk['desk.deleteCustomer']({ name: of }), (proof) => ({ is: 'proof', proof }));
  };

  return (
    <Page title={t('desk.place.customers')} intro={t('desk.customers.intro')}>
      <form
        noValidate
        className={styles['card']}
        aria-label={t('desk.customers.look')}
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <TextField
          label={t('desk.customers.name')}
          hint={t('desk.customers.nameHint')}
          error={error}
          maxLength={80}
          value={name}
          onChange={setName}
        />
        <div className={styles['row']}>
          <Button type="submit" kind="primary" isPending={busy}>
            {t('desk.customers.look')}
          </Button>
        </div>
      </form>
      <div aria-live="polite">
        {shown?.is === 'record' && <Found record={shown.record} busy={busy} onDelete={remove} />}
        {shown?.is === 'proof' && <Deleted proof={shown.proof} />}
      </div>
    </Page>
  );
}

function Found(props: {
  readonly record: CustomerRecord;
  readonly busy: boolean;
  readonly onDelete: (name: string) => void;
}): ReactNode {
  const t = useText();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const { busy, record } = props;
  const { calls, name } = record;
  const count = calls.length;
  return (
    <section className={styles['card']}>
      <h2>{t('desk.customers.found', { count, name })}</h2>
      {count > 0 && (
        <>
          <p className={styles['quiet']}>
            {t('desk.customers.otherNames')} {t('desk.customers.reads')}
          </p>
          <ul>
            {calls.map(({ answers, summary }) => (
              <li key={summary.callId}>
                {t('desk.customers.line', {
                  date: format.date(summary.startedAt),
                  time: format.time(summary.startedAt),
                  agent: summary.agentName,
                })}
                {answers !== null && ` · ${t('desk.customers.answered')}`}
              </li>
            ))}
          </ul>
          <div className={styles['row']}>
            <SaveFile name={name} content={record} words={t('desk.customers.save')} />
            <Button kind="danger" isDisabled={busy} onPress={() => setAsking(true)}>
              {t('desk.customers.delete')}
            </Button>
          </div>
        </>
      )}
      <ConfirmDialog
        isOpen={asking}
        kind="danger"
        title={t('desk.customers.deleteTitle', { name })}
        confirmLabel={t('desk.customers.delete')}
        cancelLabel={t('desk.customers.keep')}
        onConfirm={() => {
          setAsking(false);
          props.onDelete(name);
        }}
        onCancel={() => setAsking(false)}
      >
        {t('desk.customers.deleteBody')}
      </ConfirmDialog>
    </section>
  );
}

function Deleted(props: { readonly proof: DeletionProof }): ReactNode {
  const t = useText();
  const { calls, deletedAt, digest, name } = props.proof;
  return (
    <section className={styles['card']}>
      <h2>{t('desk.customers.deleted', { count: calls })}</h2>
      <p className={styles['quiet']}>{t('desk.customers.proof')}</p>
      <p>
        {t('desk.customers.fingerprint')}: <code>{digest}</code>
      </p>
      <div className={styles['row']}>
        <SaveFile
          name={name}
          content={{ calls, deletedAt, digest }}
          words={t('desk.customers.saveProof')}
        />
      </div>
    </section>
  );
}

/** Keeps something as JSON where the person says. */
function SaveFile(props: {
  readonly name: string;
  readonly content: unknown;
  readonly words: string;
}): ReactNode {
  const t = useText();
  const { desk } = useDesk();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    setSaid('');
    const content = `${JSON.stringify(props.content, null, 2)}\n`;
    const result = await desk['desk.saveJson']({ name: props.name, content });
    if (!result.ok) setSaid(t('desk.save.failed'));
    else if (result.value) setSaid(t('desk.save.done'));
  };
  return (
    <>
      <Button onPress={() => void save()}>{props.words}</Button>
      <output className={styles['quiet']}>{said}</output>
    </>
  );
}
