import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Disclosure } from '#renderer/ui/controls/Disclosure.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../../desk/services.ts';
import { useLoaded } from '../../desk/useLoaded.ts';
import styles from '../Settings.module.css';

/** Where one is signed in, behind a button with words. */
export function Places(props: { readonly hereId: string }): ReactNode {
  const t = useText();
  return (
    <Disclosure label={t('team.places')}>
      <PlaceList hereId={props.hereId} />
    </Disclosure>
  );
}

function PlaceList({ hereId }: { readonly hereId: string }): ReactNode {
  const t = useText();
  const { date, time } = useFormat();
  const { account } = useServices();
  const { loaded, reload } = useLoaded(account.sessions);
  const [failed, setFailed] = useState(false);
  if (loaded.state === 'loading') return <p className={styles['quiet']}>{t('common.loading')}</p>;
  if (loaded.state === 'failed') return <p role="alert">{t('team.placesFailed')}</p>;
  const close = (sessionId: string): void => {
    void account.closeSession(sessionId).then((result) => {
      setFailed(!result.ok);
      reload();
    });
  };
  return (
    <>
      {failed && <p role="alert">{t('team.placesFailed')}</p>}
      <ul className={styles['places']}>
        {loaded.value.map(({ sessionId, device, lastSeenAt }) => {
          const name = device === '' ? t('team.placeUnnamed') : device;
          const when = `${date(lastSeenAt)}, ${time(lastSeenAt)}`;
          return (
            <li key={sessionId} className={styles['row']}>
              <span>
                {sessionId === hereId ? t('team.placeHere', { device: name }) : name}{' '}
                <span className={styles['quiet']}>{t('team.placeSeen', { when })}</span>
              </span>
              {sessionId !== hereId && (
                <Button
                  size="small"
                  aria-label={t('team.placeCloseNamed', { device: name })}
                  onPress={() => close(sessionId)}
                >
                  {t('team.placeClose')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
