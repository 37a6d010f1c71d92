import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Tooltip } from '#renderer/ui/controls/Tooltip.tsx';
import { BackIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { EndButton, HoldButton, MuteButton } from '../call/Controls.tsx';
import { LineLeft } from '../call/LineDown.tsx';
import { LineState, CallTimer } from '../call/TopBar.tsx';
import { useCallKeys } from '../call/useCallKeys.tsx';
import { useCall } from '../desk/hooks.ts';
import { useNav } from '../desk/nav.ts';
import styles from './CallBar.module.css';

/** The running call while the agent is in another place: it stays in sight, and in reach. */
export function CallBar(): ReactNode {
  const t = useText();
  const { go } = useNav();
  const name = useCall((call) => call.customerName);
  const isDown = useCall(({ phase }) => phase === 'reconnecting' || phase === 'customerAway');
  const dialog = useCallKeys();
  return (
    <section className={styles['bar']} aria-label={t('call.with', { name })}>
      <span className={styles['name']}>{name}</span>
      {/* Both would not fit beside the buttons, and now the one that runs out matters. */}
      {isDown ? null : <CallTimer />}
      <LineState />
      {isDown ? <LineLeft /> : null}
      <span className={styles['gap']} />
      <Tooltip words={t('call.back')} keys="Ctrl+1">
        <Button kind="primary" icon={<BackIcon size={16} />} onPress={() => go({ name: 'call' })}>
          {t('call.back')}
        </Button>
      </Tooltip>
      <MuteButton />
      <HoldButton />
      <EndButton />
      {dialog}
    </section>
  );
}
