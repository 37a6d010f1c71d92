import { useCallback } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useNav } from '../desk/nav.ts';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { CallRow } from '../history/CallRow.tsx';
import styles from './Home.module.css';

const SHOWN_CALLS = 3;

/** The way back to the last summaries. */
export function LastCalls(): ReactNode {
  const t = useText();
  const { listCalls } = useServices();
  const { go } = useNav();
  const load = useCallback(() => listCalls(SHOWN_CALLS, null), [listCalls]);
  const { loaded } = useLoaded(load);
  if (loaded.state !== 'ready') return null;
  return (
    <section className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2>{t('home.lastCalls')}</h2>
        {loaded.value.length > 0 && (
          <Button size="small" kind="quiet" onPress={() => go({ name: 'history', callId: null })}>
            {t('home.allCalls')}
          </Button>
        )}
      </div>
      {loaded.value.length === 0 ? (
        <p className={styles['quiet']}>{t('home.noLastCalls')}</p>
      ) : (
        <ul className={styles['lastCalls']}>
          {loaded.value.map((call) => (
            <li key={call.callId}>
              <CallRow
                short
                call={call}
                onOpen={() => go({ name: 'history', callId: call.callId })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
