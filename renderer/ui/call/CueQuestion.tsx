import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { Button } from '../controls/Button.tsx';
import { useText } from '../i18n/useText.ts';
import styles from './CueQuestion.module.css';

/**
 * The question comes this long after the cue has left, so that a press meant for the cue's own
 * buttons never answers it: double clicks are over after 500 ms on every system.
 */
const AFTER_CUE_MS: Ms = 1000;

/** Asks, in the cue's own place and never as a dialog, whether a kind of cue is wanted at all. */
export function CueQuestion(props: {
  /** The kind, as the settings name it. */
  readonly name: string;
  /** The answer could not be kept. */
  readonly failed: boolean;
  readonly onSwitchOff: () => void;
  readonly onKeep: () => void;
}): ReactNode {
  const t = useText();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), AFTER_CUE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['place']} aria-live="polite">
      {ready && (
        <fieldset className={styles['question']} aria-label={t('cue.question.label')}>
          <p className={styles['words']}>
            {t(props.failed ? 'cue.question.failed' : 'cue.question', { name: props.name })}
          </p>
          <Button size="small" onPress={props.onSwitchOff}>
            {t('cue.question.off')}
          </Button>
          <Button size="small" onPress={props.onKeep}>
            {t('cue.question.keep')}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
