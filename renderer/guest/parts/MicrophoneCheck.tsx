import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Meter } from '#renderer/ui/feedback/Meter.tsx';
import { useWords } from '../i18n/useWords.ts';
import { usePage, useShown } from '../page/context.ts';
import styles from './Check.module.css';
import { DeviceChoice } from './DeviceChoice.tsx';
import { DeviceProblemNote } from './DeviceProblemNote.tsx';
import { Note } from './Note.tsx';
import { useLevel } from './useLevel.ts';

/**
 * The microphone with its moving level, its choice, and what to do where it fails. What is there
 * once it works is there while it opens: nothing below moves at the moment it may be pressed.
 */
export function MicrophoneCheck(): ReactNode {
  const t = useWords();
  const { actions } = usePage();
  const { microphone, devices, listenOnly } = useShown(({ media }) => media);
  const works = microphone.state === 'opening' || microphone.state === 'on';
  const agent = useShown(({ page }) => ('people' in page.step ? page.step.people.agentName : ''));
  return (
    <section className={styles['part']} aria-labelledby="check-microphone">
      <h2 id="check-microphone" className={styles['name']}>
        {t('check.microphone')}
      </h2>
      {works && <LevelMeter opening={microphone.state === 'opening'} />}
      {microphone.state === 'problem' && !listenOnly && (
        <DeviceProblemNote
          kind="microphone"
          otherwise={<Button onPress={actions.listenOnly}>{t('check.listenOnly')}</Button>}
        />
      )}
      {microphone.state === 'problem' && listenOnly && (
        <Note
          title={t('check.listenOnly.on', { agent })}
          actions={
            <Button onPress={() => actions.openDevice('microphone')}>{t('problem.retry')}</Button>
          }
        />
      )}
      {works && devices.microphones.length > 1 && (
        <DeviceChoice
          label={t('check.microphone')}
          labelHidden
          devices={devices.microphones}
          chosenId={microphone.chosenId}
          onChoose={(deviceId) => actions.openDevice('microphone', deviceId)}
        />
      )}
    </section>
  );
}

function LevelMeter(props: { readonly opening: boolean }): ReactNode {
  const t = useWords();
  const track = useShown(({ ownAudio }) => ownAudio);
  const { level, heard } = useLevel(track);
  const words = (): string => {
    if (props.opening) return t('check.microphone.asking');
    return heard ? t('check.microphone.heard') : t('check.microphone.quiet');
  };
  return (
    <>
      <Meter label={t('check.microphone')} labelHidden value={level} words={words()} />
      {/* The meter moves all the time and is not read aloud by itself; this is said once. */}
      <output className={styles['spoken']}>{props.opening || heard ? words() : ''}</output>
    </>
  );
}
