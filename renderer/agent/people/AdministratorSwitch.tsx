import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Person } from '#shared/model/people.ts';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './People.module.css';
import { useAsking } from './useAsking.ts';

/** Whether somebody manages people. Whoever takes it from themselves is asked first. */
export function AdministratorSwitch(props: {
  readonly person: Person;
  readonly isSelf: boolean;
  readonly onChanged: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const { person, isSelf, onChanged } = props;
  const [leaving, setLeaving] = useState(false);
  const { state, problem, ask } = useAsking();
  const set = async (administrator: boolean): Promise<void> => {
    setLeaving(false);
    if (await ask(() => admin.changePerson(person.personId, { administrator }))) onChanged();
  };
  return (
    <div className={`${styles['group'] ?? ''} ${styles['divider'] ?? ''}`}>
      <Switch
        label={t('people.administrator')}
        hint={t('people.administratorHint')}
        isSelected={person.administrator}
        isReadOnly={state === 'asking'}
        onChange={(wanted) => {
          if (isSelf && !wanted) setLeaving(true);
          else void set(wanted);
        }}
      />
      {problem !== null && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <ConfirmDialog
        isOpen={leaving}
        kind="primary"
        title={t('people.stepDownTitle')}
        confirmLabel={t('people.stepDown')}
        cancelLabel={t('people.stepDownCancel')}
        onConfirm={() => void set(false)}
        onCancel={() => setLeaving(false)}
      >
        <p>{t('people.stepDownBody')}</p>
      </ConfirmDialog>
    </div>
  );
}
