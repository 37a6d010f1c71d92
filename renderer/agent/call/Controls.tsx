import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Tooltip } from '#renderer/ui/controls/Tooltip.tsx';
import {
  HangUpIcon,
  HoldIcon,
  MicrophoneIcon,
  MicrophoneOffIcon,
  ResumeIcon,
  VideoIcon,
  VideoOffIcon,
} from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useCall } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { DeviceMenu } from './DeviceMenu.tsx';
import styles from './Controls.module.css';

/** What the agent can do with the call. Widths are fixed: a changed word moves no button. */
export function Controls(): ReactNode {
  const t = useText();
  return (
    <fieldset className={styles['controls']} aria-label={t('control.group')}>
      <MuteButton />
      <CameraButton />
      <HoldButton />
      <DeviceMenu />
      <span className={styles['gap']} />
      <EndButton />
    </fieldset>
  );
}

export function MuteButton(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const muted = useCall((call) => call.muted);
  const words = t(muted ? 'control.unmute' : 'control.mute');
  return (
    <Tooltip words={words} keys="M">
      <span className={styles['mute']}>
        <Button
          wide
          kind={muted ? 'primary' : 'secondary'}
          icon={muted ? <MicrophoneOffIcon size={18} /> : <MicrophoneIcon size={18} />}
          onPress={() => actions.setMuted(!muted)}
        >
          {words}
        </Button>
      </span>
    </Tooltip>
  );
}

function CameraButton(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const on = useCall((call) => call.cameraOn);
  const words = t(on ? 'control.cameraOff' : 'control.cameraOn');
  return (
    <Tooltip words={words} keys="V">
      <span className={styles['camera']}>
        <Button
          wide
          icon={on ? <VideoIcon size={18} /> : <VideoOffIcon size={18} />}
          onPress={() => void actions.setCameraOn(!on)}
        >
          {words}
        </Button>
      </span>
    </Tooltip>
  );
}

/** Puts the customer on hold, and comes back. */
export function HoldButton(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const held = useCall((call) => call.heldSince !== null);
  const possible = useCall((call) => call.phase !== 'connecting' && call.phase !== 'ending');
  const words = t(held ? 'control.resume' : 'control.hold');
  return (
    <Tooltip words={words} keys="H">
      <span className={styles['hold']}>
        <Button
          wide
          kind={held ? 'primary' : 'secondary'}
          icon={held ? <ResumeIcon size={18} /> : <HoldIcon size={18} />}
          isDisabled={!possible}
          onPress={() => actions.setHeld(!held)}
        >
          {words}
        </Button>
      </span>
    </Tooltip>
  );
}

export function EndButton(): ReactNode {
  const t = useText();
  const { actions } = useServices();
  const ending = useCall((call) => call.phase === 'ending');
  return (
    <Tooltip words={t('control.end')} keys="Ctrl+E">
      <span className={styles['end']}>
        <Button
          wide
          kind="danger"
          icon={<HangUpIcon size={18} />}
          isDisabled={ending}
          onPress={() => void actions.hangUp()}
        >
          {t('control.end')}
        </Button>
      </span>
    </Tooltip>
  );
}
