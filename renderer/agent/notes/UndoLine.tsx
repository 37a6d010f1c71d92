import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './Notes.module.css';

export interface Undo {
  /** What was just done, in words. */
  readonly words: string;
  readonly undo: () => void;
}

/** The last thing that was done, and the way back. It keeps its place, so that nothing jumps. */
export function UndoLine(props: {
  readonly last: Undo | null;
  readonly onUndone: () => void;
}): ReactNode {
  const t = useText();
  const { last } = props;
  return (
    <output className={styles['undo']}>
      {last !== null && (
        <>
          <span className={styles['undoWords']}>{last.words}</span>
          <Button
            size="small"
            kind="quiet"
            onPress={() => {
              last.undo();
              props.onUndone();
            }}
          >
            {t('actions.undo')}
          </Button>
        </>
      )}
    </output>
  );
}
