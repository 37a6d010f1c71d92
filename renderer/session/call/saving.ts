import { summarise } from '#shared/domain/pipeline.ts';
import { callUseOf } from '#shared/domain/prompt/callUse.ts';
import type { Ms } from '#shared/lib/units.ts';
import type { CallSummary } from '#shared/model/callSummary.ts';
import type { Bridge } from '../bridge.ts';
import type { Clock } from '../clock.ts';
import type { EndedCall } from '../types.ts';
import { createCounting } from './counting.ts';
import type { Journal } from './journal.ts';

export interface SavingOptions {
  readonly journal: Journal;
  readonly save: Bridge['calls.save'];
  readonly recordUse: Bridge['templates.recordUse'];
  readonly clock: Clock;
  readonly onState: (save: EndedCall['save']) => void;
}

/** Gets an ended call's summary into the store. Until then its journal is the record. */
export interface Saving {
  /** Null where the call could not be summed up; its journal is kept. */
  readonly summary: CallSummary | null;
  /** Tries now. @returns whether it is saved; never rejects */
  readonly attempt: () => Promise<boolean>;
}

/** Pauses between attempts by itself; then it is up to the agent, or to the next start. */
const TRY_AGAIN_MS: readonly Ms[] = [5000, 10_000, 20_000, 40_000, 60_000];

function sumUp(journal: Journal): CallSummary | null {
  try {
    return summarise(journal.events(), { recovered: false, notes: '' });
  } catch {
    return null;
  }
}

export function createSaving(options: SavingOptions): Saving {
  const { journal, clock } = options;
  const summary = sumUp(journal);
  const count = createCounting(callUseOf(journal.events()), { record: options.recordUse, clock });
  let running: Promise<boolean> | null = null;
  let saved = false;
  let failures = 0;
  let cancel: () => void = () => undefined;

  const run = async (): Promise<boolean> => {
    cancel();
    options.onState('saving');
    await journal.flush();
    if (summary !== null) {
      await count();
      await journal.pause();
      try {
        await options.save(summary);
        journal.close();
        saved = true;
        options.onState('saved');
        return true;
      } catch {
        journal.resume();
      }
    }
    const pause = TRY_AGAIN_MS[failures];
    failures += 1;
    if (pause !== undefined) cancel = clock.after(pause, () => void attempt());
    options.onState('failed');
    return false;
  };
  const attempt = (): Promise<boolean> => {
    if (saved) return Promise.resolve(true);
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  return { summary, attempt };
}
