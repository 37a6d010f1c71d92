import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import type { SwitchProps as AriaSwitchProps } from 'react-aria-components';
import styles from './Switch.module.css';

export interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
}

/** On or off, with immediate effect. */
export function Switch(props: SwitchProps): ReactNode {
  const { label, hint, ...rest } = props;
  return (
    <AriaSwitch {...rest} className={styles['switch'] ?? ''}>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['knob']} />
      </span>
      <span className={styles['words']}>
        {label}
        {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
      </span>
    </AriaSwitch>
  );
}
