import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import { Head } from './Head.tsx';
import styles from './People.module.css';
import { SaveBar } from './SaveBar.tsx';
import { useAsking } from './useAsking.ts';

/** Adds a team by its name; the rest has its usual values, and is changed on the team's own screen. */
export function NewTeam(props: {
  readonly onAdded: (teamId: string) => void;
  readonly onBack: () => void;
}): ReactNode {
  const t = useText();
  const { admin } = useServices();
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);
  const asking = useAsking();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setMissing(name.trim() === '');
    if (name.trim() === '') return;
    const added = await asking.ask(() => admin.addTeam(name.trim()));
    if (added !== null) props.onAdded(added.value.teamId);
  };
  return (
    <div className={styles['page']}>
      <Head backLabel={t('teams.back')} onBack={props.onBack}>
        {t('teams.new')}
      </Head>
      <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('teams.name')}
          value={name}
          onChange={(next) => {
            setName(next);
            setMissing(false);
            asking.forget();
          }}
          error={missing ? t('team.teamMissing') : null}
          maxLength={80}
          autoComplete="off"
        />
        <SaveBar asking={asking} label={t('teams.add')} />
      </form>
    </div>
  );
}
