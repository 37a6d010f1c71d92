import { useEffect, useRef } from 'react';
import { isTyping, isWithin, keyName } from '#renderer/ui/keys/keyName.ts';
import { onKeyDownAnywhere } from './windows.ts';

export { isTyping, keyName } from '#renderer/ui/keys/keyName.ts';

const PRESSABLE = 'button, a[href], summary, [role=button], [role=tab], [role=switch]';

export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Listens for shortcuts while the component is there, in every window of the agent's. None fires while typing; Enter and Space
 * stay with a button that has the focus.
 */
export function useKeys(keys: KeyMap): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const name = keyName(event);
      if (name === null) return;
      const act = current.current[name];
      if (act === undefined) return;
      if (name === 'Enter' && isWithin(event.target, PRESSABLE)) return;
      event.preventDefault();
      act();
    };
    return onKeyDownAnywhere(onKeyDown);
  }, []);
}
