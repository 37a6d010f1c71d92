import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Outcome } from '#renderer/session/index.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure };

/**
 * Fetches something when the component appears, and again on `reload`. An answer that comes after
 * the question changed is dropped; a reload keeps the old value on the screen meanwhile.
 * @param load must be stable (useCallback): a new function is a new question
 */
export function useLoaded<T>(load: () => Outcome<T>): {
  readonly loaded: Loaded<T>;
  readonly reload: () => void;
} {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading' });
  const latest = useRef(0);
  const reload = useCallback(() => {
    latest.current += 1;
    const question = latest.current;
    void load().then((result) => {
      if (question !== latest.current) return;
      setLoaded(
        result.ok
          ? { state: 'ready', value: result.value }
          : { state: 'failed', failure: result.error },
      );
    });
  }, [load]);
  useEffect(() => {
    reload();
    return () => {
      latest.current += 1;
    };
  }, [reload]);
  return { loaded, reload };
}
