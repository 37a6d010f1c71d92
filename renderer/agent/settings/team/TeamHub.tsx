import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { OutboxView } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Banner } from '#renderer/ui/feedback/Banner.tsx';
import { PeopleIcon } from '#renderer/ui/icons/icons.tsx';
import { useFormat } from '#renderer/ui/i18n/useFormat.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp } from '../../desk/hooks.ts';
import { useServices } from '../../desk/services.ts';
import { useLoaded } from '../../desk/useLoaded.ts';
import { openedLink, useNav } from '../../desk/nav.ts';
import { Section } from '../Section.tsx';
import styles from '../Settings.module.css';
import { isSignedIn } from './draft.ts';
import { BackIn, FindHub } from './FindHub.tsx';
import { OutboxLine } from './OutboxLine.tsx';
import { OwnTemplates } from './OwnTemplates.tsx';
import { PastCalls } from './PastCalls.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { Places } from './Places.tsx';
import { SignOut } from './SignOut.tsx';

/** The team's hub: the way in, or who one is there and what goes there. */
export function TeamHub(): ReactNode {
  const t = useText();
  const isIn = useApp(({ settings }) => isSignedIn(settings.hub));
  const link = openedLink(location.search);
  return (
    <Section title={t('team.title')} intro={t('team.intro')}>
      {isIn ? (
        <Inside />
      ) : (
        <FindHub {...(link === null ? {} : { address: link, takesFocus: true })} />
      )}
    </Section>
  );
}

/** How the outbox stands, as it changes; null before it is known. */
function useOutbox(): OutboxView | null {
  const { account } = useServices();
  const [view, setView] = useState<OutboxView | null>(null);
  useEffect(() => {
    let heard = false;
    const stop = account.onOutbox((now) => {
      heard = true;
      setView(now);
    });
    void account.outbox().then((result) => {
      // What was told meanwhile is newer.
      if (result.ok && !heard) setView(result.value);
    });
    return () => {
      heard = true;
      stop();
    };
  }, [account]);
  return view;
}

function Inside(): ReactNode {
  const t = useText();
  const { list } = useFormat();
  const { account } = useServices();
  const { go } = useNav();
  const outbox = useOutbox();
  const { loaded, reload } = useLoaded(account.me);
  // What the outbox finds out about the hub on its way is news of the account as well.
  const state = outbox?.state;
  useEffect(() => {
    if (state === 'signedOut' || state === 'idle') reload();
  }, [state, reload]);
  const view = loaded.state === 'ready' ? loaded.value : null;
  if (loaded.state === 'failed') return <p role="alert">{t(`failure.${loaded.failure.code}`)}</p>;
  const waiting = outbox?.waiting ?? 0;
  if (view === null || view.state === 'nobody') {
    return <p className={styles['quiet']}>{t('team.loading')}</p>;
  }
  const { origin } = view;
  if (view.state === 'signedOut') {
    return (
      <>
        <Banner tone="attention" announce="off" title={t('team.ended', { origin })}>
          {t('team.endedBody')}
        </Banner>
        <BackIn origin={origin} />
        <OutboxLine outbox={outbox} />
        <SignOut waiting={waiting} />
      </>
    );
  }
  if (view.state === 'away') {
    return (
      <>
        <p>{t('team.away', { name: view.name, origin })}</p>
        <OutboxLine outbox={outbox} />
        <SignOut waiting={waiting} />
      </>
    );
  }
  const { person, teams } = view.me;
  const names = list(teams.map(({ name }) => name));
  return (
    <>
      <div>
        <p>
          {teams.length > 0
            ? t('team.you', { name: person.name, teams: names })
            : t('team.noTeam', { name: person.name })}
        </p>
        <p className={styles['quiet']}>{t('team.at', { origin })}</p>
      </div>
      {person.administrator && (
        <div className={styles['row']}>
          <Button icon={<PeopleIcon size={16} />} onPress={() => go({ name: 'people' })}>
            {t('people.manage')}
          </Button>
        </div>
      )}
      <PastCalls outbox={outbox} />
      <OwnTemplates />
      <OutboxLine outbox={outbox} />
      <Places hereId={view.me.sessionId} />
      <PasswordForm />
      <SignOut waiting={waiting} />
    </>
  );
}
