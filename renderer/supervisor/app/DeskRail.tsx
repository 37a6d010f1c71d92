import type { ReactNode } from 'react';
import { PlaceButton } from '#renderer/ui/controls/PlaceButton.tsx';
import {
  CalibrationIcon,
  ImportIcon,
  InboxIcon,
  KudosIcon,
  PersonIcon,
  PlanIcon,
  ScorecardIcon,
  TeamIcon,
} from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { placeNames, useNav } from '../desk/nav.ts';
import type { PlaceName } from '../desk/nav.ts';
import { useShortcuts } from '../desk/useShortcuts.ts';
import styles from './Shell.module.css';

const icons: Readonly<Record<PlaceName, ReactNode>> = {
  inbox: <InboxIcon size={20} />,
  team: <TeamIcon size={20} />,
  imports: <ImportIcon size={20} />,
  scorecards: <ScorecardIcon size={20} />,
  calibration: <CalibrationIcon size={20} />,
  plans: <PlanIcon size={20} />,
  kudos: <KudosIcon size={20} />,
  customers: <PersonIcon size={20} />,
};

/** The places of the window, one press or key away. */
export function DeskRail(): ReactNode {
  const t = useText();
  const { place, callId, go } = useNav();
  useShortcuts(
    Object.fromEntries(placeNames.map((name, at) => [`Ctrl+${at + 1}`, () => go(name)])),
  );
  return (
    <nav className={styles['rail']} aria-label={t('place.navigation')}>
      {placeNames.map((name, at) => (
        <PlaceButton
          key={name}
          icon={icons[name]}
          word={t(`desk.place.${name}`)}
          keys={`Ctrl+${at + 1}`}
          current={place === name && callId === null}
          onPress={() => go(name)}
        />
      ))}
    </nav>
  );
}
