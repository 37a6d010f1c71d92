import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Notes.module.css';

const chips = [
  ['capture.today', 'today 17:00'],
  ['capture.tomorrow', 'tomorrow noon'],
  ['capture.friday', 'fri noon'],
] as const;

/** The usual due times, one press each. */
export function DueChips(props: {
  /** What the chip stands for, as it would be typed; empty for no date. */
  readonly onPick: (typed: string) => void;
  readonly withNone?: boolean;
}): ReactNode {
  const t = useText();
  return (
    <fieldset className={styles['buttons']} aria-label={t('capture.chips')}>
      {chips.map(([words, typed]) => (
        <Button key={typed} kind="quiet" size="small" onPress={() => props.onPick(typed)}>
          {t(words)}
        </Button>
      ))}
      {props.withNone === true && (
        <Button kind="quiet" size="small" onPress={() => props.onPick('')}>
          {t('capture.noDate')}
        </Button>
      )}
    </fieldset>
  );
}
