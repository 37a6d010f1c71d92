import type { Zone } from '#shared/lib/localTime.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';

/** Time, passed in so that tests can hold it. */
export interface Clock {
  /** Never runs backwards, whatever is done to the machine's clock. */
  now(): EpochMs;
  /** @returns the function that calls it off */
  after(delayMs: Ms, act: () => void): () => void;
}

export const windowClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
};

/** The clock on this machine's wall. */
export const windowZone: Zone = {
  offsetMinutesAt: (at) => -new Date(at).getTimezoneOffset(),
};

/** Calls `act` again and again until the signal aborts. */
export function every(clock: Clock, periodMs: Ms, signal: AbortSignal, act: () => void): void {
  if (signal.aborted) return;
  const next = (): (() => void) =>
    clock.after(periodMs, () => {
      cancel = next();
      act();
    });
  let cancel = next();
  signal.addEventListener('abort', () => cancel(), { once: true });
}
