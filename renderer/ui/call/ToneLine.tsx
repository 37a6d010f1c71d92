import type { ReactNode } from 'react';
import type { ToneReading } from '#shared/model/voiceTone.ts';
import { Hidden } from '../controls/Hidden.tsx';
import { VoiceIcon } from '../icons/icons.tsx';
import { useText } from '../i18n/useText.ts';
import { toneWords } from './toneWords.ts';
import styles from './ToneLine.module.css';

/**
 * How the customer speaks beside their own start, in one line of its own: described, next to the
 * mood's word and never part of it. Null is a voice that has not been heard yet.
 */
export function ToneLine(props: { readonly tone: ToneReading | null }): ReactNode {
  const t = useText();
  const [first] = props.tone === null ? (['tone.learning'] as const) : toneWords(props.tone);
  return (
    <p className={styles['tone']}>
      <VoiceIcon size={16} className={styles['icon']} />
      <span className={styles['words']}>
        <Hidden>{t('tone.label')} </Hidden>
        {t(first)}
      </span>
    </p>
  );
}
