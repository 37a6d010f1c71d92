import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { CloseIcon, CueIcon, NotUsefulIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { cx } from '../theme/cx.ts';
import styles from './CueLine.module.css';

export interface ShownCue {
  /** Unique within the call: the same words again are said again. */
  readonly id: number;
  readonly words: string;
}

/**
 * The place of the live hint. It keeps its height with and without a cue, so that nothing moves
 * under the pointer, and it is read out politely.
 */
export function CueLine(props: {
  readonly cue: ShownCue | null;
  readonly onDismiss: () => void;
  readonly onNotUseful: () => void;
}): ReactNode {
  const t = useText();
  const { cue } = props;
  // The last words stay while they fade.
  const [last, setLast] = useState(cue);
  if (cue !== null && cue !== last) setLast(cue);
  const shown = cue ?? last;
  return (
    <section className={styles['line']} aria-label={t('cue.region')}>
      <div className={cx(styles, 'cue', cue === null && 'gone')} inert={cue === null}>
        <CueIcon size={20} className={styles['icon']} />
        <p className={styles['words']} aria-live="polite">
          {shown !== null && <span key={shown.id}>{shown.words}</span>}
        </p>
        <Button
          kind="quiet"
          size="small"
          icon={<NotUsefulIcon size={16} />}
          onPress={props.onNotUseful}
        >
          {t('cue.notUseful')}
        </Button>
        <IconButton
          icon={<CloseIcon size={16} />}
          label={t('cue.dismiss')}
          size="small"
          onPress={props.onDismiss}
        />
      </div>
    </section>
  );
}
