import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReviewDraft } from '#shared/contract/desk.ts';
import type { CallId } from '#shared/model/call.ts';
import type { Review } from '#shared/model/review.ts';
import type { Outcome } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import { DraftKeeper, draftOf } from './draftKeeper.ts';
import type { DraftState } from './draftKeeper.ts';

export interface DraftInHand {
  readonly draft: ReviewDraft;
  readonly state: DraftState;
  readonly change: (change: Partial<ReviewDraft>) => void;
  /** Saves what is not saved yet. */
  readonly flush: () => Outcome<Review | null>;
}

/** One's own review of a call while it is a draft; it saves itself, also when the page is left. */
export function useReviewDraft(callId: CallId, own: Review | null): DraftInHand {
  const { desk } = useDesk();
  const [draft, setDraft] = useState<ReviewDraft>(() => draftOf(own));
  const [state, setState] = useState<DraftState>('saved');
  const [keeper] = useState(
    () =>
      new DraftKeeper(draft, (next) => desk['desk.saveReview']({ callId, draft: next }), setState),
  );
  useEffect(() => () => void keeper.flush(), [keeper]);
  const change = useCallback(
    (part: Partial<ReviewDraft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      keeper.change(next);
    },
    [draft, keeper],
  );
  return useMemo(
    () => ({ draft, state, change, flush: () => keeper.flush() }),
    [draft, state, change, keeper],
  );
}
