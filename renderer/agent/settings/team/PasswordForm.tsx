import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Disclosure } from '#renderer/ui/controls/Disclosure.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';

type Problems = Partial<Readonly<Record<'current' | 'next' | 'form', string>>>;

/** Another password, behind a button with words. */
export function PasswordForm(): ReactNode {
  const t = useText();
  return (
    <Disclosure label={t('team.changePassword')}>
      <Fields />
    </Disclosure>
  );
}

function Fields(): ReactNode {
  const t = useText();
  const { account } = useServices();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [state, setState] = useState<'typing' | 'asking' | 'changed'>('typing');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'asking') return;
    if (current === '') return setProblems({ current: t('team.passwordMissing') });
    if (next === '') return setProblems({ next: t('team.passwordNew') });
    setState('asking');
    const result = await account.changePassword({ current, next });
    setState('typing');
    if (!result.ok) return setProblems({ form: t(`failure.${result.error.code}`) });
    if (result.value.state === 'problem') {
      const { at, message } = result.value;
      return setProblems({
        [at === 'password' ? 'current' : at === 'next' ? at : 'form']: message,
      });
    }
    setState('changed');
    setCurrent('');
    setNext('');
  };
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setProblems({});
    setState('typing');
  };
  return (
    <form className={styles['fields']} onSubmit={(event) => void submit(event)} noValidate>
      <p className={styles['quiet']}>{t('team.changePasswordBody')}</p>
      {problems.form !== undefined && <p role="alert">{problems.form}</p>}
      <TextField
        label={t('team.passwordNow')}
        type="password"
        autoComplete="current-password"
        maxLength={256}
        error={problems.current}
        value={current}
        onChange={typed(setCurrent)}
      />
      <TextField
        label={t('team.passwordNext')}
        hint={t('team.passwordHint')}
        type="password"
        autoComplete="new-password"
        maxLength={256}
        error={problems.next}
        value={next}
        onChange={typed(setNext)}
      />
      <div className={styles['row']}>
        <Button type="submit" isPending={state === 'asking'}>
          {t('team.passwordChange')}
        </Button>
        <output>{state === 'changed' && t('team.passwordChanged')}</output>
      </div>
    </form>
  );
}
