import type { ReactNode } from 'react';
import type { Invitation } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TextField } from '#renderer/ui/controls/TextField.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { CopyButton } from '../home/CopyButton.tsx';
import { Head } from './Head.tsx';
import styles from './People.module.css';

/** The link of an invitation that was just made: the only time that it can be seen. */
export function InvitationReady(props: {
  readonly invitation: Invitation;
  readonly onDone: () => void;
}): ReactNode {
  const t = useText();
  const { date, time } = useFormat();
  const { name, url, expiresAt } = props.invitation;
  const link = url ?? '';
  return (
    <div className={styles['page']}>
      <Head backLabel={t('invitations.back')} onBack={props.onDone}>
        {name === '' ? t('invitations.ready') : t('invitations.readyFor', { name })}
      </Head>
      <div className={styles['form']}>
        <TextField label={t('invitations.link')} value={link} isReadOnly />
        <div className={styles['row']}>
          <CopyButton text={link} kind="primary" />
          <Button onPress={props.onDone}>{t('invitations.done')}</Button>
        </div>
        <p>{t('invitations.whatToDo')}</p>
        <p className={styles['quiet']}>{t('invitations.onlyNow')}</p>
        <p className={styles['quiet']}>
          {t('invitations.until', { date: date(expiresAt), time: time(expiresAt) })}
        </p>
      </div>
    </div>
  );
}
