import type { ReactNode } from 'react';
import { Select } from '#renderer/ui/controls/Select.tsx';
import { Switch } from '#renderer/ui/controls/Switch.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useApp, useDesk } from '../desk/hooks.ts';
import type { DeviceChoice } from '#renderer/session/index.ts';
import { CameraCheck } from './CameraCheck.tsx';
import { chosenDevice, deviceOptions, optionToDevice } from './deviceOptions.ts';
import { useDeviceWords } from './useDeviceWords.ts';
import { MicrophoneCheck } from './MicrophoneCheck.tsx';
import { Section } from './Section.tsx';
import styles from './Settings.module.css';
import { SpeakerCheck } from './SpeakerCheck.tsx';
import { useSave } from './useSave.tsx';

const sounds = ['echoCancellation', 'noiseSuppression', 'autoGain'] as const;

type DeviceSetting = 'microphoneId' | 'cameraId' | 'speakerId' | 'ringerId';

/** Which devices to use, with a live check of each. */
export function DeviceSettings(): ReactNode {
  const t = useText();
  const devices = useApp((app) => app.devices);
  const microphoneId = useApp((app) => app.settings.microphoneId);
  const speakerId = useApp((app) => app.settings.speakerId);
  const ringerId = useApp((app) => app.settings.ringerId);
  const cameraId = useApp((app) => app.settings.cameraId);
  const lineSound = useApp((app) => app.settings.lineSound);
  const save = useSave();
  const inCall = useDesk((desk) => desk.call !== null);
  return (
    <Section title={t('settings.sound')}>
      {inCall && <p className={styles['quiet']}>{t('settings.inCall')}</p>}
      <DeviceSelect
        setting="microphoneId"
        label={t('settings.microphone')}
        devices={devices.microphones}
        isDisabled={inCall}
      />
      {!inCall && <MicrophoneCheck key={`microphone ${microphoneId}`} deviceId={microphoneId} />}
      <SoundSwitches />
      <DeviceSelect setting="speakerId" label={t('settings.speaker')} devices={devices.speakers} />
      <SpeakerCheck deviceId={speakerId} label={t('settings.speaker')} />
      <DeviceSelect
        setting="ringerId"
        label={t('settings.ringer')}
        hint={t('settings.ringerHint')}
        devices={devices.speakers}
      />
      <SpeakerCheck deviceId={ringerId} label={t('settings.ringer')} />
      <Switch
        label={t('settings.lineSound')}
        isSelected={lineSound}
        onChange={(on) => save({ lineSound: on })}
      />
      <DeviceSelect
        setting="cameraId"
        label={t('settings.camera')}
        devices={devices.cameras}
        isDisabled={inCall}
      />
      {!inCall && <CameraCheck key={`camera ${cameraId}`} deviceId={cameraId} />}
    </Section>
  );
}

/** What is done to the microphone's sound; a change is heard at once, in a call too. */
function SoundSwitches(): ReactNode {
  const t = useText();
  const save = useSave();
  const settings = useApp((app) => app.settings);
  return sounds.map((sound) => (
    <Switch
      key={sound}
      label={t(`settings.${sound}`)}
      hint={t(`settings.${sound}.hint`)}
      isSelected={settings[sound]}
      onChange={(on) => save({ [sound]: on })}
    />
  ));
}

function DeviceSelect(props: {
  readonly setting: DeviceSetting;
  readonly label: string;
  readonly hint?: string;
  readonly devices: readonly DeviceChoice[];
  readonly isDisabled?: boolean;
}): ReactNode {
  const save = useSave();
  const { setting } = props;
  const chosen = useApp((app) => app.settings[setting]);
  const words = useDeviceWords();
  return (
    <Select
      label={props.label}
      hint={props.hint}
      options={deviceOptions(props.devices, chosen, words)}
      value={chosenDevice(chosen)}
      isDisabled={props.isDisabled ?? false}
      onChange={(id) => save({ [setting]: optionToDevice(id) })}
    />
  );
}
