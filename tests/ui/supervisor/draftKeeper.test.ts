import { expect, test, vi } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import type { ReviewDraft } from '#shared/contract/desk.ts';
import { DRAFT_PAUSE_MS, DraftKeeper, draftOf } from '#renderer/supervisor/call/draftKeeper.ts';
import { review } from '../snapshots/supervisor.ts';

const text = (words: string): ReviewDraft => ({
  ...draftOf(null),
  scores: [{ itemId: words, step: 1, rootCause: '' }],
});

test('what the hub keeps is told also where it was saved before', async () => {
  vi.useFakeTimers();
  try {
    const kept = review({ reviewId: 'kept' });
    const keeper = new DraftKeeper(
      draftOf(null),
      async () => ok(kept),
      () => undefined,
    );
    expect(await keeper.flush()).toEqual(ok(null));
    keeper.change(text('first'));
    await vi.advanceTimersByTimeAsync(DRAFT_PAUSE_MS);
    // It saved itself meanwhile: whoever shares it now has to know which one it is.
    expect(await keeper.flush()).toEqual(ok(kept));
  } finally {
    vi.useRealTimers();
  }
});
