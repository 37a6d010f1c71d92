import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/**
 * A place's heading. When its place appears, the window takes its name, and the focus lands here
 * unless the place has a better one for it.
 */
export function ScreenTitle(props: {
  readonly children: string;
  readonly shown?: boolean;
  readonly takesFocus?: boolean;
}): ReactNode {
  const { children, shown = true, takesFocus = false } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shown) document.title = `${children} · Hearback`;
  }, [children, shown]);
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
