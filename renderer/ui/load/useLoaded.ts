import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/lib/result.ts';

export type Loaded<T, E> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: E };

/**
 * Fetches something when the component appears, and again on `reload`. An answer that comes after
 * the question changed is dropped; a reload keeps the old value on the screen meanwhile.
 * @param load must be stable (useCallback): a new function is a new question
 */
export function useLoaded<T, E>(
  load: () => Promise<Result<T, E>>,
): {
  readonly loaded: Loaded<T, E>;
  readonly reload: () => void;
} {
  const [loaded, setLoaded] = useState<Loaded<T, E>>({ state: 'loading' });
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
