import { isSampled } from '#shared/domain/review/sample.ts';
import { isUnhappy } from '#shared/domain/review/verdict.ts';
import type { CallFilters, CallLine } from '#shared/contract/desk.ts';

/** Why a call waits for a look. */
export type Reason = 'disputed' | 'unusual' | 'unhappy' | 'sampled';

/**
 * Why a call is in the inbox; none where it is there only because nobody reviewed it. That a review
 * is disputed is known of the list that asks for those.
 */
export function reasonsOf(line: CallLine, inbox: CallFilters['inbox']): readonly Reason[] {
  const reasons: readonly (Reason | false)[] = [
    inbox === 'disputed' && 'disputed',
    isUnhappy(line) && 'unhappy',
    line.unusual.length > 0 && 'unusual',
    isSampled(line.callId) && 'sampled',
  ];
  return reasons.filter((reason) => reason !== false);
}
