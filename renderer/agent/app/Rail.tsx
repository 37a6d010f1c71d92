import type { ReactNode } from 'react';
import { PlaceButton } from '#renderer/ui/controls/PlaceButton.tsx';
import {
  CommitmentsIcon,
  HistoryIcon,
  InfoIcon,
  KeyboardIcon,
  PhoneIcon,
  SettingsIcon,
  TemplatesIcon,
} from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { overdueCount } from '../commitments/groups.ts';
import { useCommitments, useDesk, useNow } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import { TeamPlaces } from './TeamPlaces.tsx';
import styles from './Rail.module.css';

/** The places of the window, one press or key away. */
export function Rail(props: { readonly onHelp: () => void }): ReactNode {
  const t = useText();
  const { place, go } = useNav();
  const callWith = useDesk((desk) => desk.call?.customerName ?? null);
  const now = useNow(30_000);
  const open = useCommitments((all) => all.open);
  const overdue = overdueCount(open, now);
  return (
    <nav className={styles['rail']} aria-label={t('place.navigation')}>
      <PlaceButton
        icon={<PhoneIcon size={20} />}
        word={t('place.call')}
        keys="Ctrl+1"
        current={place.name === 'call'}
        badge={callWith === null ? undefined : t('call.with', { name: callWith })}
        onPress={() => go({ name: 'call' })}
      />
      <PlaceButton
        icon={<HistoryIcon size={20} />}
        word={t('place.history')}
        keys="Ctrl+2"
        current={place.name === 'history'}
        onPress={() => go({ name: 'history', callId: null })}
      />
      <PlaceButton
        icon={<CommitmentsIcon size={20} />}
        word={t('place.commitments')}
        keys="Ctrl+4"
        current={place.name === 'commitments'}
        badge={overdue === 0 ? undefined : t('commitments.overdueCount', { count: overdue })}
        onPress={() => go({ name: 'commitments' })}
      />
      <PlaceButton
        icon={<TemplatesIcon size={20} />}
        word={t('place.templates')}
        keys="Ctrl+5"
        current={place.name === 'templates'}
        onPress={() => go({ name: 'templates' })}
      />
      <TeamPlaces />
      <span className={styles['gap']} />
      <PlaceButton
        icon={<KeyboardIcon size={20} />}
        word={t('place.shortcutsShort')}
        keys="?"
        current={false}
        onPress={props.onHelp}
      />
      <PlaceButton
        icon={<InfoIcon size={20} />}
        word={t('place.aboutShort')}
        current={place.name === 'about'}
        onPress={() => go({ name: 'about' })}
      />
      <PlaceButton
        icon={<SettingsIcon size={20} />}
        word={t('place.settings')}
        keys="Ctrl+3"
        current={place.name === 'settings' || place.name === 'people'}
        onPress={() => go({ name: 'settings' })}
      />
    </nav>
  );
}
