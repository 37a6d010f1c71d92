import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ChoiceMenu } from '#renderer/ui/controls/Menu.tsx';
import { DevicesIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { chooseCamera, chooseMicrophone } from '../desk/chooseDevice.ts';
import { useApp } from '../desk/hooks.ts';
import { useServices } from '../desk/services.ts';
import { chosenDevice, deviceOptions, optionToDevice } from '../settings/deviceOptions.ts';
import { useDeviceWords } from '../settings/useDeviceWords.ts';

/** Another microphone or camera in the middle of the call. */
export function DeviceMenu(): ReactNode {
  const t = useText();
  const { actions, saveSettings } = useServices();
  const devices = useApp((app) => app.devices);
  const settings = useApp((app) => app.settings);
  const words = useDeviceWords();
  return (
    <ChoiceMenu
      label={t('control.devices')}
      trigger={<Button icon={<DevicesIcon size={18} />}>{t('control.devices')}</Button>}
      groups={[
        {
          id: 'microphone',
          heading: t('control.microphone'),
          options: deviceOptions(devices.microphones, settings.microphoneId, words),
          selected: chosenDevice(settings.microphoneId),
          onSelect: (id) => chooseMicrophone(actions, optionToDevice(id)),
        },
        {
          id: 'speaker',
          heading: t('settings.speaker'),
          options: deviceOptions(devices.speakers, settings.speakerId, words),
          selected: chosenDevice(settings.speakerId),
          onSelect: (id) => void saveSettings({ speakerId: optionToDevice(id) }),
        },
        {
          id: 'camera',
          heading: t('control.camera'),
          options: deviceOptions(devices.cameras, settings.cameraId, words),
          selected: chosenDevice(settings.cameraId),
          onSelect: (id) => chooseCamera(actions, optionToDevice(id)),
        },
      ]}
    />
  );
}
