import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { playTestTone } from '#renderer/rtc/media/tones.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SpeakerIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import { useShown } from '../page/context.ts';
import styles from './Check.module.css';
import { SpeakerChoice } from './SpeakerChoice.tsx';

/** A sound on the chosen loudspeaker. */
export function SpeakerCheck(): ReactNode {
  const t = useWords();
  const speakerId = useShown(({ media }) => media.speakerId);
  const playing = useRef<AbortController | null>(null);
  useEffect(() => () => playing.current?.abort(), []);
  const play = (): void => {
    playing.current?.abort();
    playing.current = new AbortController();
    void playTestTone(speakerId, playing.current.signal);
  };
  return (
    <section className={styles['part']} aria-labelledby="check-speaker">
      <h2 id="check-speaker" className={styles['name']}>
        {t('check.speaker')}
      </h2>
      <Button wide icon={<SpeakerIcon size={18} />} onPress={play}>
        {t('check.speaker.play')}
      </Button>
      <p className={styles['hint']}>{t('check.speaker.hint')}</p>
      <SpeakerChoice labelHidden />
    </section>
  );
}
