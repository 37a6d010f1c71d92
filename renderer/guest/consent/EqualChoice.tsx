import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { Ms } from '#shared/lib/units.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useWords } from '../i18n/useWords.ts';
import styles from './consent.module.css';

/**
 * The second press of a double click or tap falls on whatever has come up meanwhile: it answers
 * nothing. 500 ms is the longest pause within a double click that systems allow by default.
 */
const DOUBLE_PRESS_MS: Ms = 500;

/** Yes and no, alike in everything but the word: neither is the main one, neither is chosen yet. */
export function EqualChoice(props: { readonly onAnswer: (given: boolean) => void }): ReactNode {
  const t = useWords();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), DOUBLE_PRESS_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles['choice']}>
      <Button size="large" wide isDisabled={!ready} onPress={() => props.onAnswer(true)}>
        {t('consent.yes')}
      </Button>
      <Button size="large" wide isDisabled={!ready} onPress={() => props.onAnswer(false)}>
        {t('consent.no')}
      </Button>
    </div>
  );
}
