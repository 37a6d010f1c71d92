import type { ReactNode } from 'react';
import type { ImportProgress } from '#shared/model/templateImport.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Hidden } from '#renderer/ui/controls/Hidden.tsx';
import { Progress } from '#renderer/ui/feedback/Progress.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Templates.module.css';

/** Told to screen readers a quarter at a time: more often nobody could listen. */
const TOLD_STEPS = 4;

/** How far an import is, and the way to stop it. */
export function ImportBar(props: {
  readonly progress: ImportProgress;
  readonly onStop: () => void;
}): ReactNode {
  const t = useText();
  const { step, done, total } = props.progress;
  const share = total === 0 ? 0 : done / total;
  const label = t(step === 'reading' ? 'import.reading' : 'import.keeping');
  const count = (rows: number): string =>
    t(step === 'reading' ? 'import.readLines' : 'import.keptRows', { done: rows, total });
  const told = Math.floor((Math.floor(share * TOLD_STEPS) / TOLD_STEPS) * total);
  return (
    <div className={styles['progress']}>
      <Progress label={label} share={share} words={count(done)} />
      <Button size="small" onPress={props.onStop}>
        {t('import.stop')}
      </Button>
      <output>
        <Hidden>{`${label}: ${count(told)}`}</Hidden>
      </output>
    </div>
  );
}
