import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

type Placement = 'top' | 'bottom' | 'left' | 'right';

/** Words that appear on hover and on keyboard focus, with the key that does the same. */
export function Tooltip(props: {
  readonly words: string;
  readonly keys?: string | undefined;
  readonly placement?: Placement | undefined;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <TooltipTrigger delay={400} closeDelay={100}>
      {props.children}
      <AriaTooltip
        className={styles['tooltip'] ?? ''}
        placement={props.placement ?? 'top'}
        offset={8}
      >
        {props.words}
        {props.keys !== undefined && <Kbd keys={props.keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
