import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** The share of a card from which it can be read: with less, its sentence is cut. */
const IN_SIGHT = 0.5;

/**
 * Tells which cards can be read: those of `ids` that stand inside `ref` and are not scrolled away.
 * Tells again on every change, and that there are none when the element goes.
 * @param ids what to look for, by the cards' `data-template`; none while the window is hidden
 * @param place changes when the element is carried into another window: it is watched there then
 */
export function useInSight(
  ref: RefObject<HTMLElement | null>,
  ids: readonly string[],
  place: boolean,
  onInSight: (ids: readonly string[]) => void,
): void {
  const tell = useRef(onInSight);
  useEffect(() => {
    tell.current = onInSight;
  });
  // By value: the lists are new at every render. The place is in it so that a move begins anew.
  const wanted = JSON.stringify([place, ...ids]);
  useEffect(() => {
    // The cards may stand in a window of their own: its viewport counts.
    const view = ref.current?.ownerDocument.defaultView;
    if (!ref.current || !view) return;
    const seen = new Set<string>();
    const report = (): void => tell.current([...seen]);
    const observer = new view.IntersectionObserver(
      (entries) => {
        for (const { target, intersectionRatio } of entries) {
          const id = target.getAttribute('data-template') ?? '';
          if (intersectionRatio >= IN_SIGHT) seen.add(id);
          else seen.delete(id);
        }
        report();
      },
      { threshold: IN_SIGHT },
    );
    const [, ...looked]: readonly unknown[] = JSON.parse(wanted);
    const cards = [...ref.current.querySelectorAll('[data-template]')].filter((card) =>
      looked.includes(card.getAttribute('data-template')),
    );
    for (const card of cards) observer.observe(card);
    // Nobody is told by the observer where it has nothing to look at.
    if (cards.length === 0) report();
    return () => observer.disconnect();
  }, [ref, wanted]);
  useEffect(() => () => tell.current([]), []);
}
