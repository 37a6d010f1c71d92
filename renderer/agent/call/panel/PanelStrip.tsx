import type { ReactNode } from 'react';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { AttachIcon, ShowPanelIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../../desk/hooks.ts';
import { usePanel } from './panel.ts';
import styles from './panel.module.css';

/** What is left where the panel stood: how many prompts there are, and the way back. */
export function PanelStrip(): ReactNode {
  const t = useText();
  const { panelDetached, change } = usePanel();
  const count = useCall((call) => call.prompts.length);
  return (
    <aside className={styles['strip']} aria-label={t('panel.place')}>
      <IconButton
        placement="left"
        icon={panelDetached ? <AttachIcon size={18} /> : <ShowPanelIcon size={18} />}
        label={t(panelDetached ? 'panel.attach' : 'panel.show')}
        keys={panelDetached ? 'D' : 'P'}
        onPress={() => change(panelDetached ? { panelDetached: false } : { panelHidden: false })}
      />
      {!panelDetached && (
        <p className={styles['count']}>
          <span aria-hidden="true">{count}</span>
          <Hidden>{t('panel.waiting', { count })}</Hidden>
        </p>
      )}
    </aside>
  );
}
