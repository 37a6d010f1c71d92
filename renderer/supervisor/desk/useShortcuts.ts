import { useEffect, useRef } from 'react';
import { isTyping, keyName } from '#renderer/ui/keys/keyName.ts';

/** Listens for keys while the component is there. None fires while typing or in an open window. */
export function useShortcuts(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const name = keyName(event);
      const act = name === null ? undefined : current.current[name];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
