import type { ReactNode } from 'react';
import { IconButton } from '../controls/IconButton.tsx';
import { CheckIcon, CloseIcon, InfoIcon, WarningIcon } from '../icons/icons.tsx';
import { cx } from '../theme/cx.ts';
import styles from './Banner.module.css';

/** `attention` is amber, "have a look"; `good` says that something worked. */
type BannerTone = 'plain' | 'good' | 'attention';

export interface BannerProps {
  readonly tone?: BannerTone;
  /** What happened, in a few words. */
  readonly title: string;
  /** What was kept and what to do next. */
  readonly children?: ReactNode;
  /** Buttons that do it. */
  readonly actions?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
  /** Names the dismiss button; needed with `onDismiss`. */
  readonly dismissLabel?: string | undefined;
  /**
   * How urgently a screen reader says it: `alert` interrupts, `status` waits, `off` is for a banner
   * that was on the screen from its start.
   */
  readonly announce?: 'alert' | 'status' | 'off';
}

const icons = { plain: InfoIcon, good: CheckIcon, attention: WarningIcon } as const;

/** Something the person should know, in words, with what to do about it. */
export function Banner(props: BannerProps): ReactNode {
  const { tone = 'plain', announce = 'status' } = props;
  const Icon = icons[tone];
  return (
    <div className={cx(styles, 'banner', tone)} {...(announce === 'off' ? {} : { role: announce })}>
      <Icon size={20} className={styles['icon']} />
      <div className={styles['words']}>
        <p className={styles['title']}>{props.title}</p>
        {props.children !== undefined && <div className={styles['body']}>{props.children}</div>}
      </div>
      {props.actions !== undefined && <div className={styles['actions']}>{props.actions}</div>}
      {props.onDismiss !== undefined && (
        <IconButton
          icon={<CloseIcon size={16} />}
          label={props.dismissLabel ?? ''}
          size="small"
          onPress={props.onDismiss}
        />
      )}
    </div>
  );
}
