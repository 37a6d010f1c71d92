import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { cx } from '#renderer/ui/theme/cx.ts';
import styles from './Frame.module.css';

/** The page around every screen but the call: one column, one heading, one thing to do. */
export function Frame(props: {
  readonly title: string;
  /** A picture above the heading that says the same without words. */
  readonly sign?: ReactNode;
  /** Something is on its way: the sign breathes. */
  readonly waiting?: boolean;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <main className={styles['frame']}>
      {props.sign !== undefined && (
        <div className={cx(styles, 'sign', props.waiting === true && 'waiting')} aria-hidden="true">
          {props.sign}
        </div>
      )}
      <Heading>{props.title}</Heading>
      {props.children}
    </main>
  );
}

/** Takes the focus when its screen comes up, so that a screen reader says where one is now. */
function Heading(props: { readonly children: ReactNode }): ReactNode {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return (
    <h1 ref={ref} tabIndex={-1} className={styles['title']}>
      {props.children}
    </h1>
  );
}

/** Running text of a screen. */
export function Words(props: { readonly children: ReactNode }): ReactNode {
  return <p className={styles['words']}>{props.children}</p>;
}

/** The screen's buttons, the main one first. */
export function Actions(props: {
  /** Stays at the window's edge while there is more than fits: in reach, and never moved by it. */
  readonly stays?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={cx(styles, 'actions', props.stays === true && 'stays')}>{props.children}</div>
  );
}
