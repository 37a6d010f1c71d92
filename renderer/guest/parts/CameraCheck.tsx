import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { VideoIcon, VideoOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './Check.module.css';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceProblemNote } from './DeviceProblemNote.tsx';
import { OwnPicture } from './OwnPicture.tsx';

/** One's own picture, or the way to talk without it: both are one click. */
export function CameraCheck(): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { camera, devices } = useShown(({ media }) => media);
  const on = camera.state === 'on';
  return (
    <section className={styles['part']} aria-labelledby="check-camera">
      <h2 id="check-camera" className={styles['name']}>
        {t('check.camera')}
      </h2>
      {on && (
        <div className={styles['mirror']}>
          <OwnPicture />
        </div>
      )}
      {camera.state === 'problem' && <DeviceProblemNote kind="camera" />}
      {camera.state === 'off' && <p className={styles['hint']}>{t('check.camera.off')}</p>}
      {camera.state === 'opening' && (
        <output className={styles['hint']}>{t('check.camera.opening')}</output>
      )}
      {camera.state === 'off' && (
        <Button wide icon={<VideoIcon size={18} />} onPress={() => actions.openDevice('camera')}>
          {t('check.camera.on')}
        </Button>
      )}
      {on && devices.cameras.length > 1 && (
        <DeviceChoice
          label={t('check.camera')}
          labelHidden
          devices={devices.cameras}
          chosenId={camera.chosenId}
          onChoose={(deviceId) => actions.openDevice('camera', deviceId)}
        />
      )}
      {camera.state !== 'off' && (
        <Button wide icon={<VideoOffIcon size={18} />} onPress={actions.closeCamera}>
          {t('check.camera.without')}
        </Button>
      )}
    </section>
  );
}
