import type { ReactNode } from 'react';
import { CheckIcon, ClockIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { useWords } from '../i18n/useWords.ts';
import type { Line } from '../page/state.ts';
import styles from './LineWords.module.css';

const icons = {
  connecting: ClockIcon,
  good: CheckIcon,
  weak: WarningIcon,
  interrupted: WarningIcon,
} as const;

/** The connection in words. */
export function LineWords(props: { readonly line: Line }): ReactNode {
  const t = useWords();
  const Icon = icons[props.line];
  return (
    <output className={styles['line']}>
      <Icon size={16} />
      {t(`call.line.${props.line}`)}
    </output>
  );
}
