import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

/** What an element listens for to tell whether somebody has their hand on it. */
export interface HeldProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocusCapture: (event: FocusEvent) => void;
  readonly onBlurCapture: (event: FocusEvent) => void;
}

/**
 * Tells once when the pointer or the keyboard's focus goes in, and once when both are out, or the
 * element goes. Focus that a click left behind does not count: it would hold on for the whole call.
 */
export function useHeld(onHeld: (held: boolean) => void): HeldProps {
  const ref = useRef<HTMLDivElement>(null);
  const hands = useRef({ pointer: false, focus: false, told: false });
  const tell = useRef(onHeld);
  useEffect(() => {
    tell.current = onHeld;
  });
  const change = (patch: { readonly pointer?: boolean; readonly focus?: boolean }): void => {
    const next = { ...hands.current, ...patch };
    const held = next.pointer || next.focus;
    hands.current = { ...next, told: held };
    if (held !== next.told) tell.current(held);
  };
  // A card that goes with the focus in it tells nobody.
  useEffect(() => {
    if (
      hands.current.focus &&
      !(ref.current?.contains(ref.current.ownerDocument.activeElement) ?? false)
    )
      change({ focus: false });
  });
  useEffect(
    () => () => {
      if (hands.current.told) tell.current(false);
      hands.current = { pointer: false, focus: false, told: false };
    },
    [],
  );
  return {
    ref,
    onPointerEnter: () => change({ pointer: true }),
    onPointerLeave: () => change({ pointer: false }),
    onFocusCapture: ({ target }) => change({ focus: target.matches(':focus-visible') }),
    onBlurCapture: ({ relatedTarget, currentTarget }) => {
      // In a window of its own the panel's nodes are of another class.
      if (relatedTarget === null || !currentTarget.contains(relatedTarget as Node))
        change({ focus: false });
    },
  };
}
