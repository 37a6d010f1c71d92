import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { VideoIcon, VideoOffIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './Check.module.css';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceProblemNote } from './DeviceProblemNote.tsx';
import { OwnPicture } from './OwnPicture.tsx';

/**
 * One's own picture, or the way to talk without it: both are one click. The picture has its place
 * from the click on, and the choice comes last: no button moves when the camera is there.
 */
export function CameraCheck(): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { camera, devices } = useShown(({ media }) => media);
  const opening = camera.state === 'opening';
  const works = opening || camera.state === 'on';
  return (
    <section className={styles['part']} aria-labelledby="check-camera">
      <h2 id="check-camera" className={styles['name']}>
        {t('check.camera')}
      </h2>
      {works && (
        <div className={styles['mirror']}>
          {opening ? (
            <output className={styles['mirrorHint']}>{t('check.camera.opening')}</output>
          ) : (
            <OwnPicture />
          )}
        </div>
      )}
      {camera.state === 'problem' && <DeviceProblemNote kind="camera" />}
      {camera.state === 'off' && <p className={styles['hint']}>{t('check.camera.off')}</p>}
      {camera.state === 'off' && (
        <Button wide icon={<VideoIcon size={18} />} onPress={() => actions.openDevice('camera')}>
          {t('check.camera.on')}
        </Button>
      )}
      {camera.state !== 'off' && (
        <Button wide icon={<VideoOffIcon size={18} />} onPress={actions.closeCamera}>
          {t('check.camera.without')}
        </Button>
      )}
      {works && devices.cameras.length > 1 && (
        <DeviceChoice
          label={t('check.camera')}
          labelHidden
          devices={devices.cameras}
          chosenId={camera.chosenId}
          onChoose={(deviceId) => actions.openDevice('camera', deviceId)}
        />
      )}
    </section>
  );
}
