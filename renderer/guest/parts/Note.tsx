import type { ReactNode } from 'react';
import { InfoIcon, WarningIcon } from '#renderer/ui/icons/icons.tsx';
import { cx } from '#renderer/ui/theme/cx.ts';
import styles from './Note.module.css';

/**
 * Something to know, with what to do about it. Not ui's Banner, whose dismiss button would bring a
 * whole tooltip engine onto a page that should load on a telephone.
 */
export function Note(props: {
  readonly tone?: 'plain' | 'attention';
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}): ReactNode {
  const { tone = 'plain' } = props;
  const Icon = tone === 'attention' ? WarningIcon : InfoIcon;
  return (
    <div className={cx(styles, 'note', tone)}>
      <Icon size={20} className={styles['icon']} />
      <div className={styles['body']}>
        <output className={styles['words']}>
          <strong className={styles['title']}>{props.title}</strong>
          {props.children !== undefined && <span>{props.children}</span>}
        </output>
        {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
      </div>
    </div>
  );
}
