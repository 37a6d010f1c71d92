import type { Zone } from '#shared/lib/localTime.ts';
import type { EpochMs, Ms } from '#shared/lib/units.ts';

/** Time, passed in so that tests can hold it. */
export interface Clock {
  /** Never runs backwards during a call, whatever is done to the machine's clock. */
  now(): EpochMs;
  /** @returns the function that calls it off */
  after(delayMs: Ms, act: () => void): () => void;
}

/** A clock that runs evenly, and follows the machine's only when it is told to. */
export interface WindowClock extends Clock {
  /** Takes over what the machine's clock says now; for moments in which nothing is measured. */
  setRight(): void;
}

/** So far the two may be apart without anybody caring; a machine's clock is trimmed all the time. */
const TOLERANCE_MS: Ms = 250;

/**
 * Counts evenly from what the machine's clock said at first. That alone would be wrong after a
 * while: Linux and macOS count no time while they sleep, and a clock may be set. So a window that is
 * open for days has it set right, but never during a call, whose durations would jump.
 * @param source `ticks` never runs backwards; `wall` is the machine's clock and may jump
 */
export function createWindowClock(source: {
  readonly startedAt: EpochMs;
  readonly ticks: () => Ms;
  readonly wall: () => EpochMs;
}): WindowClock {
  let zero = source.startedAt;
  const now = (): EpochMs => zero + source.ticks();
  return {
    now,
    after(delayMs, act) {
      const timer = setTimeout(act, Math.max(0, delayMs));
      return () => clearTimeout(timer);
    },
    setRight() {
      const off = source.wall() - now();
      if (Math.abs(off) > TOLERANCE_MS) zero += off;
    },
  };
}

export const windowClock = createWindowClock({
  startedAt: performance.timeOrigin,
  ticks: () => performance.now(),
  wall: () => Date.now(),
});

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
