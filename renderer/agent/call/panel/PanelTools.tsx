import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { AttachIcon, DetachIcon, HidePanelIcon, LargeTypeIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { usePanel } from './panel.ts';
import styles from './panel.module.css';

/** One stop of the Tab key; arrows go from button to button. Large type, a window of its own, out of the way. */
export function PanelTools(): ReactNode {
  const t = useText();
  const { panelLarge, panelDetached, change } = usePanel();
  return (
    <Toolbar className={styles['tools'] ?? ''} aria-label={t('panel.tools')}>
      <IconButton
        size="small"
        placement="bottom"
        icon={<LargeTypeIcon size={16} />}
        label={t(panelLarge ? 'panel.normalType' : 'panel.largeType')}
        keys="L"
        onPress={() => change({ panelLarge: !panelLarge })}
      />
      <IconButton
        size="small"
        placement="bottom"
        icon={panelDetached ? <AttachIcon size={16} /> : <DetachIcon size={16} />}
        label={t(panelDetached ? 'panel.attach' : 'panel.detach')}
        keys="D"
        onPress={() => change({ panelDetached: !panelDetached })}
      />
      {!panelDetached && (
        <IconButton
          size="small"
          placement="bottom"
          icon={<HidePanelIcon size={16} />}
          label={t('panel.hide')}
          keys="P"
          onPress={() => change({ panelHidden: true })}
        />
      )}
    </Toolbar>
  );
}
