import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Failure } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import { useLoaded } from '../../desk/useLoaded.ts';
import styles from '../Settings.module.css';

/** How the team's library stands here: what is still this computer's alone, waits, or was refused. */
export function OwnTemplates(): ReactNode {
  const t = useText();
  const { account } = useServices();
  const { loaded, reload } = useLoaded(account.library);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (loaded.state !== 'ready') return null;
  const { keptHere, refused, waiting } = loaded.value;
  const share = async (): Promise<void> => {
    const result = await account.bringTemplates();
    setFailure(result.ok ? null : result.error);
    if (result.ok) reload();
  };
  return (
    <>
      {keptHere > 0 && (
        <div className={styles['row']}>
          <p>{t('ownTemplates.kept', { count: keptHere })}</p>
          <Button size="small" onPress={() => void share()}>
            {t('ownTemplates.share')}
          </Button>
        </div>
      )}
      {waiting > 0 && (
        <p className={styles['quiet']}>{t('ownTemplates.waiting', { count: waiting })}</p>
      )}
      {refused > 0 && <p>{t('ownTemplates.refused', { count: refused })}</p>}
      {failure !== null && <p role="alert">{t(`failure.${failure.code}`)}</p>}
    </>
  );
}
