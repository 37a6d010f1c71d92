import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { CallId } from '#shared/model/call.ts';
import { useForgetDetached } from '#renderer/ui/load/useForgetDetached.ts';
import { CallPage } from '../call/CallPage.tsx';
import { NavContext } from '../desk/nav.ts';
import type { Nav, PlaceName } from '../desk/nav.ts';
import { useShortcuts } from '../desk/useShortcuts.ts';
import { Inbox } from '../inbox/Inbox.tsx';
import { ImportPage } from '../imports/ImportPage.tsx';
import { CalibrationPage } from '../calibration/CalibrationPage.tsx';
import { CustomersPage } from '../customers/CustomersPage.tsx';
import { KudosPage } from '../kudos/KudosPage.tsx';
import { PlansPage } from '../plans/PlansPage.tsx';
import { ScorecardsPage } from '../scorecards/ScorecardsPage.tsx';
import { TeamPage } from '../team/TeamPage.tsx';
import { DeskRail } from './DeskRail.tsx';
import styles from './Shell.module.css';

/** The inbox is not among them: it is never taken away. */
const pages: Readonly<Record<PlaceName, ReactNode>> = {
  inbox: null,
  team: <TeamPage />,
  imports: <ImportPage />,
  scorecards: <ScorecardsPage />,
  calibration: <CalibrationPage />,
  plans: <PlansPage />,
  kudos: <KudosPage />,
  customers: <CustomersPage />,
};

/**
 * Rail and place. The inbox stays as it was under an open call, so that the way back leads to the
 * same line of the same list.
 */
export function Shell(): ReactNode {
  const [place, setPlace] = useState<PlaceName>('inbox');
  const [callId, setCallId] = useState<CallId | null>(null);
  const nav = useMemo<Nav>(
    () => ({
      place,
      callId,
      go: (next) => {
        setPlace(next);
        setCallId(null);
      },
      openCall: setCallId,
      back: () => setCallId(null),
    }),
    [place, callId],
  );
  useForgetDetached();
  useShortcuts({ Escape: callId === null ? undefined : nav.back });
  return (
    <NavContext value={nav}>
      <div className={styles['shell']}>
        <DeskRail />
        <main className={styles['main']}>
          <div className={styles['place']} hidden={place !== 'inbox' || callId !== null}>
            <Inbox shown={place === 'inbox' && callId === null} />
          </div>
          {callId === null && pages[place]}
          {callId !== null && <CallPage key={callId} callId={callId} />}
        </main>
      </div>
    </NavContext>
  );
}
