/** Something that is kept for as long as the tab lives. */
export interface TabMemory<T> {
  readonly read: () => T | null;
  readonly write: (value: T) => void;
  readonly forget: () => void;
}

/**
 * Keeps a value in the tab's sessionStorage: it outlives a reload, dies with the tab and is sent to
 * no one. Where the browser forbids storage, nothing is kept.
 * @param storage null keeps nothing
 * @param parse reads the JSON that is there, which may be anything
 */
export function keepInTab<T>(
  key: string,
  storage: Storage | null,
  parse: (found: unknown) => T | null,
): TabMemory<T> {
  const attempt = <R>(act: () => R, otherwise: R): R => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  return {
    read: () => attempt(() => parse(JSON.parse(storage?.getItem(key) ?? 'null')), null),
    write: (value) => attempt(() => storage?.setItem(key, JSON.stringify(value)), undefined),
    forget: () => attempt(() => storage?.removeItem(key), undefined),
  };
}
