/*
 * The agent's windows: the main one, and the panel's own while it is detached. Shortcuts work in
 * all of them.
 */

type Listener = (event: KeyboardEvent) => void;

const windows = new Set<Window>([window]);
const listeners = new Set<Listener>();

/** @returns the function that stops listening */
export function onKeyDownAnywhere(listener: Listener): () => void {
  listeners.add(listener);
  for (const each of windows) each.addEventListener('keydown', listener);
  return () => {
    listeners.delete(listener);
    for (const each of windows) each.removeEventListener('keydown', listener);
  };
}

/** Lets shortcuts work in another window too. @returns the function that ends it */
export function joinWindow(joined: Window): () => void {
  windows.add(joined);
  for (const listener of listeners) joined.addEventListener('keydown', listener);
  return () => {
    windows.delete(joined);
    for (const listener of listeners) joined.removeEventListener('keydown', listener);
  };
}
