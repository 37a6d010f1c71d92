import type { Ms } from '#shared/lib/units.ts';
import {
  ALIVE_MS,
  countArrivals,
  LOOK_CLOSELY_MS,
  LOOK_MS,
  noArrivals,
  QUIET_MS,
  SILENT_MS,
  stepArrivals,
} from './arrivals.ts';

export interface ArrivalWatch {
  /** For how long nothing has arrived, as of the last look. */
  readonly quietMs: () => Ms;
  /** Looks now, in place of the next look that was due. @returns what it saw */
  readonly look: () => Promise<RTCStatsReport>;
}

export interface ArrivalWatchOptions {
  readonly ask: () => Promise<RTCStatsReport>;
  /** Something is meant to arrive by now. */
  readonly isOn: () => boolean;
  /** Nothing has arrived for QUIET_MS; once in a silence. */
  readonly onQuiet: () => void;
  /** Nothing has arrived for SILENT_MS. */
  readonly onSilence: () => void;
  /** Something arrives again. */
  readonly onSound: () => void;
  readonly signal: AbortSignal;
}

/** Looks whether anything arrives, more often once nothing does. */
export function watchArrivals(options: ArrivalWatchOptions): ArrivalWatch {
  const { signal } = options;
  let arrivals = noArrivals;
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = (count: number): void => {
    const before = arrivals.quietMs;
    arrivals = stepArrivals(arrivals, count, performance.now());
    const { quietMs } = arrivals;
    if (before < QUIET_MS && quietMs >= QUIET_MS) options.onQuiet();
    if (quietMs >= SILENT_MS) {
      silent = true;
      options.onSilence();
    } else if (quietMs === 0 && silent) {
      silent = false;
      options.onSound();
    }
  };
  const look = async (): Promise<RTCStatsReport> => {
    clearTimeout(timer);
    try {
      const report = await options.ask();
      if (!signal.aborted && options.isOn()) take(countArrivals(report.values()));
      return report;
    } finally {
      again();
    }
  };
  const again = (): void => {
    clearTimeout(timer);
    if (signal.aborted) return;
    const wait = arrivals.quietMs > 0 ? LOOK_CLOSELY_MS : LOOK_MS;
    timer = setTimeout(() => void look().catch(() => undefined), wait);
  };
  again();
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return { quietMs: () => arrivals.quietMs, look };
}

/** Says that this side is there, every ALIVE_MS, until the signal aborts. */
export function keepAlive(signal: AbortSignal, say: () => void): void {
  const timer = setInterval(say, ALIVE_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
