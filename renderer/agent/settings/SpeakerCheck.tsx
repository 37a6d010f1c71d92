import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SpeakerIcon } from '#renderer/ui/icons/icons.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { useServices } from '../desk/services.ts';
import styles from './Settings.module.css';

/** A short sound on a speaker. */
export function SpeakerCheck(props: {
  readonly deviceId: string | null;
  /** Tells the buttons for speaker and ringer apart. */
  readonly label: string;
}): ReactNode {
  const t = useText();
  const { testSpeaker } = useServices();
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const words = t('settings.testSpeaker');
  return (
    <div className={styles['check']}>
      <div>
        <Button
          size="small"
          icon={<SpeakerIcon size={16} />}
          aria-label={`${words}: ${props.label}`}
          onPress={() => {
            stop.current?.();
            stop.current = testSpeaker(props.deviceId);
          }}
        >
          {words}
        </Button>
      </div>
    </div>
  );
}
