import { useCallback, useEffect, useRef, useState } from 'react';
import type { IpcFailure } from '#shared/contract/ipc.ts';
import type { CallFilters, CallLine, CallPage } from '#shared/contract/desk.ts';
import { useDesk } from '../desk/desk.ts';

/** Lines a page; one screen holds about ten. */
export const PAGE_LINES = 50;
/** The most that one answer may hold. */
const MOST_LINES = 200;

export interface Calls {
  /** Null until the first answer. */
  readonly lines: readonly CallLine[] | null;
  readonly failure: IpcFailure | null;
  /** There are more; null where the list is whole. */
  readonly more: (() => void) | null;
  /** Asks again for as much as is on the screen. */
  readonly reload: () => void;
}

/**
 * The calls that fit some filters, page by page. A reload leaves what is on the screen until its
 * answer comes; an answer to an earlier question is dropped.
 * @param filters must be stable while the question is the same
 */
export function useCalls(filters: CallFilters): Calls {
  const { desk } = useDesk();
  const [page, setPage] = useState<(CallPage & { readonly of: CallFilters }) | null>(null);
  const [failure, setFailure] = useState<IpcFailure | null>(null);
  const question = useRef(0);
  const shown = useRef(0);

  const ask = useCallback(
    (after: CallPage['next'], limit: number, before: readonly CallLine[]): void => {
      question.current += 1;
      const asked = question.current;
      void desk['desk.calls']({ filters, after, limit }).then((result) => {
        if (asked !== question.current) return;
        setFailure(result.ok ? null : result.error);
        if (!result.ok) return;
        const lines = [...before, ...result.value.lines];
        shown.current = lines.length;
        setPage({ lines, next: result.value.next, of: filters });
      });
    },
    [desk, filters],
  );
  useEffect(() => {
    ask(null, PAGE_LINES, []);
    return () => {
      question.current += 1;
    };
  }, [ask]);

  // Lines of the question before are no answer to this one.
  const answer = page?.of === filters ? page : null;
  const next = answer?.next ?? null;
  const reload = useCallback(() => {
    ask(null, Math.min(MOST_LINES, Math.max(PAGE_LINES, shown.current)), []);
  }, [ask]);
  return {
    lines: answer?.lines ?? null,
    failure,
    more: next === null ? null : () => ask(next, PAGE_LINES, answer?.lines ?? []),
    reload,
  };
}
