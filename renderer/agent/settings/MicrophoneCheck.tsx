import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DeviceProblem } from '#renderer/session/index.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Meter } from '#renderer/ui/feedback/Meter.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Settings.module.css';

/** A level above this, on the meter's scale, counts as a voice that comes through. */
const HEARD_LEVEL = 0.15;

/** A meter that moves with the agent's voice, while the test is on. */
export function MicrophoneCheck(props: { readonly deviceId: string | null }): ReactNode {
  const t = useText();
  const { testMicrophone } = useServices();
  const [on, setOn] = useState(false);
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const { deviceId } = props;
  useEffect(() => {
    if (!on) return;
    let stop: (() => void) | null = null;
    let wanted = true;
    const onLevel = (next: number): void => {
      setLevel(next);
      if (next > HEARD_LEVEL) setHeard(true);
    };
    void testMicrophone(deviceId, onLevel).then((result) => {
      if (!result.ok) {
        setProblem(result.error);
        setOn(false);
      } else if (wanted) stop = result.value;
      else result.value();
    });
    return () => {
      wanted = false;
      stop?.();
    };
  }, [on, deviceId, testMicrophone]);
  return (
    <div className={styles['check']}>
      <div>
        <Button
          size="small"
          onPress={() => {
            setProblem(null);
            setHeard(false);
            setLevel(0);
            setOn(!on);
          }}
        >
          {t(on ? 'settings.stopTest' : 'settings.testMicrophone')}
        </Button>
      </div>
      {on && (
        <Meter
          label={t('settings.level')}
          labelHidden
          value={level}
          words={t(heard ? 'settings.level.heard' : 'settings.level.quiet')}
        />
      )}
      <output>{problem !== null && t(`settings.testFailed.${problem}`)}</output>
    </div>
  );
}
