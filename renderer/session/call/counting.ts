import type { Ms } from '#shared/lib/units.ts';
import type { CallUse } from '#shared/model/libraryTemplate.ts';
import type { Bridge } from '../bridge.ts';
import type { Clock } from '../clock.ts';

/** Pauses between attempts; after the last one this call is left out of the figures. */
const TRY_AGAIN_MS: readonly Ms[] = [5000, 10_000, 20_000, 40_000, 60_000];

/**
 * Hands in what a call adds to the library's figures. Comes before its summary is saved: as long as
 * the journal is there, an interrupted call is counted again, and the store counts each call once.
 * Figures are no reason to hold a call back, so a failure stops nothing: it is tried again while the
 * window lives, up to the last pause.
 * @returns tries now; never rejects
 */
export function createCounting(
  use: CallUse | null,
  { record, clock }: { readonly record: Bridge['templates.recordUse']; readonly clock: Clock },
): () => Promise<void> {
  let counted = use === null;
  let failures = 0;
  let cancel: () => void = () => undefined;
  const attempt = async (): Promise<void> => {
    if (use === null || counted) return;
    cancel();
    try {
      await record(use);
      counted = true;
    } catch {
      const pause = TRY_AGAIN_MS[failures];
      failures += 1;
      if (pause !== undefined) cancel = clock.after(pause, () => void attempt());
    }
  };
  return attempt;
}
