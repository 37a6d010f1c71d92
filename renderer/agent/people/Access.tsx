import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '#shared/model/people.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './People.module.css';
import { useAsking } from './useAsking.ts';

/** Signing somebody out everywhere, and whether they may sign in at all. */
export function Access(props: {
  readonly person: Person;
  readonly isSelf: boolean;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { person, isSelf, onChanged } = props;
  const { personId, name, disabled } = person;
  const [question, setQuestion] = useState<'signOut' | 'disable' | null>(null);
  const [signedOut, setSignedOut] = useState(false);
  const asking = useAsking();
  const signOut = async (): Promise<void> => {
    setQuestion(null);
    const done = await asking.ask(() => admin.signOutEverywhere(personId));
    setSignedOut(done !== null);
    if (done && isSelf) onChanged();
  };
  const disable = async (wanted: boolean): Promise<void> => {
    setQuestion(null);
    setSignedOut(false);
    if (await asking.ask(() => admin.changePerson(personId, { disabled: wanted }))) onChanged();
  };
  return (
    <section
      className={`${styles['group'] ?? ''} ${styles['divider'] ?? ''}`}
      aria-label={t('people.access')}
    >
      <h2>{t('people.access')}</h2>
      {disabled && <p className={styles['quiet']}>{t('people.isDisabled', { name })}</p>}
      <div className={styles['row']}>
        {!disabled && <Button onPress={() => setQuestion('signOut')}>{t('people.signOut')}</Button>}
        {/* One button for both, so that the focus stays on it. */}
        <Button onPress={() => (disabled ? void disable(false) : setQuestion('disable'))}>
          {t(disabled ? 'people.enable' : 'people.disable')}
        </Button>
        <output>{signedOut && !disabled && t('people.signedOut', { name })}</output>
      </div>
      {asking.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {asking.problem}
        </p>
      )}
      <ConfirmDialog
        isOpen={question === 'signOut'}
        kind="primary"
        title={t('people.signOutTitle', { name })}
        confirmLabel={t('people.signOut')}
        cancelLabel={t('people.signOutCancel')}
        onConfirm={() => void signOut()}
        onCancel={() => setQuestion(null)}
      >
        <p>{t('people.signOutBody', { name })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={question === 'disable'}
        kind="primary"
        title={t('people.disableTitle', { name })}
        confirmLabel={t('people.disable')}
        cancelLabel={t('people.disableCancel')}
        onConfirm={() => void disable(true)}
        onCancel={() => setQuestion(null)}
      >
        <p>{t('people.disableBody', { name })}</p>
        {isSelf && <p>{t('people.disableSelf')}</p>}
      </ConfirmDialog>
    </section>
  );
}
