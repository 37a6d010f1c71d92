import { useCallback, useEffect, useRef, useState } from 'react';
import type { IpcFailure } from '#shared/contract/ipc.ts';
import type { ImportList } from '#shared/contract/deskImportsIpc.ts';
import type { Result } from '#shared/lib/result.ts';
import { useDesk } from '../desk/desk.ts';

export interface ImportsSeen {
  /** Null until it is known. */
  readonly list: ImportList | null;
  readonly failure: IpcFailure | null;
  /** Begins again after a failure. */
  readonly again: () => void;
  /** Takes what an order was answered with. @returns the failure, if it was one */
  readonly take: (answer: Promise<Result<ImportList, IpcFailure>>) => Promise<IpcFailure | null>;
}

/** Follows main's list of recordings: each question is answered once there is something new. */
export function useImports(): ImportsSeen {
  const { desk } = useDesk();
  const [list, setList] = useState<ImportList | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  // Answers may overtake each other: the newest counts.
  const show = useCallback(
    (next: ImportList) =>
      setList((before) => (before !== null && before.revision > next.revision ? before : next)),
    [],
  );
  const follow = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      let after = -1;
      while (!signal.aborted) {
        const answer = await desk['desk.imports']({ after });
        if (signal.aborted) return;
        if (!answer.ok) return setFailure(answer.error);
        after = answer.value.revision;
        setFailure(null);
        show(answer.value);
      }
    },
    [desk, show],
  );
  const scope = useRef<AbortController | null>(null);
  const again = useCallback(() => {
    scope.current?.abort();
    scope.current = new AbortController();
    void follow(scope.current.signal);
  }, [follow]);
  useEffect(() => {
    again();
    return () => scope.current?.abort();
  }, [again]);
  const take = useCallback(
    async (asked: Promise<Result<ImportList, IpcFailure>>) => {
      const answer = await asked;
      if (answer.ok) show(answer.value);
      return answer.ok ? null : answer.error;
    },
    [show],
  );
  return { list, failure, take, again };
}
