import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../theme/cx.ts';
import { Tooltip } from './Tooltip.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  readonly icon: ReactNode;
  /** Its name for everyone: read aloud, and shown in the tooltip. */
  readonly label: string;
  /** The key that does the same; shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly size?: 'small' | 'medium';
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button with an icon alone. Where there is room, prefer a Button with words. */
export function IconButton(props: IconButtonProps): ReactNode {
  const { icon, label, keys, size = 'medium', placement, ...rest } = props;
  return (
    <Tooltip words={label} keys={keys} placement={placement}>
      <AriaButton {...rest} aria-label={label} className={cx(styles, 'button', size)}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}
