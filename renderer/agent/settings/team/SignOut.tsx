import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/feedback/ConfirmDialog.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useDesk } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';
import styles from '../Settings.module.css';

/** Leaves the team's hub, after saying what that means. */
export function SignOut(props: {
  /** Summaries that have not reached the hub. */
  readonly waiting: number;
}): ReactNode {
  const t = useText();
  const { account } = useServices();
  const { waiting } = props;
  const inCall = useDesk((desk) => desk.call !== null);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const leave = async (): Promise<void> => {
    setAsking(false);
    const result = await account.signOut();
    setFailure(result.ok ? null : result.error);
  };
  return (
    <div className={styles['row']}>
      <Button isDisabled={inCall} onPress={() => setAsking(true)}>
        {t('team.signOut')}
      </Button>
      <output>{inCall && t('team.inCall')}</output>
      {failure !== null && <p role="alert">{t(`failure.${failure.code}`)}</p>}
      <ConfirmDialog
        isOpen={asking}
        title={t('team.signOutTitle')}
        confirmLabel={t('team.signOut')}
        cancelLabel={t('team.stay')}
        kind="primary"
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        <p>{t('team.signOutBody')}</p>
        {waiting > 0 && <p>{t('team.signOutWaiting', { count: waiting })}</p>}
      </ConfirmDialog>
    </div>
  );
}
