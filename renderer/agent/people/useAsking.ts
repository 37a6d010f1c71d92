import { useRef, useState } from 'react';
import type { Outcome } from '#renderer/session/index.ts';

export interface Asking {
  readonly state: 'idle' | 'asking' | 'done';
  /** The hub's own sentence, where it said no; null else. */
  readonly problem: string | null;
  /** Something was changed since: what was said of the last request is past. */
  readonly forget: () => void;
  /** Asks, unless a request is under way. @returns the answer; null where there is none */
  readonly ask: <T>(request: () => Outcome<T>) => Promise<{ readonly value: T } | null>;
}

/** A request to the hub by the press of a button. */
export function useAsking(): Asking {
  const [state, setState] = useState<Asking['state']>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = useRef(false);
  return {
    state,
    problem,
    forget: () => {
      if (!underWay.current) setState('idle');
      setProblem(null);
    },
    ask: async (request) => {
      if (underWay.current) return null;
      underWay.current = true;
      setState('asking');
      const result = await request();
      underWay.current = false;
      setState(result.ok ? 'done' : 'idle');
      setProblem(result.ok ? null : result.error.message);
      return result.ok ? { value: result.value } : null;
    },
  };
}
