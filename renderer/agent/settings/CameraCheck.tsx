import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { CameraTest, DeviceProblem } from '#renderer/session/index.ts';
import { MediaView } from '#renderer/ui/call/MediaView.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Settings.module.css';

/** The agent's own picture, while the test is on. */
export function CameraCheck(props: { readonly deviceId: string | null }): ReactNode {
  const t = useText();
  const { testCamera } = useServices();
  const [on, setOn] = useState(false);
  const [test, setTest] = useState<CameraTest | null>(null);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const { deviceId } = props;
  useEffect(() => {
    if (!on) return;
    let opened: CameraTest | null = null;
    let wanted = true;
    void testCamera(deviceId).then((result) => {
      if (!result.ok) {
        setProblem(result.error);
        setOn(false);
      } else if (wanted) {
        opened = result.value;
        setTest(result.value);
      } else result.value.stop();
    });
    return () => {
      wanted = false;
      opened?.stop();
      setTest(null);
    };
  }, [on, deviceId, testCamera]);
  return (
    <div className={styles['check']}>
      <div>
        <Button
          size="small"
          onPress={() => {
            setProblem(null);
            setOn(!on);
          }}
        >
          {t(on ? 'settings.stopTest' : 'settings.testCamera')}
        </Button>
      </div>
      {on && test !== null && (
        <div className={styles['picture']}>
          <MediaView stream={test.stream} label={t('settings.selfView')} mirrored fit="cover" />
        </div>
      )}
      <output>{problem !== null && t(`settings.testFailed.${problem}`)}</output>
    </div>
  );
}
