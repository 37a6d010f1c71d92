import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/i18n/useText.ts';
import { openPanelWindow } from './panelWindow.ts';
import styles from './panel.module.css';

/** Keeps the panel in a window of its own for as long as it is there. */
export function PanelWindow(props: {
  readonly panel: HTMLElement;
  /** The window was closed, or could not be opened. */
  readonly onClosed: () => void;
}): ReactNode {
  const { panel } = props;
  const title = useText()('panel.windowTitle');
  const onClosed = useRef(props.onClosed);
  useEffect(() => {
    onClosed.current = props.onClosed;
  });
  useLayoutEffect(() => {
    const closed = (): void => onClosed.current();
    const className = styles['window'] ?? '';
    const bringBack = openPanelWindow(panel, { title, className, onClosed: closed });
    if (bringBack === null) closed();
    return bringBack ?? undefined;
  }, [panel, title]);
  return null;
}
