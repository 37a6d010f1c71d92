import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { ScreenTitle } from '../app/ScreenTitle.tsx';
import { useServices } from '../desk/services.ts';
import { useLoaded } from '../desk/useLoaded.ts';
import { LastCalls } from './LastCalls.tsx';
import { NewLink } from './NewLink.tsx';
import { OpenLinks } from './OpenLinks.tsx';
import { Practice } from './Practice.tsx';
import { HubState, Waiting } from './Waiting.tsx';
import styles from './Home.module.css';

/** The desk between calls. */
export function Home(): ReactNode {
  const t = useText();
  const { listInvites } = useServices();
  const { loaded, reload } = useLoaded(listInvites);
  // The hub keeps no copy of a link, only its fingerprint; this window remembers those it made.
  const [urls, setUrls] = useState<Readonly<Record<string, string>>>({});
  const onCreated = useCallback(
    (inviteId: string, url: string) => {
      setUrls((known) => ({ ...known, [inviteId]: url }));
      reload();
    },
    [reload],
  );
  return (
    <>
      <header className={styles['head']}>
        <ScreenTitle>{t('home.title')}</ScreenTitle>
        <HubState />
      </header>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <NewLink onCreated={onCreated} />
          <LastCalls />
        </div>
        <div className={styles['column']}>
          <Waiting />
          <OpenLinks loaded={loaded} urls={urls} onChanged={reload} />
          <Practice />
        </div>
      </div>
    </>
  );
}
