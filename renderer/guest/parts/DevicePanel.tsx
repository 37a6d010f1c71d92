import type { ReactNode } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './Check.module.css';
import { DeviceChoice } from './DeviceChoice.tsx';
import { SpeakerChoice } from './SpeakerChoice.tsx';

/** Changes the devices in mid-call. */
export function DevicePanel(): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { microphone, camera, devices } = useShown(({ media }) => media);
  return (
    <section className={styles['part']} aria-label={t('call.devices')}>
      <DeviceChoice
        label={t('check.microphone')}
        devices={devices.microphones}
        chosenId={microphone.chosenId}
        onChoose={(deviceId) => actions.openDevice('microphone', deviceId)}
      />
      <SpeakerChoice />
      {(camera.state === 'on' || camera.state === 'opening') && (
        <DeviceChoice
          label={t('check.camera')}
          devices={devices.cameras}
          chosenId={camera.chosenId}
          onChoose={(deviceId) => actions.openDevice('camera', deviceId)}
        />
      )}
    </section>
  );
}
