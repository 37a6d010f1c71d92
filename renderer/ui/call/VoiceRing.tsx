import type { ReactNode } from 'react';
import { cx } from '../theme/cx.ts';
import styles from './VoiceRing.module.css';

/** Up to two initials of a name, for any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** A calm ring that follows a voice, with what it shows in words below. */
export function VoiceRing(props: {
  readonly name: string;
  /** How much of the last moment was speech, 0..1. */
  readonly level: number;
  readonly speaking: boolean;
  readonly words: string;
}): ReactNode {
  const level = Math.min(1, Math.max(0, props.level));
  return (
    <div className={styles['place']}>
      <div className={styles['circle']} aria-hidden="true">
        <div
          className={cx(styles, 'ring', props.speaking && 'speaking')}
          style={{ transform: `scale(${(1 + level * 0.22).toFixed(2)})` }}
        />
        <span className={styles['initials']}>{initials(props.name)}</span>
      </div>
      <p className={styles['words']}>{props.words}</p>
    </div>
  );
}
