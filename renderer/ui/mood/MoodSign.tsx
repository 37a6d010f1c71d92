import type { ReactNode } from 'react';
import type { Band } from '#shared/model/mood.ts';
import { EyeOffIcon } from '../icons/icons.tsx';
import { cx } from '../theme/cx.ts';
import styles from './MoodSign.module.css';

export type MoodLook = Band | 'off';

/** A line in a soft round shape for each band, and a broken round where nothing can be told. */
const lines = {
  positive: 'M6.2 11c1.6 2.6 6 2.6 7.6 0',
  neutral: 'M6.2 11h7.6',
  tense: 'M5.4 11.2l1.9-2 1.9 2 1.9-2 1.9 2 1.6-1.7',
  unsure: '',
} as const satisfies Record<Band, string>;

/** The shape beside the mood's word: each look has one of its own, so that colour is never alone. */
export function MoodSign(props: { readonly look: MoodLook; readonly size?: number }): ReactNode {
  const { look, size = 20 } = props;
  if (look === 'off') return <EyeOffIcon size={size} className={styles['off']} />;
  return (
    <svg
      className={cx(styles, 'sign', look)}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      aria-hidden="true"
    >
      <circle cx="10" cy="10" r="8" />
      {look === 'unsure' ? null : <path d={lines[look]} />}
    </svg>
  );
}
