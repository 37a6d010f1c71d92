import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria/PortalProvider';
import { PANEL_WIDTH } from '#shared/model/settings.ts';
import { cx } from '#renderer/ui/theme/cx.ts';
import { useKeys } from '../../desk/keys.ts';
import { Divider } from './Divider.tsx';
import { PanelContext, usePanelState } from './panel.ts';
import { PanelStrip } from './PanelStrip.tsx';
import { PanelWindow } from './PanelWindow.tsx';
import styles from './panel.module.css';

/**
 * The call with the panel at its side, hidden, or in a window of its own. The panel is drawn into
 * one element that is carried from place to place, so that nothing in it begins anew.
 */
export function PanelPlace(props: {
  readonly call: ReactNode;
  readonly panel: ReactNode;
}): ReactNode {
  const panel = usePanelState();
  const { panelWidth, panelLarge, panelHidden, panelDetached, change } = panel;
  const [element] = useState(newElement);
  const slot = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const beside = !panelHidden && !panelDetached;

  useLayoutEffect(() => {
    if (!panelDetached) slot.current?.append(element);
  }, [element, panelDetached]);

  useKeys({
    l: () => change({ panelLarge: !panelLarge }),
    d: () => change({ panelDetached: !panelDetached }),
    p: panelDetached ? undefined : () => change({ panelHidden: !panelHidden }),
  });

  const width = dragged ?? panelWidth;
  return (
    <PanelContext value={panel}>
      <div
        className={cx(styles, 'place', !beside && 'alone')}
        style={columnsFor(beside ? width : null)}
      >
        {props.call}
        {beside ? (
          <Divider
            current={() => slot.current?.getBoundingClientRect().width ?? 0}
            width={width}
            onMove={setDragged}
            onRest={(to) => {
              setDragged(null);
              change({ panelWidth: to });
            }}
          />
        ) : (
          <PanelStrip />
        )}
        <div ref={slot} className={styles['slot']} hidden={!beside} />
      </div>
      {panelDetached && (
        <PanelWindow panel={element} onClosed={() => change({ panelDetached: false })} />
      )}
      {createPortal(
        // Tooltips and lists open in the window that the panel is in.
        <PortalProvider getContainer={() => element.ownerDocument.body}>
          <div className={cx(styles, 'panel', panelLarge && 'large')}>{props.panel}</div>
        </PortalProvider>,
        element,
      )}
    </PanelContext>
  );
}

/** The panel's own width, as far as it leaves the call the 540 pixels that it needs. */
function columnsFor(width: number | null): CSSProperties {
  if (width === null) return {};
  const { min } = PANEL_WIDTH;
  const panel = `clamp(${min}px, ${width}px, max(${min}px, 100% - 540px))`;
  return { gridTemplateColumns: `minmax(0, 1fr) auto ${panel}` };
}

/** What the panel is drawn into, wherever it stands. */
function newElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = styles['panel'] ?? '';
  return element;
}
