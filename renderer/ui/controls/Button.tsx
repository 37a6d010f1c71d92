import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { cx } from '../theme/cx.ts';
import styles from './Button.module.css';

/** `danger` is for ending and deleting alone. */
type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'isPending' | 'onPress'
> {
  readonly kind?: ButtonKind;
  readonly size?: 'small' | 'medium' | 'large';
  /** As wide as its place. */
  readonly wide?: boolean;
  /** At work: keeps focus and words, takes no presses. */
  readonly isPending?: boolean;
  readonly icon?: ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words; the icon before them is decoration. */
export function Button(props: ButtonProps): ReactNode {
  const { kind = 'secondary', size = 'medium', wide = false, icon, children, ...others } = props;
  // React-aria's own pending state leaves an announcement behind that points at nothing once the
  // button is gone.
  const { isPending = false, onPress, ...rest } = others;
  return (
    <AriaButton
      {...rest}
      onPress={() => {
        if (!isPending) onPress?.();
      }}
      className={cx(styles, 'button', kind, size, wide && 'wide', isPending && 'pending')}
    >
      {icon !== undefined && <span aria-hidden="true">{icon}</span>}
      <span>{children}</span>
    </AriaButton>
  );
}
