/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a separator that can be moved is a control with a focus and keys (WAI-ARIA 1.2), which no hr is */
import { useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { PANEL_WIDTH } from '#shared/model/settings.ts';
import { useText } from '#renderer/ui/i18n/useText.ts';
import styles from './panel.module.css';

/** How far one press of an arrow key moves it, CSS pixels. */
const STEP = 16;

const fit = (width: number): number =>
  Math.round(Math.min(PANEL_WIDTH.max, Math.max(PANEL_WIDTH.min, width)));

/**
 * The line between the call and the panel: dragged, or moved with the arrow keys; Home or a double
 * press lets the window decide again.
 */
export function Divider(props: {
  /** How wide the panel is now; read when a move begins. */
  readonly current: () => number;
  readonly width: number | null;
  /** While it moves. */
  readonly onMove: (width: number) => void;
  /** Where it came to rest; null is as the window has room. */
  readonly onRest: (width: number | null) => void;
}): ReactNode {
  const t = useText();
  const drag = useRef<{ readonly x: number; readonly from: number; to: number } | null>(null);
  const [moving, setMoving] = useState(false);
  /** Where it stands by the window's own room, as far as it was asked: that changes by itself. */
  const [found, setFound] = useState<number>(PANEL_WIDTH.min);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = props.current();
    drag.current = { x: event.clientX, from, to: from };
    setMoving(true);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current === null) return;
    drag.current.to = fit(drag.current.from + drag.current.x - event.clientX);
    props.onMove(drag.current.to);
  };
  const onPointerUp = (): void => {
    const moved = drag.current;
    drag.current = null;
    setMoving(false);
    if (moved !== null && moved.to !== moved.from) props.onRest(moved.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (event.key === 'Home') props.onRest(null);
    else if (step === undefined) return;
    else props.onRest(fit(props.current() + step));
    event.preventDefault();
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('panel.divider')}
      aria-valuemin={PANEL_WIDTH.min}
      aria-valuemax={PANEL_WIDTH.max}
      aria-valuenow={props.width ?? found}
      aria-valuetext={
        props.width === null ? t('panel.dividerAuto') : t('panel.dividerAt', { width: props.width })
      }
      className={styles['divider']}
      data-moving={moving || undefined}
      onFocus={() => setFound(fit(props.current()))}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => props.onRest(null)}
      onKeyDown={onKeyDown}
    />
  );
}
