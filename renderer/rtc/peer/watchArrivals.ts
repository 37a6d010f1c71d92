import type { Ms } from '#shared/lib/units.ts';
import { LOOK_CLOSELY_MS, LOOK_MS, noArrivals, SILENT_MS, stepArrivals } from './arrivals.ts';

export interface ArrivalWatch {
  /** For how long nothing has arrived, as of the last look. */
  readonly quietMs: () => Ms;
}

export interface ArrivalWatchOptions {
  /** What has arrived so far (see countArrivals); null while there is nothing to look at yet. */
  readonly count: () => Promise<number | null>;
  /** Nothing has arrived for SILENT_MS. */
  readonly onSilence: () => void;
  /** Something arrives again. */
  readonly onSound: () => void;
  readonly signal: AbortSignal;
}

/** Looks once a second whether anything arrives, more often once nothing does. */
export function watchArrivals(options: ArrivalWatchOptions): ArrivalWatch {
  const { signal } = options;
  let arrivals = noArrivals;
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    const count = await options.count();
    if (signal.aborted || count === null) return;
    arrivals = stepArrivals(arrivals, count, performance.now());
    if (arrivals.quietMs >= SILENT_MS) {
      silent = true;
      options.onSilence();
    } else if (arrivals.quietMs === 0 && silent) {
      silent = false;
      options.onSound();
    }
  };
  const lookOn = async (): Promise<void> => {
    await look().catch(() => undefined);
    again();
  };
  const again = (): void => {
    if (signal.aborted) return;
    const wait = arrivals.quietMs > 0 ? LOOK_CLOSELY_MS : LOOK_MS;
    timer = setTimeout(() => void lookOn(), wait);
  };
  again();
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return { quietMs: () => arrivals.quietMs };
}

/** Says that this side is there, once a second, until the signal aborts. */
export function keepAlive(signal: AbortSignal, say: () => void): void {
  const timer = setInterval(say, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
