import { useContext, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { NavContext } from '../desk/nav.ts';

/**
 * A screen's heading. When its screen appears, the focus lands here (so that keyboard and screen
 * reader start at the top) and the window takes its name.
 */
export function ScreenTitle(props: {
  readonly children: string;
  readonly className?: string | undefined;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const nav = useContext(NavContext);
  useEffect(() => {
    document.title = `${props.children} · Hearback`;
  }, [props.children]);
  useEffect(() => {
    if (nav?.settled.current === true) heading.current?.focus({ preventScroll: true });
  }, [nav]);
  return (
    <h1 ref={heading} tabIndex={-1} className={props.className}>
      {props.children}
    </h1>
  );
}
