import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useForgetDetached } from '#renderer/ui/load/useForgetDetached.ts';
import { CallScreen } from '../call/CallScreen.tsx';
import { CommitmentsPage } from '../commitments/CommitmentsPage.tsx';
import { useCommitments, useDesk } from '../desk/hooks.ts';
import { useKeys } from '../desk/keys.ts';
import { NavContext, firstPlace } from '../desk/nav.ts';
import type { Nav, Place } from '../desk/nav.ts';
import { FeedbackPage } from '../feedback/FeedbackPage.tsx';
import { useOwnId } from '../feedback/useOwnId.ts';
import { HistoryPage } from '../history/HistoryPage.tsx';
import { Home } from '../home/Home.tsx';
import { PeoplePage } from '../people/PeoplePage.tsx';
import { Ring } from '../ring/Ring.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { EndedPage } from '../summary/EndedPage.tsx';
import { TemplatesPage } from '../templates/TemplatesPage.tsx';
import { About } from './About.tsx';
import { CallBar } from './CallBar.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import { RemoteSound } from './RemoteSound.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import styles from './Shell.module.css';

const start: Place = { name: 'call' };

/** The rail, one place at a time beside it, and whatever must be there in every place. */
export function Shell(): ReactNode {
  const [place, go] = useState<Place>(() => firstPlace(location.search));
  const [helpOpen, setHelpOpen] = useState(false);
  const callId = useDesk((desk) => desk.call?.callId ?? null);
  const endedId = useDesk((desk) => desk.ended?.callId ?? null);
  const settled = useRef(false);
  const inTeam = useOwnId() !== null;

  // A call that begins, and the summary after it, come to the agent by themselves.
  const [seen, setSeen] = useState({ callId, endedId });
  if (seen.callId !== callId || seen.endedId !== endedId) {
    setSeen({ callId, endedId });
    const arrived =
      (callId !== null && callId !== seen.callId) || (endedId !== null && endedId !== seen.endedId);
    if (arrived) go(start);
  }
  // So does the page of commitments, when a reminder of the system was pressed.
  const wanted = useCommitments((all) => all.wanted);
  const [followed, setFollowed] = useState(wanted);
  if (followed !== wanted) {
    setFollowed(wanted);
    go({ name: 'commitments' });
  }
  useEffect(() => {
    settled.current = true;
  }, []);

  useKeys({
    '?': () => setHelpOpen(true),
    'Ctrl+1': () => go(start),
    'Ctrl+2': () => go({ name: 'history', callId: null }),
    'Ctrl+4': () => go({ name: 'commitments' }),
    'Ctrl+3': () => go({ name: 'settings' }),
    'Ctrl+5': () => go({ name: 'templates' }),
    ...(inTeam ? { 'Ctrl+6': () => go({ name: 'feedback' }) } : {}),
  });
  useForgetDetached();
  const nav = useMemo<Nav>(() => ({ place, go, settled }), [place]);
  const inCallScreen = place.name === 'call' && callId !== null;
  return (
    <NavContext value={nav}>
      <div className={styles['shell']}>
        <Rail onHelp={() => setHelpOpen(true)} />
        <main className={styles['main']}>
          {inCallScreen ? (
            <CallScreen key={callId} />
          ) : (
            <>
              {callId !== null && <CallBar key={callId} />}
              <div className={styles['scroll']}>
                <div className={styles['page']}>
                  <Notices />
                  <PlaceContent place={place} ended={endedId !== null} />
                </div>
              </div>
            </>
          )}
        </main>
        <Ring />
        <RemoteSound />
        <ShortcutsDialog isOpen={helpOpen} onClose={() => setHelpOpen(false)} />
      </div>
    </NavContext>
  );
}

function PlaceContent(props: { readonly place: Place; readonly ended: boolean }): ReactNode {
  const { place } = props;
  switch (place.name) {
    case 'call':
      return props.ended ? <EndedPage /> : <Home />;
    case 'history':
      return <HistoryPage callId={place.callId} />;
    case 'commitments':
      return <CommitmentsPage />;
    case 'templates':
      return <TemplatesPage />;
    case 'feedback':
      return <FeedbackPage />;
    case 'settings':
      return <SettingsPage />;
    case 'people':
      return <PeoplePage />;
    default:
      return <About />;
  }
}
